import { gammaTails, unitGammaWithTails } from './gamma-law.ts';

/** The probability that the standard normal is at most z. */
export function normalBelow(z: number): number {
  const farther = z === 0 ? 1 : gammaTails(0.5, (z * z) / 2).above;
  return z < 0 ? farther / 2 : 1 - farther / 2;
}

/** What the standard normal is at most, with probability p (0 < p < 1). */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  const farther = 2 * Math.min(p, 1 - p);
  const z = Math.sqrt(2 * unitGammaWithTails(0.5, { below: 1 - farther, above: farther }));
  return p < 0.5 ? -z : z;
}
