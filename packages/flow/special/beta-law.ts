import { logOnePlusMinus, logTwoPi, stirlingError } from './stirling.ts';
import { pointWithTails, type SlopingTails } from './tails.ts';

/** A beta distribution: mean first / (first + second). */
export type BetaLaw = { first: number; second: number };

export const betaMean = ({ first, second }: BetaLaw): number => first / (first + second);

/** The probability that the beta distributed is at most x. */
export function betaBelow(law: BetaLaw, x: number): number {
  if (x <= 0) return 0;
  return x >= 1 ? 1 : betaTails(law, x, 1 - x).below;
}

/** What the beta distributed is at most, with probability p (0 < p < 1). */
export function betaQuantile(law: BetaLaw, p: number): number {
  return 1 / (1 + Math.exp(-logOddsWith(law, p)));
}

/** What the F distributed with these degrees of freedom is at most, with probability p (0 < p < 1). */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  const law = { first: numerator / 2, second: denominator / 2 };
  return (denominator / numerator) * Math.exp(logOddsWith(law, p));
}

/** The quantile as ln x/(1−x), which tells numbers near 1 apart as well as those near 0. */
function logOddsWith(law: BetaLaw, p: number): number {
  const at = (logOdds: number) => betaTails(law, 1 / (1 + Math.exp(-logOdds)), 1 / (1 + Math.exp(logOdds)));
  return pointWithTails({ below: p, above: 1 - p }, at, Math.log(law.first / law.second));
}

/** Tails of a beta distribution at x = 1 − rest, and their slope by ln x/rest. */
function betaTails(law: BetaLaw, x: number, rest: number): SlopingTails {
  const { first, second } = law;
  const slope = slopeAt(law, x, rest);
  if (x < (first + 1) / (first + second + 2)) {
    const below = (slope * fractionOf(law, x)) / first;
    return { below, above: 1 - below, slope };
  }
  const above = (slope * fractionOf({ first: second, second: first }, rest)) / second;
  return { below: 1 - above, above, slope };
}

/** xᵃ(1−x)ᵇ / B(a, b), without the large numbers that nearly cancel. */
function slopeAt({ first, second }: BetaLaw, x: number, rest: number): number {
  const sum = first + second;
  return Math.exp(
    first * logOnePlusMinus((x * second - rest * first) / first, (x * sum) / first) +
      second * logOnePlusMinus((rest * first - x * second) / second, (rest * sum) / second) +
      (Math.log((first * second) / sum) - logTwoPi) / 2 +
      stirlingError(sum) -
      stirlingError(first) -
      stirlingError(second),
  );
}

/** The continued fraction of Abramowitz and Stegun 26.5.8, by Lentz. */
function fractionOf({ first, second }: BetaLaw, x: number): number {
  const sum = first + second;
  let c = 1;
  let d = 1 / (1 - (sum * x) / (first + 1));
  let value = d;
  const by = (a: number) => {
    d = 1 / (1 + a * d);
    c = 1 + a / c;
    value *= c * d;
    return c * d;
  };
  for (let n = 1; ; n += 1) {
    const twice = first + 2 * n;
    by((n * (second - n) * x) / ((twice - 1) * twice));
    const factor = by((-(first + n) * (sum + n) * x) / (twice * (twice + 1)));
    if (Math.abs(factor - 1) < Number.EPSILON) return value;
  }
}
