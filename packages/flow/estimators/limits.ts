import { normalQuantile } from '../special/normal-law.ts';

/** Limits of a 95 % interval; null where the estimate is 0 or 1 and they do not exist. */
export type Limits = { low: number | null; high: number | null };

const none: Limits = { low: null, high: null };

const z95 = normalQuantile(0.975);

/**
 * Limits by the complementary log-log of a probability that has happened: 1 − (1 − F)^exp(∓A),
 * A = z·se / [(1 − F)·|ln(1 − F)|]. They stay between 0 and 1.
 */
export function incidenceLimits(incidence: number, se: number): Limits {
  if (incidence <= 0 || incidence >= 1) return none;
  const logLeft = Math.log1p(-incidence);
  const width = (z95 * se) / ((1 - incidence) * -logLeft);
  const happened = (power: number) => -Math.expm1(logLeft * Math.exp(power));
  return { low: happened(-width), high: happened(width) };
}

/** The same by log-log of what is left: S^exp(±A), A = z·se / (S·|ln S|). R survival's `conf.type = "log-log"`. */
export function survivalLimits(survival: number, se: number): Limits {
  if (survival <= 0 || survival >= 1) return none;
  const width = (z95 * se) / (survival * Math.abs(Math.log(survival)));
  return { low: survival ** Math.exp(width), high: survival ** Math.exp(-width) };
}
