import type { Wait } from '#ledger';
import type { DayNumber } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { figuresOf } from '../watch/figures.ts';

/**
 * The predicted wait of a newcomer to each open insats on a day, in whole days. Left out where nothing tells, and where
 * there is none: a place that stands empty needs no prediction, and one that is held for somebody has no newcomer.
 */
export function waitsOf(records: readonly FlowRecord[], today: DayNumber): Map<string, Wait> {
  const waits = new Map<string, Wait>();
  for (const record of records) {
    if (record.status === 'closed') continue;
    const predicted = figuresOf(record, today)?.waitDaysAgo(0);
    if (!predicted || predicted.medianDays === 0) continue;
    waits.set(record.insats, {
      medianDays: Math.round(predicted.medianDays),
      lowDays: Math.round(predicted.lowDays),
      highDays: Math.round(predicted.highDays),
    });
  }
  return waits;
}
