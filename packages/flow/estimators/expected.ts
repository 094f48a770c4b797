import type { DayNumber, ObservedPlacement, Window } from '../observed.ts';
import { ageBands, type BandRates, type ByBand, daysByBand } from './age-bands.ts';

/** How many endings placements of their ages give, if they end as those of the baseline did. */
export type Expected = { endings: number; onward: number };

/** Expected endings in a window: each placement's days in each band, times the band's rate. */
export function expectedIn(
  placements: Iterable<ObservedPlacement>,
  rates: BandRates,
  window: Window,
  bands: readonly number[] = ageBands,
): Expected {
  const days = bands.map(() => 0);
  for (const placement of placements) {
    for (const [band, count] of daysByBand(placement, window, bands).entries()) {
      days[band] = (days[band] ?? 0) + count;
    }
  }
  return expectedOf(days, rates);
}

/** Expected endings on one day. For many days in a row a census (census.ts) is cheaper and gives the same. */
export function expectedOn(
  placements: Iterable<ObservedPlacement>,
  rates: BandRates,
  day: DayNumber,
  bands: readonly number[] = ageBands,
): Expected {
  return expectedIn(placements, rates, { from: day - 1, to: day }, bands);
}

/** Expected endings of so many days (or of so many people on one day) in each band. */
export function expectedOf(days: ByBand, { endings, onward }: BandRates): Expected {
  const times = (rates: ByBand) => days.reduce((sum, count, band) => sum + count * (rates[band] ?? 0), 0);
  return { endings: times(endings), onward: times(onward) };
}
