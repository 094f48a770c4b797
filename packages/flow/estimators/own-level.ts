import { type BetaLaw, betaQuantile } from '../special/beta-law.ts';
import { type GammaLaw, gammaQuantile } from '../special/gamma-law.ts';
import { logGamma } from '../special/stirling.ts';
import { minimum } from './minimum.ts';

/** Endings that were observed in an insats against those that were expected of it. */
export type ObservedAgainstExpected = { observed: number; expected: number };

/** Of the endings of an insats, those that were onward. */
export type OnwardOfEndings = { onward: number; endings: number };

/** The alarm's baseline is this quantile of what an insats' own level may be: careful, so luck raises no alarm. */
export const carefulLevel = 0.25;

/** How alike a group may be: as if each level rested on so many endings. Between these the likelihood is followed. */
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
  const lawAt = ([logMean, logShape]: readonly [number, number]): GammaLaw => ({
    shape: Math.exp(logShape),
    rate: Math.exp(logShape - logMean),
  });
  const { at } = minimum(
    (point) => (isAllowed(point[1]) ? gammaPoissonLoss(lawAt(point), telling) : Number.POSITIVE_INFINITY),
    [Math.log(observed / expected), Math.log(5)],
  );
  return lawAt(at);
}

/** Minus the log-likelihood of the counts, constants included. */
export function gammaPoissonLoss(
  { shape, rate }: GammaLaw,
  units: readonly ObservedAgainstExpected[],
): number {
  return -sumOf(
    units,
    ({ observed, expected }) =>
      logGamma(shape + observed) -
      logGamma(shape) -
      logGamma(observed + 1) -
      shape * Math.log1p(expected / rate) +
      (observed === 0 ? 0 : observed * Math.log(expected / (rate + expected))),
  );
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
  const telling = units.filter(({ endings }) => endings > 0);
  const onward = sumOf(telling, (unit) => unit.onward);
  const endings = sumOf(telling, (unit) => unit.endings);
  if (onward === 0 || onward === endings) return null;
  const lawAt = ([logOdds, logSize]: readonly [number, number]): BetaLaw => ({
    first: Math.exp(logSize) / (1 + Math.exp(-logOdds)),
    second: Math.exp(logSize) / (1 + Math.exp(logOdds)),
  });
  const { at } = minimum(
    (point) => (isAllowed(point[1]) ? betaBinomialLoss(lawAt(point), telling) : Number.POSITIVE_INFINITY),
    [Math.log(onward / (endings - onward)), Math.log(10)],
  );
  return lawAt(at);
}

/** Minus the log-likelihood of the counts, but for the binomial coefficients, which no law changes. */
function betaBinomialLoss({ first, second }: BetaLaw, units: readonly OnwardOfEndings[]): number {
  return -sumOf(
    units,
    ({ onward, endings }) =>
      risen(first, onward) + risen(second, endings - onward) - risen(first + second, endings),
  );
}

/** ln Γ(from + by) − ln Γ(from) */
function risen(from: number, by: number): number {
  return logGamma(from + by) - logGamma(from);
}

/** What an insats' own share onward may be, when its own counts are known. */
export function betaPosterior(prior: BetaLaw, { onward, endings }: OnwardOfEndings): BetaLaw {
  return { first: prior.first + onward, second: prior.second + endings - onward };
}

/** An insats' careful share onward: p₀ of the detector. */
export function carefulBeta(prior: BetaLaw, unit: OnwardOfEndings): number {
  return betaQuantile(betaPosterior(prior, unit), carefulLevel);
}

function isAllowed(logSize: number): boolean {
  return logSize >= Math.log(leastAlike) && logSize <= Math.log(mostAlike);
}

function sumOf<Unit>(units: readonly Unit[], of: (unit: Unit) => number): number {
  let sum = 0;
  for (const unit of units) sum += of(unit);
  return sum;
}
