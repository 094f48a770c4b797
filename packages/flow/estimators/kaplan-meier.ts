import { type CurveOptions, endingTimes, stepAt } from './ending-times.ts';
import { type Limits, survivalLimits } from './limits.ts';
import type { Subject } from './subjects.ts';

/** The share still there, one value for each time at which anybody ended, whatever the cause. Days since the start. */
export type Survival = {
  times: Float64Array;
  atRisk: Float64Array;
  survival: Float64Array;
  se: Float64Array;
  /** The last time that anybody was seen at. */
  lastSeen: number;
  atRiskAt: (time: number) => number;
};

export type SurvivalPoint = { time: number; atRisk: number; survival: number; se: number } & Limits;

/** How long a share `prob` has stayed at most, in days. Null where so many have not ended, or a limit does not exist. */
export type StayQuantile = {
  prob: number;
  quantile: number | null;
  lower: number | null;
  upper: number | null;
};

/** Kaplan and Meier's estimator with left truncation, and Greenwood's standard error. */
export function kaplanMeier(subjects: readonly Subject[], options?: CurveOptions): Survival {
  const { times, atRisk, endings, lastSeen, atRiskAt } = endingTimes(subjects, options);
  const survival = new Float64Array(times.length);
  const se = new Float64Array(times.length);
  let left = 1;
  let greenwood = 0;
  for (let index = 0; index < times.length; index += 1) {
    const there = atRisk[index] ?? 0;
    const ended = endings[index] ?? 0;
    left *= 1 - ended / there;
    if (ended < there) greenwood += ended / (there * (there - ended));
    survival[index] = left;
    se[index] = left * Math.sqrt(greenwood);
  }
  return { times, atRisk, survival, se, lastSeen, atRiskAt };
}

/** The share still there at a time; 1, and no limits, before anybody ended. */
export function survivalAt(curve: Survival, time: number): SurvivalPoint {
  const at = stepAt(curve.times, time);
  const survival = curve.survival[at] ?? 1;
  const se = curve.se[at] ?? 0;
  return { time, atRisk: curve.atRiskAt(time), survival, se, ...survivalLimits(survival, se) };
}

/**
 * The time by which a share has ended, with the times at which the limits of the curve say so: prob 0.5 gives the
 * median stay. Where the curve runs level at exactly that share it is the middle of the level stretch, as in R.
 *
 * @param prob between 0 and 1
 */
export function stayQuantile(curve: Survival, prob: number): StayQuantile {
  const limits = Array.from(curve.survival, (survival, index) =>
    survivalLimits(survival, curve.se[index] ?? 0),
  );
  return {
    prob,
    quantile: fallsTo(curve, [...curve.survival], 1 - prob),
    lower: fallsTo(
      curve,
      limits.map(({ low }) => low),
      1 - prob,
    ),
    upper: fallsTo(
      curve,
      limits.map(({ high }) => high),
      1 - prob,
    ),
  };
}

/** R's tolerance for "exactly that share". */
const hardlyDifferent = Math.sqrt(Number.EPSILON);

function fallsTo(
  { times, lastSeen }: Survival,
  curve: readonly (number | null)[],
  left: number,
): number | null {
  const at = curve.findIndex((value) => value !== null && value <= left + hardlyDifferent);
  const value = curve[at];
  const time = times[at];
  if (value === undefined || value === null || time === undefined) return null;
  if (value < left - hardlyDifferent) return time;
  const fallen = curve.findIndex(
    (later, index) => index > at && later !== null && later < value - hardlyDifferent,
  );
  return (time + (times[fallen] ?? lastSeen)) / 2;
}

/**
 * How many days more, at most, half of those stay who have stayed `given` days: the smallest u with
 * S(given + u) ≤ ½·S(given). Null where the curve does not fall so far, or nobody stays so long.
 */
export function residualMedian(curve: Survival, given: number): number | null {
  const half = survivalAt(curve, given).survival / 2;
  if (half === 0) return null;
  const at = curve.survival.findIndex((left) => left <= half * (1 + Number.EPSILON * curve.times.length));
  const time = curve.times[at];
  return time === undefined ? null : time - given;
}
