import { type Day, type Instant, swedishDay } from './time.ts';

const millisecondsOfHour = 3_600_000;
const millisecondsOfDay = 24 * millisecondsOfHour;

/** Month and day as one number, 606 for 6 June. Those of the law first, then the eves. */
const closedEveryYear: ReadonlySet<number> = new Set([101, 106, 501, 606, 1225, 1226, 1224, 1231]);

/** Långfredagen, annandag påsk and Kristi himmelsfärdsdag. Påskdagen and pingstdagen are Sundays. */
const closedDaysFromEaster: ReadonlySet<number> = new Set([-2, 1, 39]);

/**
 * Whether Swedish offices work on a day: not a Saturday, a Sunday, a public holiday, midsommarafton, julafton or
 * nyårsafton. Half days, as skärtorsdagen, are working days. Sources: lag (1989:253) om allmänna helgdagar as it
 * stands since 1 April 2005; for the eves semesterlag (1977:480) and 2 § lag (1930:173) om beräkning av lagstadgad
 * tid, by which a deadline set in law gives way on the very same days.
 */
export function isWorkingDay(day: Day): boolean {
  return isWorking(Date.parse(day));
}

/**
 * The moment at which an offer made at `from` runs out, when it stands `days` (1–30) whole working days: the
 * midnight in Sweden that ends the last of them. The day on which it is made is not one of them. At that very moment
 * the offer no longer stands.
 */
export function endOfWorkingDay(from: Instant, days: number): Instant {
  let last = Date.parse(swedishDay(from));
  for (let left = days; left > 0; ) {
    last += millisecondsOfDay;
    if (isWorking(last)) left -= 1;
  }
  return endOfDay(last);
}

/** The last Swedish day on which an offer still stands that runs out at `until`: the day that ends then. */
export function lastDayOf(until: Instant): Day {
  return swedishDay(new Date(Date.parse(until) - 1).toISOString());
}

/** Days are counted here as the milliseconds of their midnight in UTC: the time zone's calendar is slow. */
function isWorking(day: number): boolean {
  const date = new Date(day);
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const month = date.getUTCMonth() + 1;
  const dayOfMonth = date.getUTCDate();
  if (closedEveryYear.has(month * 100 + dayOfMonth)) return false;
  // Midsommarafton: midsommardagen is the Saturday among 20–26 June.
  if (weekday === 5 && month === 6 && dayOfMonth >= 19 && dayOfMonth <= 25) return false;
  return !closedDaysFromEaster.has((day - easterSunday(date.getUTCFullYear())) / millisecondsOfDay);
}

/**
 * Påskdagen of a year, as the milliseconds of its midnight in UTC. Source: the Gregorian computus in Meeus,
 * Astronomical Algorithms (1991), chapter 8; right for every year from 1583. The letters are his.
 */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

/** Midnight in Sweden is 22:00 UTC in summer time and 23:00 UTC else; the calendar says which. */
function endOfDay(day: number): Instant {
  const summer = new Date(day + 22 * millisecondsOfHour).toISOString();
  if (swedishDay(summer) !== summer.slice(0, 10)) return summer;
  return new Date(day + 23 * millisecondsOfHour).toISOString();
}
