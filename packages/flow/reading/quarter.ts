import * as z from 'zod';
import type { DayNumber } from '../observed.ts';
import { dayNumber } from '../record/day-number.ts';

/** A quarter of a year: "2026-Q3". Quarters share no day and leave none out. */
export const quarter = z
  .string()
  .regex(/^20\d{2}-Q[1-4]$/, 'Skriv ett kvartal som år och nummer, till exempel 2026-Q3.');

export type Quarter = z.infer<typeof quarter>;

/** Days after a quarter within which its endings are written down. Until then its figures may still change. */
const quarterLagDays = 30;

/** The first and last day of a quarter, and the first day on which it may be published. */
export function daysOfQuarter(name: Quarter): {
  first: DayNumber;
  last: DayNumber;
  publishedFrom: DayNumber;
} {
  const year = Number(name.slice(0, 4));
  const number = Number(name.slice(6));
  const first = dayNumber(firstDay(year, number));
  const last = dayNumber(number === 4 ? firstDay(year + 1, 1) : firstDay(year, number + 1)) - 1;
  return { first, last, publishedFrom: last + 1 + quarterLagDays };
}

function firstDay(year: number, number: number): string {
  return `${year}-${String(3 * number - 2).padStart(2, '0')}-01`;
}

/** The latest quarter that may be published on a day. */
export function latestPublishable(today: DayNumber): Quarter {
  const over = new Date((today - quarterLagDays) * 86_400_000);
  const year = over.getUTCFullYear();
  const number = Math.floor(over.getUTCMonth() / 3);
  return number === 0 ? `${year - 1}-Q4` : `${year}-Q${number}`;
}
