/**
 * Flow watch: what is expected of an insats, what it does, and since when that is less. Every day is a whole number,
 * and every window is the days after `from` up to and including `to`.
 */
export {
  advance,
  advanceReported,
  type DetectorDay,
  type DetectorState,
  detectorMethod,
  type EvidenceKind,
  evidenceKinds,
  meanEvidence,
  newDetector,
  newReportedDetector,
  strongestKind,
} from './detector/detector.ts';
export {
  aalenJohansen,
  incidenceAt,
} from './estimators/aalen-johansen.ts';
export {
  addBandCounts,
  ageBands,
  type BandRates,
  bandRates,
  countByBand,
} from './estimators/age-bands.ts';
export { benjaminiHochberg, falseDiscoveryRate } from './estimators/benjamini-hochberg.ts';
export { type Census, censusOn, emptyCensus, nextDay } from './estimators/census.ts';
export { fewestAtRiskShown } from './estimators/ending-times.ts';
export { expectedIn, expectedOf, expectedOn } from './estimators/expected.ts';
export { funnel, lowByChance } from './estimators/funnel.ts';
export {
  kaplanMeier,
  residualMedian,
  stayQuantile,
  survivalAt,
} from './estimators/kaplan-meier.ts';
export { littlesLaw } from './estimators/littles-law.ts';
export {
  betaPosterior,
  carefulBeta,
  carefulGamma,
  fitBetaBinomial,
  fitGammaPoisson,
  gammaPoissonLoss,
  gammaPosterior,
} from './estimators/own-level.ts';
export { predictedWait, type QueueAndFlow } from './estimators/predicted-wait.ts';
export { clopperPearsonLimits, wilsonLimits } from './estimators/share-limits.ts';
export { type Subject, seenInWindow, stillThere } from './estimators/subjects.ts';
export type { ObservedPlacement } from './observed.ts';
export { betaBelow, betaMean, betaQuantile, fQuantile } from './special/beta-law.ts';
export { gammaBelow, gammaMean, gammaQuantile } from './special/gamma-law.ts';
export { normalBelow, normalQuantile } from './special/normal-law.ts';
export { logGamma } from './special/stirling.ts';
