import type { Window } from '../observed.ts';
import { dayNumber } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { isOnward } from './onward.ts';

/** The endings that a provider has stated for periods that lie whole within a window (from, to]. */
export function statedEndings(record: FlowRecord, { from, to }: Window): { endings: number; onward: number } {
  const within = record.periods.filter((one) => dayNumber(one.from) > from && dayNumber(one.to) <= to);
  let endings = 0;
  let onward = 0;
  for (const { ended } of within) {
    for (const { outcome, toStep, count } of ended) {
      endings += count;
      if (isOnward({ outcome, toStep }, record.description.step)) onward += count;
    }
  }
  return { endings, onward };
}
