import type { DayNumber, ObservedPlacement, Window } from '../observed.ts';

/** The ages, in days, at which a band begins: 0–89, 90–179, 180–364, 365–729, 730 and more. */
export const ageBands: readonly number[] = [0, 90, 180, 365, 730];

/** A number for each age band, in their order. */
export type ByBand = readonly number[];

/** What happened in a window, by age in placement: days that somebody was there, endings, and those of them onward. */
export type BandCounts = { personDays: ByBand; endings: ByBand; onward: ByBand };

/** Endings a day for each who is there, all and onward only. */
export type BandRates = { endings: ByBand; onward: ByBand };

/** The band of an age in days; ages below the first band count in the first. */
export function bandOf(age: number, bands: readonly number[] = ageBands): number {
  return Math.max(
    0,
    bands.findLastIndex((begins) => begins <= age),
  );
}

/** Counts the placements' days and endings in a window. Peer groups are pooled by adding counts, then taking rates. */
export function countByBand(
  placements: Iterable<ObservedPlacement>,
  window: Window,
  bands: readonly number[] = ageBands,
): BandCounts {
  const personDays = bands.map(() => 0);
  const endings = bands.map(() => 0);
  const onward = bands.map(() => 0);
  const add = (counts: number[], band: number, count: number) => {
    counts[band] = (counts[band] ?? 0) + count;
  };
  for (const placement of placements) {
    for (const [band, days] of daysByBand(placement, window, bands).entries()) add(personDays, band, days);
    const { start, end, outcome } = placement;
    if (end === null || outcome === null || end > window.to) continue;
    if (end <= Math.max(window.from, seenAfter(placement))) continue;
    const band = bandOf(ageOn(end, start), bands);
    add(endings, band, 1);
    if (outcome === 'onward') add(onward, band, 1);
  }
  return { personDays, endings, onward };
}

/** The counts of two groups, or of two windows that share no day, as one. */
export function addBandCounts(one: BandCounts, other: BandCounts): BandCounts {
  const sum = (first: ByBand, second: ByBand) => first.map((count, band) => count + (second[band] ?? 0));
  return {
    personDays: sum(one.personDays, other.personDays),
    endings: sum(one.endings, other.endings),
    onward: sum(one.onward, other.onward),
  };
}

/** Daily rates: endings / person-days. 0 in a band that nobody has been in: nothing is expected of what is unknown. */
export function bandRates({ personDays, endings, onward }: BandCounts): BandRates {
  const perDay = (counts: ByBand) =>
    counts.map((count, band) => ((personDays[band] ?? 0) > 0 ? count / (personDays[band] ?? 0) : 0));
  return { endings: perDay(endings), onward: perDay(onward) };
}

/** How old a placement is on a day that it is there: 0 on the first day after its start. */
export function ageOn(day: DayNumber, start: DayNumber): number {
  return day - 1 - start;
}

/** The day after which a placement was there and seen. */
export function seenAfter({
  start,
  seenFrom = start,
}: Pick<ObservedPlacement, 'start' | 'seenFrom'>): DayNumber {
  return Math.max(start, seenFrom);
}

/** In each band, how many days of the window the placement was there and seen. */
export function daysByBand(
  placement: ObservedPlacement,
  { from, to }: Window,
  bands: readonly number[],
): number[] {
  const { start, end } = placement;
  const youngest = Math.max(seenAfter(placement), from) - start;
  const beyond = Math.min(end ?? to, to) - start;
  return bands.map((begins, band) => {
    const next = bands[band + 1] ?? Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(beyond, next) - Math.max(youngest, begins));
  });
}
