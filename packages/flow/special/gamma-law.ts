import { logOnePlusMinus, logTwoPi, stirlingError } from './stirling.ts';
import { pointWithTails, type SlopingTails, type Tails } from './tails.ts';

/** A gamma distribution: mean shape / rate. */
export type GammaLaw = { shape: number; rate: number };

export const gammaMean = ({ shape, rate }: GammaLaw): number => shape / rate;

/** The probability that the gamma distributed is at most x. */
export function gammaBelow(law: GammaLaw, x: number): number {
  return x <= 0 ? 0 : gammaTails(law.shape, x * law.rate).below;
}

/** What the gamma distributed is at most, with probability p (0 < p < 1). */
export function gammaQuantile({ shape, rate }: GammaLaw, p: number): number {
  return unitGammaWithTails(shape, { below: p, above: 1 - p }) / rate;
}

/** The point of a gamma distribution with rate 1 that has these tails; exact also where one of them is tiny. */
export function unitGammaWithTails(shape: number, tails: Tails): number {
  const at = (logX: number) => gammaTails(shape, Math.exp(logX));
  return Math.exp(pointWithTails(tails, at, Math.log(shape)));
}

/**
 * Tails of a gamma distribution with rate 1, and their slope by ln x: series below shape + 1, continued fraction (by
 * Lentz) above. Abramowitz and Stegun 6.5.29 and 6.5.31.
 */
export function gammaTails(shape: number, x: number): SlopingTails {
  const slope = Math.exp(
    shape * logOnePlusMinus((x - shape) / shape, x / shape) +
      (Math.log(shape) - logTwoPi) / 2 -
      stirlingError(shape),
  );
  if (x < shape + 1) {
    const below = slope * seriesOf(shape, x);
    return { below, above: 1 - below, slope };
  }
  const above = slope * fractionOf(shape, x);
  return { below: 1 - above, above, slope };
}

function seriesOf(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; term > sum * Number.EPSILON * 0.1; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

function fractionOf(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; ; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < Number.EPSILON) return value;
  }
}
