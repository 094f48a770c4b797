import type { LateEnding } from '../detector/as-known.ts';
import { ageBands, ageOn, type BandRates, bandOf, seenAfter } from '../estimators/age-bands.ts';
import type { WrittenShares } from '../estimators/delays.ts';
import type { DayNumber, ObservedPlacement } from '../observed.ts';

/** What happened on each of a row of days, and what there was to expect. */
export type FlowSeries = {
  /** The first day. */
  from: DayNumber;
  days: number;
  onward: Float64Array;
  other: Float64Array;
  expectedOnward: Float64Array;
  expectedEndings: Float64Array;
  /** Those of the endings that were not written down on their own day, in order of days. */
  late: readonly LateEnding[];
};

/**
 * The days of a window (from, to] one by one. Each placement enters an age band on one day and leaves it on another, so
 * only those days are touched: five bands a placement, however long it lasts.
 */
export function seriesOf(
  placements: readonly ObservedPlacement[],
  rates: BandRates,
  { from, to }: { from: DayNumber; to: DayNumber },
): FlowSeries {
  const days = Math.max(0, to - from);
  const onward = new Float64Array(days);
  const other = new Float64Array(days);
  const changes = ageBands.map(() => new Float64Array(days + 1));
  const late: LateEnding[] = [];
  for (const placement of placements) {
    const { start, end, outcome, writtenOn = end } = placement;
    const unseen = Math.max(from, seenAfter(placement));
    const last = Math.min(end ?? to, to);
    for (const [band, begins] of ageBands.entries()) {
      // On day d the placement is d − 1 − start days old.
      const first = Math.max(start + begins, unseen) + 1;
      const after = Math.min(start + (ageBands[band + 1] ?? Number.POSITIVE_INFINITY), last) + 1;
      const its = changes[band];
      if (after <= first || !its) continue;
      its[first - from - 1] = (its[first - from - 1] as number) + 1;
      its[after - from - 1] = (its[after - from - 1] as number) - 1;
    }
    if (end === null || outcome === null || end <= unseen || end > to) continue;
    const happened = outcome === 'onward' ? onward : other;
    happened[end - from - 1] = (happened[end - from - 1] as number) + 1;
    if (writtenOn === null || writtenOn <= end) continue;
    const band = bandOf(ageOn(end, start));
    late.push({
      day: end - from - 1,
      writtenOn: writtenOn - from - 1,
      onward: outcome === 'onward',
      expectedOnward: rates.onward[band] ?? 0,
      expectedEndings: rates.endings[band] ?? 0,
    });
  }
  late.sort((one, other) => one.day - other.day);
  const expectedOnward = new Float64Array(days);
  const expectedEndings = new Float64Array(days);
  for (const [band, its] of changes.entries()) {
    let there = 0;
    for (let day = 0; day < days; day += 1) {
      there += its[day] as number;
      expectedOnward[day] = (expectedOnward[day] as number) + there * (rates.onward[band] ?? 0);
      expectedEndings[day] = (expectedEndings[day] as number) + there * (rates.endings[band] ?? 0);
    }
  }
  return { from: from + 1, days, onward, other, expectedOnward, expectedEndings, late };
}

/** The series with what is expected of each day to be known of it by the last: what is seldom written down yet counts less. */
export function asWritten(series: FlowSeries, written: WrittenShares): FlowSeries {
  if (written.length === 0) return series;
  const known = (expected: Float64Array) =>
    expected.map((of, day) => of * (written[series.days - 1 - day] ?? 1));
  return {
    ...series,
    expectedOnward: known(series.expectedOnward),
    expectedEndings: known(series.expectedEndings),
  };
}

/** The series of an insats at its own pace. */
export function paced(
  series: FlowSeries,
  { pace, onwardPace }: { pace: number; onwardPace: number },
): FlowSeries {
  return {
    ...series,
    expectedOnward: series.expectedOnward.map((expected) => expected * onwardPace),
    expectedEndings: series.expectedEndings.map((expected) => expected * pace),
    late: series.late.map((ending) => ({
      ...ending,
      expectedOnward: ending.expectedOnward * onwardPace,
      expectedEndings: ending.expectedEndings * pace,
    })),
  };
}

/** The sum of several series, from the first day of any to the last. */
export function together(all: readonly FlowSeries[]): FlowSeries {
  const from = Math.min(...all.map((series) => series.from));
  const days = Math.max(...all.map((series) => series.from + series.days)) - from;
  const sum = (columnOf: (series: FlowSeries) => Float64Array) => {
    const total = new Float64Array(days);
    for (const series of all) {
      const first = series.from - from;
      for (const [day, count] of columnOf(series).entries()) {
        total[first + day] = (total[first + day] as number) + count;
      }
    }
    return total;
  };
  return {
    from,
    days,
    onward: sum(({ onward }) => onward),
    other: sum(({ other }) => other),
    expectedOnward: sum(({ expectedOnward }) => expectedOnward),
    expectedEndings: sum(({ expectedEndings }) => expectedEndings),
    late: all
      .flatMap(({ late, from: first }) =>
        late.map((ending) => ({
          ...ending,
          day: ending.day + first - from,
          writtenOn: ending.writtenOn + first - from,
        })),
      )
      .toSorted((one, other) => one.day - other.day),
  };
}
