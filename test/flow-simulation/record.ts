import type { DayNumber, FlowEntry, FlowPlacement, FlowRecord } from '#flow';
import { aDescription } from '../builders/insats.ts';
import type { House } from './house.ts';
import type { Life } from './life.ts';

const minutesPerPlace = 2_400;

/**
 * What the flow watch would remember of an insats on a day: everything that had happened and been written down by
 * then, and nothing of what came later. Without a day: all that is ever written down.
 */
export function knownOn(house: House, day: DayNumber = Number.POSITIVE_INFINITY): FlowRecord {
  const { plan, capacity } = house;
  const known = capacity.filter(({ from }) => from <= day);
  return {
    insats: plan.insats,
    forbund: 'simulated',
    organisation: `provider-of-${plan.insats}`,
    version: 1,
    status: 'open',
    description: aDescription({
      name: plan.insats,
      step: plan.step,
      kinds: [plan.kind],
      municipalities: ['0580'],
    }),
    criteria: [],
    ledgerSince: known[0]?.from ?? null,
    sharing: plan.partTime,
    capacity: known.map(({ from, minutes }) => ({ from, minutes, minutesPerPlace })),
    closures: [],
    entries: house.lives.flatMap((life) => entryKnownOn(life, known[0]?.from ?? day, day) ?? []),
    refusals: house.lives.flatMap(({ offers }) =>
      offers.flatMap(({ answeredOn: on, refusedBecause: reason }) =>
        on !== null && on <= day && reason !== null ? [{ on, by: 'person' as const, reason }] : [],
      ),
    ),
    periods: [],
    heard: daysHeard(house).filter((one) => one <= day),
    counts: [],
  };
}

/** Days between two times that a provider says that its figures are still right. */
const confirmsEvery = 14;
const heard = new WeakMap<House, readonly DayNumber[]>();

/** The days on which the provider has said or written anything: still right, answers, starts, hours, endings, places. */
function daysHeard(house: House): readonly DayNumber[] {
  const before = heard.get(house);
  if (before) return before;
  const { lives, capacity, last } = house;
  const days = new Set(capacity.map(({ from }) => from));
  for (let day = capacity[0]?.from ?? last; day <= last; day += confirmsEvery) days.add(day);
  for (const { offers, hours, ready, ending } of lives) {
    for (const { on, answeredOn } of offers) days.add(on).add(answeredOn ?? on);
    for (const { on } of hours.slice(1)) days.add(on);
    if (ready) days.add(ready.on);
    if (ending?.registeredOn) days.add(ending.registeredOn);
  }
  const inOrder = [...days].toSorted((one, other) => one - other);
  heard.set(house, inOrder);
  return inOrder;
}

function entryKnownOn(life: Life, ledgerSince: DayNumber, day: DayNumber): FlowEntry | undefined {
  const placement = placementKnownOn(life, ledgerSince, day);
  if (life.joinedOn === null ? !placement : life.joinedOn > day) return undefined;
  const hasLeft = life.leftQueueOn !== null && life.leftQueueOn <= day;
  return {
    entry: life.entry,
    joinedOn: life.joinedOn,
    leftQueueOn: hasLeft ? life.leftQueueOn : null,
    leftBecause: hasLeft ? life.leftBecause : null,
    hold: holdKnownOn(life, day),
    placement,
  };
}

function holdKnownOn({ offers, hours }: Life, day: DayNumber): FlowEntry['hold'] {
  const offer = offers.findLast(({ on }) => on <= day);
  if (!offer) return null;
  const { on: from, answeredOn, refusedBecause } = offer;
  const until = answeredOn === null || answeredOn > day ? null : answeredOn + (refusedBecause ? 0 : 1);
  return { from, until, minutes: hours[0]?.minutes ?? minutesPerPlace };
}

function placementKnownOn(life: Life, ledgerSince: DayNumber, day: DayNumber): FlowPlacement | null {
  const { startedOn, joinedOn, ready, ending } = life;
  if (startedOn === null || startedOn > day) return null;
  const written = ending && ending.registeredOn !== null && ending.registeredOn <= day;
  return {
    startsOn: startedOn,
    seenFrom: Math.max(startedOn, ledgerSince),
    seenUntil: null,
    carriedIn: joinedOn === null,
    minutes: life.hours.findLast(({ on }) => on <= day)?.minutes ?? minutesPerPlace,
    ready: ready && ready.on <= day ? ready : null,
    ending: written ? { ...ending, registeredOn: ending.registeredOn ?? ending.on } : null,
  };
}
