import { kaplanMeier, stayQuantile, wilsonLimits } from '#flow';

/** A figure with its 95 % interval; null where the data do not reach it. */
export type Estimate = { value: number | null; low: number | null; high: number | null };

/** A share of n, with Wilson's interval. */
export function shareOf(k: number, n: number): Estimate & { of: number } {
  if (n === 0) return { value: null, low: null, high: null, of: 0 };
  return { value: k / n, ...wilsonLimits(k, n), of: n };
}

/** Days from a stop until it was found; null while it was not found in `followed` days. */
export type Sought = { days: number | null; followed: number };

/** Median days to find, by Kaplan and Meier: what was not found is censored on the last day that it was followed. */
export function medianDays(sought: readonly Sought[]): Estimate {
  const curve = kaplanMeier(
    // A stop may be found on its first day.
    sought.map(({ days, followed }) => ({ entry: -1, exit: days ?? followed, cause: days === null ? 0 : 1 })),
  );
  const { quantile: value, lower: low, upper: high } = stayQuantile(curve, 0.5);
  return { value, low, high };
}

/** Share found within so many days. Everybody here is followed for longer. */
export function foundWithin(sought: readonly Sought[], days: number): Estimate {
  return shareOf(sought.filter((one) => one.days !== null && one.days <= days).length, sought.length);
}

/** What one replicate saw: how often something happened in how many insats-years. */
export type Exposure = { count: number; years: number };

/**
 * How often in 100 insats-years. The interval takes each replicate as one observation, so alarms that follow each other
 * in one insats, or share one peer group, do not count as if they were independent.
 */
export function per100Years(replicates: readonly Exposure[]): Estimate {
  const count = replicates.reduce((sum, one) => sum + one.count, 0);
  const years = replicates.reduce((sum, one) => sum + one.years, 0);
  if (years === 0) return { value: null, low: null, high: null };
  const rate = count / years;
  // Nothing seen: the rule of three.
  if (count === 0) return { value: 0, low: 0, high: (100 * 3) / years };
  const spread = replicates.reduce((sum, one) => sum + (one.count - rate * one.years) ** 2, 0);
  const error = Math.sqrt((spread * replicates.length) / Math.max(1, replicates.length - 1)) / years;
  return {
    value: 100 * rate,
    low: Math.max(0, 100 * (rate - 1.96 * error)),
    high: 100 * (rate + 1.96 * error),
  };
}
