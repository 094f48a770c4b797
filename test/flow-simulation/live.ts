import type { DayNumber } from '#flow';
import type { Outcome } from '#insats';
import type { Calendar } from './calendar.ts';
import { exponential, type Random, weighted, wholeBetween } from './draws.ts';
import { type House, openHouse } from './house.ts';
import { type Life, type LifeEnding, minutesOf, standingOffer } from './life.ts';
import { type Customs, force, type InsatsPlan, type Stop, type StopKind } from './plan.ts';

/** Days between the ends of an insats' courses, and the share of its participants who belong to one. */
const daysBetweenCourseEnds = 120;
const inCourse = 0.5;
/** Daily rate at which one who is ready, and waits for the next step, gives up and goes elsewhere. */
const givesUpPerDay = 1 / 500;
const refusesOffer = 0.06;
const leavesAfterRefusing = 0.6;
/** Days in which an offer is answered, never on the day that it is made. */
const answeredWithin = 4;
/** Of the endings that are written down late: so many days on average. */
const meanDaysLate = 12;
const writtenLate = 0.7;

/** What is left of the places on the next step, where the stop lies there. */
const placesOfNext: Partial<Record<StopKind, number>> = {
  'next-step-full': force.placesOfFullNextStep,
  'next-step-closed': force.placesOfClosedNextStep,
};

type Happening =
  | { is: 'arrives'; house: House; at: number }
  | { is: 'loses patience' | 'answers' | 'ends' | 'gives up'; life: Life }
  | { is: 'adds hours'; life: Life }
  | { is: 'frees'; life: Life }
  | { is: 'witness joins'; house: House }
  | { is: 'changes places'; house: House; share: number };

export type World = {
  plans: readonly InsatsPlan[];
  calendar: Calendar;
  customs: Customs;
  stops: readonly Stop[];
  /** Those who join on a day, never lose patience and take the place that they are offered. */
  witnesses?: readonly { insats: string; on: DayNumber }[];
  /** Where places are lowered: not below those that are taken, but one by one as they come free. */
  lowersGently?: boolean;
};

/** Lives through a world of insatser, event by event, and answers what really happened in each. */
export function liveThrough(world: World, chanceOf: (insats: number) => Random): House[] {
  const { plans, calendar, customs, stops } = world;
  const { first, last } = calendar;
  const agenda: (Happening[] | undefined)[] = new Array(last - first + 1);
  const houses = plans.map((plan, index) => openHouse(plan, index, calendar, stops, chanceOf(index)));
  const houseOf = new Map(houses.map((house) => [house.plan.insats, house]));
  const touched = new Set<House>(houses);
  const home = (life: Life): House => houses[life.insats] ?? raise('nobody lives outside the houses');

  function named(insats: string): House {
    return houseOf.get(insats) ?? raise(`no insats ${insats}`);
  }

  function at(day: DayNumber, happening: Happening): void {
    if (day > last) return;
    const those = agenda[day - first];
    if (those) those.push(happening);
    else agenda[day - first] = [happening];
  }

  for (const house of houses) {
    for (const life of house.inhabitants()) staysOn(life, house, first - 1);
    for (const life of house.queue) losesPatience(life, house, first);
    expectArrival(house, 0);
  }
  for (const stop of stops) {
    const house = named(stop.insats);
    if (stop.kind === 'fewer-places')
      at(stop.from, { is: 'changes places', house, share: force.placesWhenFewer });
    const shareOfNext = placesOfNext[stop.kind];
    if (shareOfNext === undefined) continue;
    for (const name of house.plan.next) {
      at(stop.from, { is: 'changes places', house: named(name), share: shareOfNext });
    }
  }
  for (const { insats, on } of world.witnesses ?? []) at(on, { is: 'witness joins', house: named(insats) });
  for (let day = first; day <= last; day += 1) {
    const addHours: Life[] = [];
    // What happens may let something happen on the same day: the list grows while it is read.
    for (const happening of agenda[day - first] ?? []) {
      if (happening.is === 'adds hours') addHours.push(happening.life);
      else happen(happening, day);
    }
    // When all who leave have left: hours, and then the offers of a day, so that its order can be told afterwards.
    for (const life of addHours) if (!life.ending) home(life).addsHours(life, day);
    for (const house of touched) fill(house, day);
    touched.clear();
  }
  return houses;

  function happen(happening: Exclude<Happening, { is: 'adds hours' }>, day: DayNumber): void {
    switch (happening.is) {
      case 'arrives': {
        const { house } = happening;
        losesPatience(house.joins(day, null), house, day);
        expectArrival(house, happening.at);
        touched.add(house);
        return;
      }
      case 'witness joins': {
        const { house } = happening;
        house.witnessJoins(day);
        touched.add(house);
        return;
      }
      case 'changes places': {
        const { house, share } = happening;
        house.changePlaces(day, share, world.lowersGently ?? false);
        touched.add(house);
        return;
      }
      case 'frees': {
        const house = home(happening.life);
        house.frees(happening.life, day);
        touched.add(house);
        return;
      }
      case 'loses patience': {
        const { life } = happening;
        if (life.leftQueueOn !== null || standingOffer(life)) return;
        home(life).leavesQueue(life, day, leaveReason(home(life).random));
        return;
      }
      case 'answers':
        answers(happening.life, day);
        return;
      case 'ends':
        mayEnd(happening.life, day);
        return;
      case 'gives up': {
        const { life } = happening;
        if (life.ending) return;
        const waiting = home(life).waitsElsewhere.get(life);
        if (waiting && waiting.leftQueueOn === null && !standingOffer(waiting)) {
          home(waiting).leavesQueue(waiting, day, 'declined');
        } else if (waiting) return;
        ends(life, day, endsOtherwise(home(life).random), null);
        return;
      }
      default:
        happening satisfies never;
    }
  }

  function expectArrival(house: House, after: number): void {
    const next = house.pressure.arrival(after, exponential(house.random));
    if (next) at(next.day, { is: 'arrives', house, at: next.at });
  }

  function losesPatience(life: Life, { plan, random }: House, day: DayNumber): void {
    const patience = exponential(random);
    if (life.cameFrom || plan.leavesQueuePerDay === 0) return;
    at(day + Math.ceil(patience / plan.leavesQueuePerDay), { is: 'loses patience', life });
  }

  function fill(house: House, day: DayNumber): void {
    for (let life = house.nextToOffer(day); life; life = house.nextToOffer(day)) {
      house.offers(life, day);
      at(day + wholeBetween(house.random, 1, answeredWithin), { is: 'answers', life });
    }
  }

  function answers(life: Life, day: DayNumber): void {
    const house = home(life);
    const { random } = house;
    if (random() < refusesOffer && !life.cameFrom && !house.witnesses.includes(life)) {
      house.refuses(life, day, refusalReason(random), random() < leavesAfterRefusing);
      touched.add(house);
      return;
    }
    house.starts(life, day);
    staysOn(life, house, day);
    if (minutesOf(life) < 2_400) at(day + wholeBetween(random, 60, 150), { is: 'adds hours', life });
    if (life.cameFrom) ends(life.cameFrom, day, 'next-insats', house.plan.step);
  }

  function staysOn(life: Life, { plan, pressure, random, courseEnds }: House, seenAfter: DayNumber): void {
    const threshold = exponential(random);
    const alone = random() >= inCourse || !plan.runsCourses || !customs.cohorts;
    const day = pressure.endingDay(life.startedOn ?? first, seenAfter, threshold);
    if (day === null) return;
    const together =
      Math.ceil((day - courseEnds) / daysBetweenCourseEnds) * daysBetweenCourseEnds + courseEnds;
    at(Math.max(alone ? day : together, seenAfter + 1), { is: 'ends', life });
  }

  /** The day on which somebody would go: where the next step is another insats, only when it has a place. */
  function mayEnd(life: Life, day: DayNumber): void {
    const house = home(life);
    const { random, pressure, plan } = house;
    const studies = random() < pressure.studiesShare(day);
    const onward = random() < pressure.otherOnwardShare(day);
    const next = random() < pressure.nextShare;
    const chosen = Math.floor(random() * plan.next.length);
    const otherwise = endsOtherwise(random);
    const work = random() < 0.57 ? 'work' : 'subsidised-work';
    if (studies) ends(life, day, 'studies', null);
    else if (!onward) ends(life, day, otherwise, otherwise === 'returned' ? house.stepBelow : null);
    else if (next) goesOn(life, day, chosen);
    else ends(life, day, work, null);
  }

  /** To the step above: at once where it lies outside this world, otherwise when a place there is free. */
  function goesOn(life: Life, day: DayNumber, chosen: number): void {
    const house = home(life);
    const { random, pressure, plan } = house;
    const there = houseOf.get(plan.next[chosen] ?? '');
    if (!there && !pressure.hasNoNext(day)) {
      ends(life, day, 'next-insats', house.stepAbove);
      return;
    }
    life.ready = { on: day, toStep: house.stepAbove };
    at(day + Math.ceil(exponential(random) / givesUpPerDay), { is: 'gives up', life });
    if (!there || pressure.hasNoNext(day)) return;
    house.waitsElsewhere.set(life, there.joins(day, life));
    touched.add(there);
  }

  function ends(life: Life, on: DayNumber, outcome: Outcome, toStep: LifeEnding['toStep']): void {
    const { pressure, random } = home(life);
    const late = random() < writtenLate ? Math.ceil(exponential(random) * meanDaysLate) : 0;
    const registeredOn = customs.lateRegistration ? on + late : on;
    const registered = pressure.registersEndings(on) ? registeredOn : null;
    life.ending = { on, outcome, toStep, registeredOn: registered };
    // Nobody gets the place before the ledger shows it free; unless nobody writes anything down any more.
    at(registered ?? on, { is: 'frees', life });
  }
}

function endsOtherwise(random: Random): Outcome {
  return weighted<Outcome>(random, [
    [35, 'dropout'],
    [25, 'other-support'],
    [15, 'care'],
    [15, 'returned'],
    [10, 'moved'],
  ]);
}

function leaveReason(random: Random): 'declined' | 'other-insats' | 'no-answer' | 'health' | 'moved' {
  return weighted(random, [
    [30, 'declined' as const],
    [25, 'other-insats' as const],
    [20, 'no-answer' as const],
    [15, 'health' as const],
    [10, 'moved' as const],
  ]);
}

function refusalReason(random: Random): 'wrong-match' | 'no-answer' | 'health' | 'other-insats' {
  return weighted(random, [
    [40, 'wrong-match' as const],
    [30, 'no-answer' as const],
    [20, 'health' as const],
    [10, 'other-insats' as const],
  ]);
}

function raise(fault: string): never {
  throw new Error(fault);
}
