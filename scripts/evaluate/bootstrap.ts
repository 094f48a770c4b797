/** A mean and the interval in which it lies with 95 % certainty. */
export type Interval = { mean: number; low: number; high: number };

/**
 * The mean of paired differences with its 95 % interval by the percentile bootstrap (Efron 1979; for search engines
 * Sakai 2006): the differences are drawn anew, with repeats, `draws` times, and the interval holds the middle 95 % of
 * the means. `random` answers numbers from 0 up to, not including, 1. Throws when there are no differences.
 */
export function bootstrapInterval(
  differences: readonly number[],
  random: () => number,
  draws = 10_000,
): Interval {
  const count = differences.length;
  if (count === 0) throw new Error('nothing was compared');
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < count; drawn += 1) sum += differences[Math.floor(random() * count)] ?? 0;
    return sum / count;
  }).sort((one, other) => one - other);
  const at = (share: number) => means[Math.min(draws - 1, Math.floor(share * draws))] ?? 0;
  return { mean: mean(differences), low: at(0.025), high: at(0.975) };
}

/** The mean; throws when there is nothing to take it of. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error('there is no mean of nothing');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
