import { fQuantile } from '../special/beta-law.ts';

/** The insats as a newcomer to its queue meets it. Places and occupied in whole places or parts of them. */
export type QueueAndFlow = {
  /** People in the queue ahead of the newcomer. */
  ahead: number;
  occupied: number;
  places: number;
  /** Placements that ended last year. */
  endings: number;
  /** Days that places were occupied last year, summed over the places. */
  placeDays: number;
  /** The daily rate at which each person leaves the queue without a place; 0 when absent. */
  leaving?: number;
};

/** In days. The interval holds 80 % of what may come. */
export type PredictedWait = { medianDays: number; lowDays: number; highDays: number };

const noWait: PredictedWait = { medianDays: 0, lowDays: 0, highDays: 0 };

/**
 * How long a newcomer waits for a place: until k = ahead + 1 + occupied − places placements have ended, each with the
 * rate that last year's D endings in P occupied place-days give, μ = occupied·(D + ½)/P. The wait's p-quantile is
 * (k/μ)·F_p(2k, 2D + 1). Where people leave the queue, those ahead are served or gone the sooner: times
 * [Σ_{j<k} 1/(μ + jη)] / (k/μ).
 *
 * @returns no wait at all where a place is free; null where nobody was there last year, or is now: nothing tells
 */
export function predictedWait({
  ahead,
  occupied,
  places,
  endings,
  placeDays,
  leaving = 0,
}: QueueAndFlow): PredictedWait | null {
  const needed = ahead + 1 + occupied - places;
  if (needed <= 0) return noWait;
  if (occupied <= 0 || placeDays <= 0) return null;
  const perDay = (occupied * (endings + 0.5)) / placeDays;
  const days = leaving === 0 ? needed / perDay : daysWithLeaving(needed, perDay, leaving);
  const quantile = (p: number) => days * fQuantile(p, 2 * needed, 2 * endings + 1);
  return { medianDays: quantile(0.5), lowDays: quantile(0.1), highDays: quantile(0.9) };
}

/** A part of a place that is needed last weighs as much as it is. */
function daysWithLeaving(needed: number, perDay: number, leaving: number): number {
  let days = 0;
  for (let passed = 0; passed < needed; passed += 1) {
    days += Math.min(1, needed - passed) / (perDay + passed * leaving);
  }
  return days;
}
