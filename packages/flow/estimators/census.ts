import type { DayNumber, ObservedPlacement } from '../observed.ts';
import { ageBands, ageOn, type ByBand, bandOf, seenAfter } from './age-bands.ts';

/**
 * Who is there in an insats on a day, by age band. Small and plain: it is stored as JSON and carried on the next day,
 * at the cost of what changed. `starts` counts those who are there by the day that they started.
 */
export type Census = { day: DayNumber; atRisk: ByBand; starts: Readonly<Record<string, number>> };

/** What has been registered since the census of the day before, each as the start day of its placement. */
export type Moves = {
  /** Placements that started, on the day of the census or (registered late) before it. */
  started: readonly DayNumber[];
  /** Placements of the census, or just started, whose last day was that of the census or (registered late) before it. */
  ended: readonly DayNumber[];
};

/** Nobody is there. */
export function emptyCensus(day: DayNumber, bands: readonly number[] = ageBands): Census {
  return { day, atRisk: bands.map(() => 0), starts: {} };
}

/** A census from the placements themselves: those with start < day ≤ end that are seen. */
export function censusOn(
  placements: Iterable<ObservedPlacement>,
  day: DayNumber,
  bands: readonly number[] = ageBands,
): Census {
  const there = [...placements].filter((one) => seenAfter(one) < day && day <= (one.end ?? day));
  return nextDay(emptyCensus(day - 1, bands), { started: there.map(({ start }) => start), ended: [] }, bands);
}

/**
 * The census of the day after. Those who come of age move up a band; nobody else is looked at.
 *
 * @throws RangeError when somebody ends whom the census does not have
 */
export function nextDay(
  census: Census,
  { started, ended }: Moves,
  bands: readonly number[] = ageBands,
): Census {
  const day = census.day + 1;
  const atRisk = [...census.atRisk];
  const move = (band: number, count: number) => {
    atRisk[band] = (atRisk[band] ?? 0) + count;
  };
  for (const [band, begins] of bands.entries()) {
    const come = census.starts[day - 1 - begins] ?? 0;
    if (band === 0 || come === 0) continue;
    move(band - 1, -come);
    move(band, come);
  }
  if (started.length === 0 && ended.length === 0) return { day, atRisk, starts: census.starts };
  const starts: Record<string, number> = { ...census.starts };
  for (const start of started) {
    starts[start] = (starts[start] ?? 0) + 1;
    move(bandOf(ageOn(day, start), bands), 1);
  }
  for (const start of ended) {
    const there = starts[start] ?? 0;
    if (there === 0)
      throw new RangeError(`A placement that started on day ${start} ends, and there is none.`);
    if (there === 1) delete starts[start];
    else starts[start] = there - 1;
    move(bandOf(ageOn(day, start), bands), -1);
  }
  return { day, atRisk, starts };
}
