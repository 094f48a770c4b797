/** ½·ln(2π) */
const halfLogTwoPi = 0.9189385332046728;

/** From here on the terms of Stirling's series that are used leave an error below 1e-17. */
const seriesFrom = 12;

/** 1/12, −1/360, 1/1260 …: Bernoulli numbers B₂ₖ / (2k(2k−1)). Abramowitz and Stegun 6.1.41. */
const seriesTerms = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/** What Stirling's formula lacks: ln Γ(z) − [(z − ½)·ln z − z + ½·ln 2π], for z > 0. */
export function stirlingError(z: number): number {
  let shifted = z;
  let error = 0;
  for (; shifted < seriesFrom; shifted += 1) error += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  const square = shifted * shifted;
  return error + seriesTerms.reduceRight((sum, term) => sum / square + term, 0) / shifted;
}

/** ln Γ(z) for z > 0. */
export function logGamma(z: number): number {
  return (z - 0.5) * Math.log(z) - z + halfLogTwoPi + stirlingError(z);
}

/**
 * ln(1 + u) − u for u > −1, exact also where the two are nearly the same.
 *
 * @param one the same number as 1 + u; where u is near −1 it holds digits that u has lost
 */
export function logOnePlusMinus(u: number, one: number): number {
  if (Math.abs(u) > 0.5) return Math.log(one) - u;
  const r = u / (2 + u);
  const square = r * r;
  let power = square;
  let sum = 0;
  for (let odd = 3; power > Number.EPSILON * square * 0.01; odd += 2) {
    sum += power / odd;
    power *= square;
  }
  return 2 * r * sum - u * r;
}

/** ln(2π), as densities of Stirling's kind need it. */
export const logTwoPi = 2 * halfLogTwoPi;
