/** A moment: RFC 3339, UTC, milliseconds, as `2026-03-01T08:00:00.000Z`. Strings order as moments do. */
export type Instant = string;

/** A calendar day in Sweden, as `2026-03-01`. */
export type Day = string;

const millisecondsOfDay = 86_400_000;

const swedishCalendar = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Sweden at a moment. */
export function swedishDay(instant: Instant): Day {
  return swedishCalendar.format(new Date(instant));
}

/** The moment a number of whole days (24 hours each) later. */
export function daysAfter(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) + days * millisecondsOfDay).toISOString();
}

/** The later of two moments. */
export function latest(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
