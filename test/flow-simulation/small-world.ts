import { seededNumbers } from '../builders/virtual-time.ts';
import { openCalendar } from './calendar.ts';
import type { House } from './house.ts';
import { liveThrough, type World } from './live.ts';
import { type Customs, type InsatsPlan, meanStay, type Stop, tidy } from './plan.ts';

export const worldBegins = 18_262;

/** An insats of twenty places with a queue, unless a test says otherwise. */
export function aPlan(said: Partial<InsatsPlan> = {}): InsatsPlan {
  return {
    insats: 'workshop',
    step: 'occupation',
    kind: 'work-training',
    places: 20,
    pace: 1,
    onwardShare: 0.35,
    nextShare: 0.5,
    next: [],
    arrivalsPerDay: (1.15 * (said.places ?? 20)) / meanStay(said.pace ?? 1),
    leavesQueuePerDay: 0.002,
    runsCourses: true,
    partTime: false,
    ...said,
  };
}

/** Lives through a world of a few insatser. */
export function liveSmall({
  plans = [aPlan()],
  days = 3 * 365,
  customs = tidy,
  stops = [],
  seed = 1,
  ...others
}: Partial<Omit<World, 'calendar'>> & {
  days?: number;
  customs?: Customs;
  stops?: readonly Stop[];
  seed?: number;
}) {
  const calendar = openCalendar(worldBegins, worldBegins + days, customs);
  return liveThrough({ plans, calendar, customs, stops, ...others }, (insats) =>
    seededNumbers(seed + insats * 101),
  );
}

/** The only one of a world. */
export function liveOne(said: Parameters<typeof liveSmall>[0]): House {
  const [house] = liveSmall(said);
  if (!house) throw new Error('nobody lived');
  return house;
}
