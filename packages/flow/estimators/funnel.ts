import { normalBelow } from '../special/normal-law.ts';
import type { ObservedAgainstExpected } from './own-level.ts';

/** Where an insats stands in the funnel of its peers. Standard deviations from what is expected; negative is fewer. */
export type FunnelUnit = {
  /** As if nothing but chance told insatser apart. */
  z: number;
  /** The same, moved in to the limits of the funnel's outer tenths. */
  winsorised: number;
  /** With what else tells the peers apart counted as chance: the one to judge by. */
  overdispersed: number;
};

export type Funnel = {
  /** Mean of the squared winsorised z: 1 where nothing but chance tells the peers apart. */
  phi: number;
  /** Variance between the peers, of √(O/E). */
  tau2: number;
  /** The tenth and ninetieth percentile of z, which the outer tenths are moved in to. */
  q10: number;
  q90: number;
  units: readonly FunnelUnit[];
};

const outerShare = 0.1;

/**
 * Compares insatser of one peer group: z = (√(O/E) − 1) / √(1/(4E) + τ²), with the variance τ² between the peers from
 * their winsorised z (Spiegelhalter 2005, in the way of DerSimonian and Laird).
 *
 * @param units in order, each with something expected; fewer than two give τ² = 0
 */
export function funnel(units: readonly ObservedAgainstExpected[]): Funnel {
  const plain = units.map((unit) => standing(unit, 0));
  const sorted = plain.toSorted((one, other) => one - other);
  const q10 = sampleQuantile(sorted, outerShare);
  const q90 = sampleQuantile(sorted, 1 - outerShare);
  const winsorised = plain.map((z) => Math.min(Math.max(z, q10), q90));
  const phi = winsorised.reduce((sum, z) => sum + z * z, 0) / Math.max(1, units.length);
  const tau2 = varianceBetween(units, phi);
  return {
    phi,
    tau2,
    q10,
    q90,
    units: units.map((unit, index) => ({
      z: plain[index] ?? 0,
      winsorised: winsorised[index] ?? 0,
      overdispersed: standing(unit, tau2),
    })),
  };
}

/** The probability of a standing as low as this, or lower, by chance: what lists of the lowest are controlled by. */
export function lowByChance({ overdispersed }: FunnelUnit): number {
  return normalBelow(overdispersed);
}

function standing({ observed, expected }: ObservedAgainstExpected, tau2: number): number {
  return (Math.sqrt(observed / expected) - 1) / Math.sqrt(1 / (4 * expected) + tau2);
}

function varianceBetween(units: readonly ObservedAgainstExpected[], phi: number): number {
  const weights = units.map(({ expected }) => 4 * expected);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  const spread = units.length * phi - (units.length - 1);
  return spread <= 0 || units.length < 2 ? 0 : spread / (sum - squares / sum);
}

/** Between the numbers on either side, in proportion: R's type 7. */
function sampleQuantile(sorted: readonly number[], prob: number): number {
  const place = (sorted.length - 1) * prob;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (place - Math.floor(place)) * (high - low);
}
