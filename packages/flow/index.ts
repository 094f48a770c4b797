/**
 * Flow watch: what is expected of an insats, what it does, and since when that is less. Every day is a whole number,
 * and every window is the days after `from` up to and including `to`.
 */
export { nextBaseline, standingBaseline } from './daily/baselines.ts';
export { bringRecord, grownBy } from './daily/bring-record.ts';
export { dayOfRun } from './daily/day-of-run.ts';
export {
  type FlowBaselines,
  type FlowFlags,
  type FlowRecords,
  type FlowRun,
  type FlowRuns,
  type FlowStores,
  type FlowWaits,
  flowRun,
  type KeptBaseline,
  type KeptFlag,
  type KeptRun,
  keptBaseline,
  type PublishedQuarters,
  type RunStep,
  runSteps,
  type Saving,
} from './daily/flow-stores.ts';
export { flagWork, keepFlag } from './daily/keep-flags.ts';
export { waitsOf } from './daily/waits.ts';
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
export { type CausedPlacement, type Subject, seenInWindow, stillThere } from './estimators/subjects.ts';
export {
  type Finding,
  type Flag,
  type FlagCause,
  type FlagEvidence,
  type FlagSubject,
  finding,
  flag,
} from './flags/flag.ts';
export {
  causes,
  type FlagKind,
  type FlagLevel,
  flagKinds,
  flagLevels,
  isEstimate,
} from './flags/flag-kinds.ts';
export { type FlagAct, flagAfterAct, flagAfterWatch } from './flags/flag-life.ts';
export { causeSentence, findingSentence } from './flags/flag-sentence.ts';
export type { DayNumber, ObservedPlacement } from './observed.ts';
export {
  type Comparison,
  type ExpectedAgainstActual,
  type FlowWeek,
  type InsatsFlow,
  insatsFlow,
  type LedgerFlow,
  type OccupancyWeek,
  type ReadingMonths,
  type ReportedFlow,
  type WayOutCurve,
} from './reading/insats-flow.ts';
export { type InsatsInFlow, insatserInFlow, insatserSentence } from './reading/insatser-in-flow.ts';
export {
  type Destination,
  destinations,
  type LadderFlow,
  type LadderLink,
  type LadderStep,
  ladderFlow,
  type Origin,
  origins,
  rungs,
} from './reading/ladder-flow.ts';
export { peerGroupLabel } from './reading/peer-group-label.ts';
export { publishDueQuarter } from './reading/publish-due-quarter.ts';
export { notPublishedSentence } from './reading/publish-quarter.ts';
export {
  fewestPublished,
  type PublishedQuarter,
  publishedQuarter,
} from './reading/published-quarter.ts';
export { latestPublishable, type Quarter, quarter } from './reading/quarter.ts';
export {
  type QuarterLine,
  type QuarterSummary,
  quarterSummary,
} from './reading/quarter-summary.ts';
export { readInsatsFlow } from './reading/read-insats-flow.ts';
export { type PresentFigures, readLadder } from './reading/read-ladder.ts';
export { summariseQuarter } from './reading/summarise-quarter.ts';
export { waysOut } from './reading/ways-out.ts';
export { dayNumber, dayOf } from './record/day-number.ts';
export { evolveRecord } from './record/evolve-record.ts';
export {
  type FlowEntry,
  type FlowPlacement,
  type FlowRecord,
  flowEntry,
  flowRecord,
} from './record/flow-record.ts';
export { rememberedDays, retained } from './record/retained.ts';
export { type BetaLaw, betaBelow, betaMean, betaQuantile, fQuantile } from './special/beta-law.ts';
export { type GammaLaw, gammaBelow, gammaMean, gammaQuantile } from './special/gamma-law.ts';
export { normalBelow, normalQuantile } from './special/normal-law.ts';
export { logGamma } from './special/stirling.ts';
export { type FlowBaseline, flowBaseline, freezeBaseline, ownLevel } from './watch/baseline.ts';
export { figuresOf } from './watch/figures.ts';
export { isOnward } from './watch/onward.ts';
export { defaultFlowThresholds, type FlowThresholds, flowThresholds } from './watch/thresholds.ts';
export { watchForbund } from './watch/watch-forbund.ts';
