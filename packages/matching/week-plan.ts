import { common, dayOf, joined, lengthOf, minutesInCommon, type Stretch, without } from './week-time.ts';
import { combinationRules } from './weights.ts';

/** An insats as a part of a week: how many minutes it takes, and at which times (null or empty: to be agreed). */
export type Part = {
  least: number;
  most: number;
  schedule: readonly Stretch[] | null;
};

/** The minutes and the times of each part, in the order of the parts. */
export type WeekPlan = { minutes: number[]; times: Stretch[][] };

type Taken = { part: Part; minutes: number; times: Stretch[]; free: readonly Stretch[] };

const { travelMinutes, shortestMinutes } = combinationRules;

/**
 * Fits parts into one week, at most `target` minutes together and only at `possible` times (null: whenever). Each gets
 * its least first, those with least choice before others; what is left goes to the parts in the order given. Between
 * two insatser on the same day there is time to travel. Undefined: they cannot be had together. A plan that is given
 * never clashes; another plan may exist where none is found, as the times are dealt out day by day and not tried out.
 */
export function planWeek(
  parts: readonly Part[],
  target: number,
  possible: readonly Stretch[] | null,
): WeekPlan | undefined {
  // What has no times of its own must find room at the possible ones too.
  const together = possible ? Math.min(target, lengthOf(possible)) : target;
  if (parts.reduce((sum, { least }) => sum + least, 0) > together) return undefined;
  const taken = parts.map((part): Taken => {
    const schedule = part.schedule ?? [];
    return { part, minutes: 0, times: [], free: possible ? common(schedule, possible) : schedule };
  });
  for (const one of taken.toSorted((some, other) => choiceOf(some) - choiceOf(other))) {
    take(one, one.part.least, taken);
    if (one.minutes < one.part.least) return undefined;
  }
  let left = together - taken.reduce((sum, { minutes }) => sum + minutes, 0);
  for (const one of taken) {
    const before = one.minutes;
    take(one, Math.min(one.part.most, before + left), taken);
    left -= one.minutes - before;
  }
  return { minutes: taken.map(({ minutes }) => minutes), times: taken.map(({ times }) => joined(times)) };
}

function hasTimes({ part }: Taken): boolean {
  return part.schedule !== null && part.schedule.length > 0;
}

function choiceOf(one: Taken): number {
  return hasTimes(one) ? lengthOf(one.free) - one.part.least : Number.POSITIVE_INFINITY;
}

/** Gives a part minutes until it has `wanted`, first at times that the fewest others could use. */
function take(one: Taken, wanted: number, all: readonly Taken[]): void {
  if (!hasTimes(one)) {
    one.minutes = Math.max(one.minutes, wanted);
    return;
  }
  if (wanted <= one.minutes) return;
  for (const stretch of inOrderOfUse(one, all)) {
    const missing = wanted - one.minutes;
    if (missing <= 0) return;
    const length = stretch.to - stretch.from;
    const minutes = Math.min(missing, length);
    if (minutes < shortestMinutes && minutes < length && !continues(one, stretch)) continue;
    give(one, { from: stretch.from, to: stretch.from + minutes }, all);
  }
}

/** First what lengthens a day that has begun, then days of its own, then what the fewest others could use. */
function inOrderOfUse(one: Taken, all: readonly Taken[]): Stretch[] {
  const others = all.filter((other) => other !== one);
  const waiting = others.filter(({ minutes, part }) => minutes < part.most);
  const standing = (stretch: Stretch) => {
    if (continues(one, stretch)) return 0;
    return others.some(({ times }) => times.some((time) => dayOf(time) === dayOf(stretch))) ? 2 : 1;
  };
  const wantedByOthers = (stretch: Stretch) =>
    waiting.reduce((sum, { free }) => sum + minutesInCommon([stretch], free), 0) /
    (stretch.to - stretch.from);
  return one.free
    .map((stretch) => ({ stretch, standing: standing(stretch), wanted: wantedByOthers(stretch) }))
    .sort(
      (some, other) =>
        some.standing - other.standing ||
        some.wanted - other.wanted ||
        some.stretch.from - other.stretch.from,
    )
    .map(({ stretch }) => stretch);
}

function continues({ times }: Taken, { from, to }: Stretch): boolean {
  return times.some((time) => time.to === from || time.from === to);
}

function give(one: Taken, stretch: Stretch, all: readonly Taken[]): void {
  one.times.push(stretch);
  one.minutes += stretch.to - stretch.from;
  one.free = without(one.free, stretch);
  const withTravel = { from: stretch.from - travelMinutes, to: stretch.to + travelMinutes };
  for (const other of all) {
    if (other !== one) other.free = without(other.free, withTravel);
  }
}
