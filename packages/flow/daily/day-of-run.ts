import { type Day, type Instant, swedishDay } from '#ledger';

/** The hour in Sweden from which a day's run is made: the night's registrations are in, and nobody is at work. */
const fromHour = 3;

const millisecondsOfHour = 3_600_000;
const swedishHour = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: 'numeric',
  hourCycle: 'h23',
});

/** The day whose run is to be made at a moment: before three in the morning that is still yesterday's. */
export function dayOfRun(now: Instant): Day {
  const hour = Number(swedishHour.format(new Date(now)));
  if (hour >= fromHour) return swedishDay(now);
  // An hour that the clock skips or repeats makes no difference: it is yesterday all the same.
  return swedishDay(new Date(Date.parse(now) - (hour + 2) * millisecondsOfHour).toISOString());
}
