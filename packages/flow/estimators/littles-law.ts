/** A year, or whatever days the two figures are from. */
export type OccupancyTwice = {
  /** Places in use on a mean day, as the insats counts them. */
  meanOccupied: number;
  /** Days in placements, by registered starts and endings. */
  placementDays: number;
  days: number;
};

/** From a gap above this, endings (or starts) are not registered, and no estimate is to be trusted. */
const widestGap = 0.1;

/**
 * Little's law: places in use on a mean day equal placement-days / days, however people come and go.
 *
 * @returns the gap as a share of the places in use: positive where registered placements last longer than places are
 *   in use (endings are missing), negative where starts are. Infinite where registered days meet no place in use
 */
export function littlesLaw({ meanOccupied, placementDays, days }: OccupancyTwice): {
  gap: number;
  holds: boolean;
} {
  const registered = placementDays / days;
  if (registered === meanOccupied) return { gap: 0, holds: true };
  const gap = (registered - meanOccupied) / meanOccupied;
  return { gap, holds: Math.abs(gap) <= widestGap };
}
