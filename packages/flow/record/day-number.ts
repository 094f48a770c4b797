import type { Day } from '#ledger';
import type { DayNumber } from '../observed.ts';

const millisecondsOfDay = 86_400_000;

/** The number of a day: days since 1970-01-01. */
export function dayNumber(day: Day): DayNumber {
  return Math.round(Date.parse(day) / millisecondsOfDay);
}

/** The day of a number. */
export function dayOf(number: DayNumber): Day {
  return new Date(number * millisecondsOfDay).toISOString().slice(0, 10);
}
