/**
 * Flow watch: what is expected of an insats, what it does, and since when that is less.
 *
 * Signatures first; the bodies follow file by file. Every day is a whole number and every window is (from, to].
 *
 *   Observed        ObservedPlacement { start, end | null, onward } · Window { from, to } · DayNumber
 *   Own time        Subject { entry, exit, cause } · CausedPlacement · seenInWindow(placements, window) → Subject[]
 *   Incidence       aalenJohansen(subjects, { fewestAtRisk? }) → Incidence
 *                   incidenceAt(incidence, cause, time) → { time, atRisk, cif, se, low | null, high | null }
 *   Survival        kaplanMeier(subjects, { fewestAtRisk? }) → Survival
 *                   survivalAt(survival, time) → { time, atRisk, survival, se, low | null, high | null }
 *                   stayQuantile(survival, prob) → { prob, quantile | null, lower | null, upper | null }
 *                   residualMedian(survival, given) → days more | null
 *   Expected        ageBands · bandRates(placements, window) → BandRates { onward: number[5], endings: number[5] }
 *                   expectedIn(placements, rates, window) → Expected { onward, endings }
 *                   expectedOn(placements, rates, day) → Expected         (the simple one)
 *                   emptyCensus(day) → Census; nextDay(census, { started, ended }) → Census; expectedOf(census, rates)
 *   Own level       fitGammaPoisson(units { observed, expected }) → GammaLaw { shape, rate }
 *                   gammaPosterior(prior, unit) → GammaLaw; gammaMean, gammaBelow, gammaQuantile; carefulLevel = 0.25
 *                   fitBetaBinomial(units { onward, endings }) → BetaLaw { onward, other }; betaPosterior, betaQuantile
 *   Comparison      funnel(units { observed, expected }) → { phi, tau2, low, high, units: { z, winsorised, overdispersed }[] }
 *                   benjaminiHochberg(p[]) → adjusted p[]
 *   Wait            predictedWait({ ahead, occupied, places, endings, placeDays, leaving? })
 *                     → { medianDays, lowDays, highDays } | null
 *   Data check      littlesLaw({ meanOccupied, placementDays, days }) → { gap, holds }
 *   Detector        newDetector() → DetectorState { red, yellow: { evidence, alarm } }
 *                   advance(state, { onward, other, expectedOnward, expectedEndings }, { onwardShare }) → DetectorState
 *                   newReportedDetector(), advanceReported(state, { onward, other }, { onwardShare })
 *                   strongestOf(evidence) → 'leaves-not-onward' | 'fewer-onward' | 'nobody-leaves'; meanOf(evidence)
 */

export { type CausedPlacement, type Subject, seenInWindow } from './estimators/subjects.ts';
export type { DayNumber, ObservedPlacement, Window } from './observed.ts';
