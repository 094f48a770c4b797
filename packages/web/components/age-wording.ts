const zone = 'Europe/Stockholm';
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
const longDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const dayMilliseconds = 86_400_000;
/** Past this a number of days says less than the date does. */
const longestInDays = 30;

/**
 * How long ago something was, as people say it: «i dag 14:05», «i går 09:30», «för 3 dagar sedan» and, past thirty
 * days or ahead of `now`, «den 3 mars 2026». Days are calendar days in Sweden. Both are RFC 3339 instants.
 */
export function ageWording(then: string, now: string): string {
  const days = calendarDaysBetween(then, now);
  if (days === 0) return `i dag ${clock.format(new Date(then))}`;
  if (days === 1) return `i går ${clock.format(new Date(then))}`;
  if (days > 1 && days <= longestInDays) return `för ${days} dagar sedan`;
  return `den ${longDay.format(new Date(then))}`;
}

/** The whole moment in Swedish: «5 mars 2026 kl. 14:05». */
export function momentWording(instant: string): string {
  return `${longDay.format(new Date(instant))} kl. ${clock.format(new Date(instant))}`;
}

/** A day in Swedish: «5 mars 2026» for `2026-03-05`. */
export function dayWording(day: string): string {
  return longDay.format(new Date(`${day}T12:00:00Z`));
}

function calendarDaysBetween(then: string, now: string): number {
  const from = Date.parse(isoDay.format(new Date(then)));
  const to = Date.parse(isoDay.format(new Date(now)));
  return Math.round((to - from) / dayMilliseconds);
}
