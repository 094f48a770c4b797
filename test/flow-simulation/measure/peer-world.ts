import type { DayNumber, FlowRecord } from '#flow';
import { seededNumbers } from '../../builders/virtual-time.ts';
import { type Calendar, openCalendar } from '../calendar.ts';
import { aroundOne, aroundShare, type Random, wholeBetween } from '../draws.ts';
import type { House } from '../house.ts';
import { liveThrough } from '../live.ts';
import { type Customs, type InsatsPlan, meanStay, type Stop, type StopKind, stopKinds } from '../plan.ts';
import { knownOn } from '../record.ts';
import { baselineDays, lagDays } from '../rules/rule.ts';

/** Endings a year that the table has a line for. */
export const sizes = [20, 40, 80] as const;
export type Size = (typeof sizes)[number];

/** Seen days before the baseline begins: nobody starts on the first day of a world with everything as usual. */
const settlingDays = 60;
/** 1 January 2020, only for the seasons. */
export const worldBegins: DayNumber = 18_262;
export const watchBegins: DayNumber = worldBegins + settlingDays + baselineDays + lagDays;
const watchedWithoutStop = 3 * 365;
const followedAfterStop = 730;

const peersOfEachSize = 3;
/** How insatser of one kind differ: standard deviations of their pace and of their share onward. */
const paceSpread = 0.2;
const shareSpread = 0.06;
const meanShare = 0.35;
const nextShare = 0.5;
/** More are referred than places come free; the rest leave the queue. */
const pressure = 1.15;
const leavesQueuePerDay = 0.002;
const busyNextStep = 0.85;
/** Share of the insatser that run courses, in a world that has them. */
const runsCourses = 1 / 3;

/** One insats with a stop in it, or none, and what its watch would read. */
export type Watched = {
  size: Size;
  stop: Stop | null;
  house: House;
  record: FlowRecord;
  /** The insats on the next step, where it is part of the stop. */
  next: House | null;
  until: DayNumber;
};

/** A peer group as one replicate of the table knows it. */
export type PeerWorld = {
  peers: readonly FlowRecord[];
  peerHouses: readonly House[];
  untouched: readonly Watched[];
  stopped: readonly Watched[];
  /** An insats on the next step that has room. */
  neighbour: House;
};

/**
 * A peer group of nine, three of each size, and beside it an insats of each size that lives through each kind of stop
 * in turn: the same history until the stop, with the same chance.
 */
export function livePeerWorld(
  seed: number,
  customs: Customs,
  { kinds = stopKinds, alsoMild = false }: { kinds?: readonly StopKind[]; alsoMild?: boolean } = {},
): PeerWorld {
  const random = seededNumbers(seed);
  const whole = openCalendar(worldBegins, watchBegins + watchedWithoutStop + followedAfterStop, customs);
  const until = watchBegins + watchedWithoutStop;
  const calendar = { ...whole, last: until };
  const peerPlans = sizes.flatMap((size) =>
    Array.from({ length: peersOfEachSize }, (_, index) => planOf(random, `peer-${size}-${index}`, size)),
  );
  const own = seedsFrom(random);
  const peerHouses = liveThrough({ plans: peerPlans, calendar, customs, stops: [] }, own);
  const peers = peerHouses.map((house) => knownOn(house));
  const untouched = peerHouses.map((house, index): Watched => {
    const size = sizes[Math.floor(index / peersOfEachSize)] ?? 20;
    return { size, stop: null, house, record: peers[index] ?? knownOn(house), next: null, until };
  });
  const neighbourPlan = { ...nextOf(planOf(random, 'above', 40), 40), insats: 'neighbour' };
  const [neighbour] = liveThrough(
    { plans: [neighbourPlan], calendar: whole, customs, stops: [] },
    seedsFrom(random),
  );
  if (!neighbour) throw new Error('nobody lived');
  const stopped: Watched[] = [];
  for (const size of sizes) {
    const plan = planOf(random, `watched-${size}`, size);
    const from = watchBegins + wholeBetween(random, 90, 454);
    const chance = seedsFrom(random);
    const live = (stop: Stop | null) => liveOne(plan, size, stop, customs, whole, chance);
    untouched.push(live(null));
    for (const kind of kinds) {
      const stop = { kind, insats: plan.insats, from };
      stopped.push(live(stop));
      if (alsoMild) stopped.push(live({ ...stop, mild: true }));
    }
  }
  return { peers, peerHouses, untouched, stopped, neighbour };
}

function liveOne(
  plan: InsatsPlan,
  size: Size,
  stop: Stop | null,
  customs: Customs,
  whole: Calendar,
  chance: (insats: number) => Random,
): Watched {
  const until = stop ? stop.from + followedAfterStop : watchBegins + watchedWithoutStop;
  const calendar = { ...whole, last: until };
  const withNext = stop?.kind === 'next-step-full' || stop?.kind === 'next-step-closed';
  const plans = withNext ? [{ ...plan, next: ['next'] }, nextOf(plan, size)] : [plan];
  const [house, next = null] = liveThrough({ plans, calendar, customs, stops: stop ? [stop] : [] }, chance);
  if (!house) throw new Error('nobody lived');
  return { size, stop, house, record: knownOn(house), next, until };
}

/** An insats that ends about so many placements a year. */
export function planOf(random: Random, insats: string, size: Size): InsatsPlan {
  const pace = aroundOne(random, paceSpread);
  const places = Math.max(3, Math.round((size / 365) * meanStay(pace) * 1.03));
  return {
    insats,
    step: 'occupation',
    kind: 'work-training',
    places,
    pace,
    onwardShare: aroundShare(random, meanShare, shareSpread),
    nextShare,
    next: [],
    arrivalsPerDay: (pressure * places) / meanStay(pace),
    leavesQueuePerDay,
    runsCourses: random() < runsCourses,
    partTime: false,
  };
}

/** The insats on the next step: most of its people come from elsewhere, and it has room until its places go. */
function nextOf({ onwardShare, arrivalsPerDay }: InsatsPlan, size: Size): InsatsPlan {
  const places = Math.max(10, Math.round((size / 365) * meanStay(1)));
  const fromBelow = (arrivalsPerDay / pressure) * onwardShare * nextShare;
  return {
    insats: 'next',
    step: 'work-rehabilitation',
    kind: 'work-training',
    places,
    pace: 1,
    onwardShare: meanShare,
    nextShare: 0,
    next: [],
    arrivalsPerDay: Math.max(0, (busyNextStep * places) / meanStay(1) - fromBelow),
    leavesQueuePerDay,
    runsCourses: false,
    partTime: false,
  };
}

/** Chance of its own for each insats, the same each time that it is asked for. */
function seedsFrom(random: Random): (insats: number) => Random {
  const seeds = Array.from({ length: 12 }, () => Math.floor(random() * 2 ** 32));
  return (insats) => seededNumbers(seeds[insats] ?? 0);
}
