import { meanOver } from './occupancy.ts';

const daysOfYear = 365;
/** A change shows first in a quarter, and surest in half a year. */
const shortSpans = [91, 182] as const;
/** Standard deviations beyond which chance seldom changes what joins, what leaves, or how many wait. */
export const beyondChance = 2;
/** From so many days on half a year can be compared with the same days a year before. */
export const daysCompared = daysOfYear + 182;

/** The sum over the latest so many days of a column, or over as many days up to some days ago. */
export function sumOver(counts: Float64Array, days: number, span: number, daysAgo = 0): number {
  const end = days - daysAgo;
  return meanOver(counts, end - span, end) * span;
}

/**
 * How far a count has risen since the same days a year before, in standard deviations of chance: seasons are no change.
 * The most of a quarter and half a year, and with `andYear` of a whole year where two are known. Negative infinity where
 * less than that is known.
 */
export function risenBy(counts: Float64Array, days: number, andYear = false): number {
  return changedBy(counts, days, 1, andYear);
}

/** The same for how far it has fallen. */
export function fallenBy(counts: Float64Array, days: number, andYear = false): number {
  return changedBy(counts, days, -1, andYear);
}

function changedBy(counts: Float64Array, days: number, sign: 1 | -1, andYear: boolean): number {
  if (days < daysCompared) return Number.NEGATIVE_INFINITY;
  const spans = andYear && days >= 2 * daysOfYear ? [...shortSpans, daysOfYear] : shortSpans;
  return Math.max(
    ...spans.map((span) => {
      const now = root(sumOver(counts, days, span));
      const before = root(sumOver(counts, days, span, daysOfYear));
      return sign * Math.SQRT2 * (now - before);
    }),
  );
}

/** The root of a count has a variance of a quarter, however large the count (Anscombe 1948), so a difference has a half. */
const root = (count: number) => Math.sqrt(count + 3 / 8);
