import type { DayNumber } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { type FlowBaseline, freezeBaseline } from './baseline.ts';

const mostDays = 2 * 365;

/** The baseline of the two years until a day, or of what there has been a ledger for. */
export function baselineUntil(
  records: readonly FlowRecord[],
  today: DayNumber,
  version: number,
): FlowBaseline {
  const begun = records.flatMap(({ ledgerSince }) => (ledgerSince === null ? [] : [ledgerSince]));
  const from = Math.max(Math.min(...begun, today), today - mostDays);
  return freezeBaseline(records, { from, to: today }, version);
}
