import { betaQuantile } from '../special/beta-law.ts';
import { normalQuantile } from '../special/normal-law.ts';

/** A 95 % interval of a share. */
export type ShareLimits = { low: number; high: number };

const z95 = normalQuantile(0.975);

/** Wilson's interval for k of n (n ≥ 1): the usual choice, right on average. */
export function wilsonLimits(k: number, n: number): ShareLimits {
  const z2 = z95 * z95;
  const middle = (k + z2 / 2) / (n + z2);
  const reach = (z95 / (n + z2)) * Math.sqrt((k * (n - k)) / n + z2 / 4);
  return { low: k === 0 ? 0 : middle - reach, high: k === n ? 1 : middle + reach };
}

/** Clopper and Pearson's interval for k of n (n ≥ 1): never too narrow, so mostly too wide. */
export function clopperPearsonLimits(k: number, n: number): ShareLimits {
  return {
    low: k === 0 ? 0 : betaQuantile({ first: k, second: n - k + 1 }, 0.025),
    high: k === n ? 1 : betaQuantile({ first: k + 1, second: n - k }, 0.975),
  };
}
