import type { ChartTick } from './draw-lines.ts';

const shortMonths = [
  'jan',
  'feb',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'aug',
  'sep',
  'okt',
  'nov',
  'dec',
] as const;

const millisecondsOfDay = 86_400_000;
const mostMarks = 6;

/** A day as a place on a time axis: whole days. */
export function placeOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsOfDay;
}

/** Marks at the first of some months between two days, at most six of them. */
export function monthTicks(first: string, last: string): ChartTick[] {
  const months: string[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  for (;;) {
    const start = `${year}-${String(month).padStart(2, '0')}-01`;
    if (start > last) break;
    if (start >= first) months.push(start);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  const every = Math.ceil(months.length / mostMarks);
  const marked = months.filter((_, place) => place % every === 0);
  return marked.map((start) => ({
    at: placeOfDay(start),
    label: `${shortMonths[Number(start.slice(5, 7)) - 1]} ${start.slice(0, 4)}`,
  }));
}

/** Marks at so many days since somebody began: each half year. */
export function ageTicks(longest: number): ChartTick[] {
  const ticks: ChartTick[] = [{ at: 0, label: 'Start' }];
  const labels = ['6 mån', '1 år', '1,5 år', '2 år', '2,5 år', '3 år', '3,5 år', '4 år'];
  for (const [place, label] of labels.entries()) {
    const at = Math.round((place + 1) * 182.625);
    if (at > longest) break;
    ticks.push({ at, label });
  }
  return ticks;
}
