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

const swedishClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment as Swedes write it: "2026-11-20 kl. 10.30". */
export function swedishMoment(instant: Instant): string {
  return `${swedishDay(instant)} kl. ${swedishClock.format(new Date(instant)).replace(':', '.')}`;
}

/** The moment a number of whole days (24 hours each) later. */
export function daysAfter(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) + days * millisecondsOfDay).toISOString();
}

/** The later of two moments. */
export function latest(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
