import type { DayNumber, Window } from '../observed.ts';
import { dayNumber } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import type { ReadingMonths } from './insats-flow.ts';
import type { Ended } from './shares.ts';

const daysOfYear = 365;
/** Days that a reading leaves out: it tells of what happened, and of the latest days much is not written down yet. */
export const daysToWriteDown = 30;

/** So many months of days, up to and including one. */
export const windowBack = (to: DayNumber, months: ReadingMonths): Window => ({
  from: to - (daysOfYear * months) / 12,
  to,
});

/**
 * The endings that a reading counts, and the days that it counts them in. A ledger's: since it was opened, and not of
 * the latest days, within which endings are still to be written down. A provider's: of the periods that lie whole
 * within the months.
 */
export function countedEndings(
  record: FlowRecord,
  { today, months }: { today: DayNumber; months: ReadingMonths },
): { window: Window; endings: Ended[] } {
  if (record.ledgerSince === null) {
    const window = windowBack(today, months);
    return { window, endings: periodsWithin(record, window).flatMap(({ ended }) => ended) };
  }
  const { from, to } = windowBack(today - daysToWriteDown, months);
  const window = { from: Math.max(from, record.ledgerSince), to };
  const endings = record.entries.flatMap(({ placement }) => {
    const ending = placement?.ending;
    return ending && ending.on > window.from && ending.on <= to ? [{ ...ending, count: 1 }] : [];
  });
  return { window, endings };
}

/** The periods that a provider has stated of days that all lie within a window. */
export function periodsWithin({ periods }: FlowRecord, window: Window): FlowRecord['periods'] {
  return periods.filter(({ from, to }) => dayNumber(from) > window.from && dayNumber(to) <= window.to);
}
