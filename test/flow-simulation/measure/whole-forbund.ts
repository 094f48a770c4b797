import type { DayNumber, FlowRecord } from '#flow';
import { seededNumbers } from '../../builders/virtual-time.ts';
import { openCalendar } from '../calendar.ts';
import { aroundOne, aroundShare, type Random, wholeBetween } from '../draws.ts';
import type { House } from '../house.ts';
import { liveThrough } from '../live.ts';
import { type Customs, type InsatsPlan, meanStay, type Stop } from '../plan.ts';
import { knownOn } from '../record.ts';
import { watchBegins, worldBegins } from './peer-world.ts';

const watchedDays = 3 * 365;
const pressures = [1, 1.05, 1.1, 1.15] as const;
const leavesQueuePerDay = 0.002;
const paceSpread = 0.2;
const shareSpread = 0.06;

type Group = Pick<InsatsPlan, 'step' | 'kind' | 'onwardShare' | 'nextShare'> & {
  name: string;
  places: number;
  insatser: number;
};

/** Linköping's figures: 430 work-oriented places with supervisors, 345 within the municipal group, 490 occupation places. */
const groups: readonly Group[] = [
  {
    name: 'supervised',
    places: 430,
    insatser: 13,
    step: 'work-rehabilitation',
    kind: 'work-training',
    onwardShare: 0.35,
    nextShare: 0.05,
  },
  {
    name: 'municipal',
    places: 313,
    insatser: 8,
    step: 'work-rehabilitation',
    kind: 'workplace-based',
    onwardShare: 0.35,
    nextShare: 0.05,
  },
  {
    name: 'supported',
    places: 32,
    insatser: 2,
    step: 'supported-work',
    kind: 'job-search-support',
    onwardShare: 0.4,
    nextShare: 0,
  },
  {
    name: 'occupation',
    places: 490,
    insatser: 15,
    step: 'occupation',
    kind: 'rehabilitation',
    onwardShare: 0.35,
    nextShare: 0.4,
  },
];

/** Laid into one insats each, on a day of the second year that is watched. */
const laidIn = ['leaves-not-onward', 'nobody-leaves', 'more-referred', 'admission'] as const;

export type WholeForbund = {
  houses: readonly House[];
  records: readonly FlowRecord[];
  /** Those without a stop of their own. */
  untouched: readonly FlowRecord[];
  until: DayNumber;
};

/** A whole förbund of 38 insatser and 1,265 places, between which people go, with a stop in four of them. */
export function liveForbund(seed: number, customs: Customs): WholeForbund {
  const random = seededNumbers(seed);
  const plans = plansOf(random);
  const until = watchBegins + watchedDays;
  const chosen = [...plans].toSorted((one, other) => one.places - other.places).slice(-16);
  const stops = laidIn.map((kind, index): Stop => {
    const plan = chosen[index * 4 + wholeBetween(random, 0, 3)];
    if (!plan) throw new Error('there are too few insatser');
    return { kind, insats: plan.insats, from: watchBegins + 365 + wholeBetween(random, 0, 364) };
  });
  const calendar = openCalendar(worldBegins, until, customs);
  const seeds = plans.map(() => Math.floor(random() * 2 ** 32));
  const houses = liveThrough({ plans, calendar, customs, stops }, (insats) =>
    seededNumbers(seeds[insats] ?? 0),
  );
  const records = houses.map((house) => knownOn(house));
  const untouched = records.filter(({ insats }) => stops.every((stop) => stop.insats !== insats));
  return { houses, records, untouched, until };
}

function plansOf(random: Random): InsatsPlan[] {
  return groups.flatMap((group) =>
    shared(random, group.places, group.insatser).map((places, index): InsatsPlan => {
      const pace = aroundOne(random, paceSpread);
      const pressure = pressures[wholeBetween(random, 0, pressures.length - 1)] ?? 1;
      return {
        insats: `${group.name}-${index}`,
        step: group.step,
        kind: group.kind,
        places,
        pace,
        onwardShare: aroundShare(random, group.onwardShare, shareSpread),
        nextShare: group.nextShare,
        next: nextOf(group),
        // Some take part with part of a week; and the higher steps get some of theirs from below.
        arrivalsPerDay: (1.2 * pressure * places * (group.name === 'occupation' ? 1 : 0.93)) / meanStay(pace),
        leavesQueuePerDay,
        runsCourses: random() < 1 / 3,
        partTime: true,
      };
    }),
  );
}

function nextOf({ step }: Group): string[] {
  const above = step === 'occupation' ? ['supervised', 'municipal'] : ['supported'];
  if (step === 'supported-work') return [];
  return groups
    .filter(({ name }) => above.includes(name))
    .flatMap(({ name, insatser }) => Array.from({ length: insatser }, (_, index) => `${name}-${index}`));
}

/** Parts a number of places among insatser, small and large, none below six. */
function shared(random: Random, places: number, insatser: number): number[] {
  const parts = Array.from({ length: insatser }, () => 0.4 + random());
  const sum = parts.reduce((total, part) => total + part, 0);
  const rounded = parts.map((part) => Math.max(6, Math.floor((part * places) / sum)));
  const left = places - rounded.reduce((total, part) => total + part, 0);
  return rounded.map((part, index) => (index === 0 ? part + left : part));
}
