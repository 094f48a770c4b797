import { type CurveOptions, type EndingTimes, endingTimes, stepAt } from './ending-times.ts';
import { incidenceLimits, type Limits } from './limits.ts';
import type { Subject } from './subjects.ts';

/** Cumulative incidence of each cause, one value for each time at which anybody ended. Days since the start. */
export type Incidence = {
  times: Float64Array;
  /** How many were at risk at each time. */
  atRisk: Float64Array;
  causes: ReadonlyMap<number, CauseCurve>;
  /** The last time that anybody was seen at: after it the curves say nothing more. */
  lastSeen: number;
  /** How many are at risk at any time. */
  atRiskAt: (time: number) => number;
};

/** The share that has ended by a cause by each time, with its standard error. */
type CauseCurve = { cif: Float64Array; se: Float64Array };

export type IncidencePoint = { time: number; atRisk: number; cif: number; se: number } & Limits;

/**
 * Aalen and Johansen's estimator with competing causes and left truncation: F = Σ S⁻·d₁/Y, with S⁻ just before each
 * time. The variance is that of Greenwood's kind, the same as R's etm; the terms stand below.
 *
 * @param subjects each with entry < exit; none gives curves without a time
 */
export function aalenJohansen(subjects: readonly Subject[], options?: CurveOptions): Incidence {
  const ended = endingTimes(subjects, options);
  const before = survivalBefore(ended);
  const causes = new Map(
    [...ended.byCause].map(([cause, ofCause]) => [cause, curveOf(ended, before, ofCause)]),
  );
  const { times, atRisk, lastSeen, atRiskAt } = ended;
  return { times, atRisk, causes, lastSeen, atRiskAt };
}

/** A cause's share at a time. 0, and no limits, before the first time that anybody ended by it. */
export function incidenceAt(incidence: Incidence, cause: number, time: number): IncidencePoint {
  const curve = incidence.causes.get(cause);
  const at = stepAt(incidence.times, time);
  const cif = curve?.cif[at] ?? 0;
  const se = curve?.se[at] ?? 0;
  return { time, atRisk: incidence.atRiskAt(time), cif, se, ...incidenceLimits(cif, se) };
}

/** Kaplan–Meier just before each time. */
function survivalBefore({ atRisk, endings }: EndingTimes): Float64Array {
  let left = 1;
  return atRisk.map((there, index) => {
    const before = left;
    left *= 1 - (endings[index] ?? 0) / there;
    return before;
  });
}

/**
 * With F for the share by now and Fⱼ that at tⱼ, the variance is
 *
 *   Σ (F − Fⱼ)²·d/[Y(Y − d)]  +  Σ S⁻²·d₁(Y − d₁)/Y³  −  2·Σ (F − Fⱼ)·S⁻·d₁/Y²
 *
 * Each sum over F − Fⱼ is carried from time to time: when F grows, all its terms grow alike. No large numbers cancel.
 */
function curveOf(
  { times, atRisk, endings }: EndingTimes,
  before: Float64Array,
  ofCause: Float64Array,
): CauseCurve {
  const cif = new Float64Array(times.length);
  const se = new Float64Array(times.length);
  let share = 0;
  const greenwood = { plain: 0, once: 0, twice: 0 };
  const crossed = { plain: 0, once: 0 };
  let own = 0;
  for (let index = 0; index < times.length; index += 1) {
    const there = atRisk[index] ?? 0;
    const ended = endings[index] ?? 0;
    const byCause = ofCause[index] ?? 0;
    const left = before[index] ?? 0;
    const grown = (left * byCause) / there;
    share += grown;
    greenwood.twice += 2 * grown * greenwood.once + grown * grown * greenwood.plain;
    greenwood.once += grown * greenwood.plain;
    crossed.once += grown * crossed.plain;
    // Where all end nobody is left, and nothing grows after that.
    if (ended < there) greenwood.plain += ended / (there * (there - ended));
    crossed.plain += (left * byCause) / there ** 2;
    own += (left ** 2 * byCause * (there - byCause)) / there ** 3;
    cif[index] = share;
    se[index] = Math.sqrt(Math.max(0, greenwood.twice + own - 2 * crossed.once));
  }
  return { cif, se };
}
