import { type BetaLaw, betaQuantile } from '../special/beta-law.ts';
import { type GammaLaw, gammaQuantile } from '../special/gamma-law.ts';
import { logGamma } from '../special/stirling.ts';
import { minimum, type Point } from './minimum.ts';

/** Endings that were observed in an insats against those that were expected of it. */
export type ObservedAgainstExpected = { observed: number; expected: number };

/** Of the endings of an insats, those that were onward. */
export type OnwardOfEndings = { onward: number; endings: number };

/** The alarm's baseline is this quantile of what an insats' own level may be: careful, so luck raises no alarm. */
const carefulLevel = 0.25;

/** How alike a group may be: as if each level rested on so many endings. Beyond these the likelihood is made level. */
const leastAlike = 1e-2;
const mostAlike = 1e6;

/**
 * How the levels θ of a peer group are spread: θ ~ Gamma(shape a, rate b), with (a, b) by maximum likelihood of the
 * negative binomial that O ~ Poisson(θE) then gives. Where the group is as alike as chance allows, a stops at a million.
 *
 * @param units those of which nothing was expected say nothing and are passed over
 * @returns null where no unit has anything expected, or none has observed anything: there is nothing to learn from
 */
export function fitGammaPoisson(units: readonly ObservedAgainstExpected[]): GammaLaw | null {
  const telling = units.filter(({ expected }) => expected > 0);
  const observed = sumOf(telling, (unit) => unit.observed);
  const expected = sumOf(telling, (unit) => unit.expected);
  if (observed === 0 || expected === 0) return null;
  const lawAt = ([logMean, logShape]: Point): GammaLaw => ({
    shape: sizeOf(logShape),
    rate: sizeOf(logShape) / Math.exp(logMean),
  });
  const loss = gammaPoissonLoss(telling);
  return lawAt(minimum((at) => loss(lawAt(at)), [Math.log(observed / expected), Math.log(5)]));
}

/** Minus the log-likelihood of the counts under a law, constants included. Each unit has something expected. */
export function gammaPoissonLoss(units: readonly ObservedAgainstExpected[]): (law: GammaLaw) => number {
  const counts = tally(units, ({ observed }) => observed);
  const observedInAll = sumOf(units, ({ observed }) => observed);
  const constant = sumOf(units, ({ observed, expected }) => observed * Math.log(expected)) - risen(1, counts);
  return ({ shape, rate }) =>
    sumOf(units, ({ observed, expected }) => (shape + observed) * Math.log1p(expected / rate)) +
    observedInAll * Math.log(rate) -
    risen(shape, counts) -
    constant;
}

/** What an insats' own level may be, when its own counts are known: Gamma(a + O, b + E). */
export function gammaPosterior(prior: GammaLaw, { observed, expected }: ObservedAgainstExpected): GammaLaw {
  return { shape: prior.shape + observed, rate: prior.rate + expected };
}

/** An insats' careful level: multiply what is expected of it by this. */
export function carefulGamma(prior: GammaLaw, unit: ObservedAgainstExpected): number {
  return gammaQuantile(gammaPosterior(prior, unit), carefulLevel);
}

/**
 * How the shares of endings that are onward are spread in a peer group: Beta(first, second), by maximum likelihood of
 * the beta-binomial. Stops where the group is as alike as chance allows, as above.
 *
 * @returns null where nobody has ended, or all or none have gone onward: there is no spread to learn
 */
export function fitBetaBinomial(units: readonly OnwardOfEndings[]): BetaLaw | null {
  const onward = sumOf(units, (unit) => unit.onward);
  const endings = sumOf(units, (unit) => unit.endings);
  if (onward === 0 || onward === endings) return null;
  const lawAt = ([logOdds, logSize]: Point): BetaLaw => ({
    first: sizeOf(logSize) / (1 + Math.exp(-logOdds)),
    second: sizeOf(logSize) / (1 + Math.exp(logOdds)),
  });
  const loss = betaBinomialLoss(units);
  return lawAt(minimum((at) => loss(lawAt(at)), [Math.log(onward / (endings - onward)), Math.log(10)]));
}

/** Minus the log-likelihood of the counts, but for the binomial coefficients, which no law changes. */
function betaBinomialLoss(units: readonly OnwardOfEndings[]): (law: BetaLaw) => number {
  const onward = tally(units, (unit) => unit.onward);
  const other = tally(units, (unit) => unit.endings - unit.onward);
  const endings = tally(units, (unit) => unit.endings);
  return ({ first, second }) => risen(first + second, endings) - risen(first, onward) - risen(second, other);
}

/** How many units have each count. The counts of a peer group are few, and the gamma function is dear. */
type Tally = ReadonlyMap<number, number>;

function tally<Unit>(units: readonly Unit[], of: (unit: Unit) => number): Tally {
  const counts = new Map<number, number>();
  for (const unit of units) counts.set(of(unit), (counts.get(of(unit)) ?? 0) + 1);
  return counts;
}

/** Σ ln Γ(from + count) − ln Γ(from) over the units. */
function risen(from: number, counts: Tally): number {
  const start = logGamma(from);
  let sum = 0;
  for (const [count, units] of counts) if (count > 0) sum += units * (logGamma(from + count) - start);
  return sum;
}

/** What an insats' own share onward may be, when its own counts are known. */
export function betaPosterior(prior: BetaLaw, { onward, endings }: OnwardOfEndings): BetaLaw {
  return { first: prior.first + onward, second: prior.second + endings - onward };
}

/** An insats' careful share onward: p₀ of the detector. */
export function carefulBeta(prior: BetaLaw, unit: OnwardOfEndings): number {
  return betaQuantile(betaPosterior(prior, unit), carefulLevel);
}

function sizeOf(logSize: number): number {
  return Math.min(Math.max(Math.exp(logSize), leastAlike), mostAlike);
}

function sumOf<Unit>(units: readonly Unit[], of: (unit: Unit) => number): number {
  let sum = 0;
  for (const unit of units) sum += of(unit);
  return sum;
}
