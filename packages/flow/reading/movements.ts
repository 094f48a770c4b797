import type { Step } from '#insats';
import type { DayNumber, Window } from '../observed.ts';
import { dayNumber } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import type { Rung } from './ladder-flow.ts';
import type { Ended } from './shares.ts';

/** What happened in an insats in a window, by its ledger and by the periods that its provider has stated. */
export type Movements = {
  started: number;
  ended: readonly Ended[];
  /** Stated periods that lie partly within the window, and so are counted in none. */
  periodsLeftOut: number;
};

/** Where an insats stands: on its step, or beside the ladder. */
export function rungOf({ description: { step } }: FlowRecord): Rung {
  return step ?? 'parallel';
}

/** The step that people leave an insats from; null beside the ladder. */
export function stepOfRung(rung: Rung): Step | null {
  return rung === 'parallel' ? null : rung;
}

/**
 * Those who started and ended in a window. Placements that were carried into a ledger are never counted as started. A
 * stated period counts where it lies whole within the window: what it holds of either part, nobody knows.
 */
export function movementsIn(record: FlowRecord, window: Window): Movements {
  const within = (day: DayNumber) => day > window.from && day <= window.to;
  let started = 0;
  const ended: Ended[] = [];
  for (const { placement } of record.entries) {
    if (!placement) continue;
    const { startsOn, carriedIn, ending } = placement;
    if (startsOn !== null && !carriedIn && within(startsOn)) started += 1;
    if (ending && within(ending.on)) ended.push({ ...ending, count: 1 });
  }
  let periodsLeftOut = 0;
  for (const period of record.periods) {
    const [first, last] = [within(dayNumber(period.from)), within(dayNumber(period.to))];
    if (first && last) {
      started += period.started;
      ended.push(...period.ended);
    } else if (first || last) periodsLeftOut += 1;
  }
  return { started, ended, periodsLeftOut };
}
