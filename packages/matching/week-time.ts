import { codes, type Weekday, weekdays } from '#insats';

/** A stretch of the week, in minutes from Monday 00:00. `to` is not part of it. */
export type Stretch = { from: number; to: number };

const days = codes(weekdays);
const minutesOfDay = 24 * 60;

type Said = { day: Weekday; from: string; to: string };

/** Times of the week in order; those that meet or overlap become one. */
export function stretchesOf(times: readonly Said[]): Stretch[] {
  return joined(times.map(({ day, from, to }) => ({ from: minuteOf(day, from), to: minuteOf(day, to) })));
}

function minuteOf(day: Weekday, clock: string): number {
  return days.indexOf(day) * minutesOfDay + Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** Stretches in order, those that meet or overlap made into one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const { from, to } of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** What two lists of stretches have in common; both in order. */
export function common(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const one of some) {
    for (const other of others) {
      const from = Math.max(one.from, other.from);
      const to = Math.min(one.to, other.to);
      if (from < to) result.push({ from, to });
    }
  }
  return result;
}

/** How long the two have in common, in minutes. */
export function minutesInCommon(some: readonly Stretch[], others: readonly Stretch[]): number {
  let minutes = 0;
  for (const one of some) {
    for (const other of others) {
      minutes += Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
    }
  }
  return minutes;
}

/** What is left of stretches when another is taken away. */
export function without(stretches: readonly Stretch[], taken: Stretch): Stretch[] {
  const left: Stretch[] = [];
  for (const stretch of stretches) {
    if (taken.to <= stretch.from || taken.from >= stretch.to) {
      left.push(stretch);
      continue;
    }
    if (stretch.from < taken.from) left.push({ from: stretch.from, to: taken.from });
    if (taken.to < stretch.to) left.push({ from: taken.to, to: stretch.to });
  }
  return left;
}

/** How long stretches are together, in minutes. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The day that a stretch begins on; 0 is Monday. */
export function dayOf({ from }: Stretch): number {
  return Math.floor(from / minutesOfDay);
}

/** A stretch in words: the day and the clock times. It must lie within one day. */
export function toldAs({ from, to }: Stretch): Said {
  const day = days[dayOf({ from, to })];
  if (!day) throw new Error('a stretch lies outside the week');
  return { day, from: clockOf(from % minutesOfDay), to: clockOf((from % minutesOfDay) + to - from) };
}

function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
