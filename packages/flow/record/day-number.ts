import type { Day } from '#ledger';

const millisecondsOfDay = 86_400_000;

/** A calendar day as a number: days since 1970-01-01. What the flow is counted in. */
export type DayNumber = number;

/** The number of a day. */
export function dayNumber(day: Day): DayNumber {
  return Math.round(Date.parse(day) / millisecondsOfDay);
}

/** The day of a number. */
export function dayOf(number: DayNumber): Day {
  return new Date(number * millisecondsOfDay).toISOString().slice(0, 10);
}
