import type { DayNumber } from '#flow';
import { codes, ladder, type Step } from '#insats';
import type { Calendar } from './calendar.ts';
import { type Random, weighted, wholeBetween } from './draws.ts';
import { type LeftBecause, type Life, minutesOf, standingOffer } from './life.ts';
import { endingBands, type InsatsPlan, meanStay, type Stop } from './plan.ts';
import { type Pressure, pressureOn } from './pressure.ts';

const fullTime = 2_400;
/** Older placements than this are left out of those that are there when the world begins. */
const oldestAtFirst = 1_500;
const steps = codes(ladder);

/** One insats as it is lived: its places, who waits, who takes part, and who did. */
export type House = ReturnType<typeof openHouse>;

export function openHouse(
  plan: InsatsPlan,
  index: number,
  calendar: Calendar,
  stops: readonly Stop[],
  random: Random,
) {
  const pressure: Pressure = pressureOn(plan, calendar, stops);
  const lives: Life[] = [];
  const queue: Life[] = [];
  const witnesses: Life[] = [];
  const capacity = [{ from: calendar.first, minutes: plan.places * fullTime }];
  const courseEnds = calendar.first + wholeBetween(random, 0, 119);
  let places = plan.places * fullTime;
  /** What the places are being lowered to, one by one; the same as `places` when nothing is. */
  let goal = places;
  let taken = 0;

  function newLife(joinedOn: DayNumber | null, cameFrom: Life | null): Life {
    const life: Life = {
      entry: `${plan.insats}-${lives.length}`,
      insats: index,
      joinedOn,
      leftQueueOn: null,
      leftBecause: null,
      offers: [],
      startedOn: null,
      hours: [
        { on: joinedOn ?? calendar.first, minutes: plan.partTime ? partTimeMinutes(random) : fullTime },
      ],
      ready: null,
      ending: null,
      cameFrom,
    };
    lives.push(life);
    return life;
  }

  function leaves(life: Life): void {
    queue.splice(queue.indexOf(life), 1);
  }

  function setPlaces(day: DayNumber, minutes: number): void {
    if (minutes === places) return;
    places = minutes;
    if (capacity.at(-1)?.from === day) capacity.pop();
    capacity.push({ from: day, minutes });
  }

  return {
    plan,
    pressure,
    random,
    courseEnds,
    /** The last day of the world. */
    last: calendar.last,
    lives: lives as readonly Life[],
    queue: queue as readonly Life[],
    witnesses: witnesses as readonly Life[],
    capacity: capacity as readonly { from: DayNumber; minutes: number }[],
    /** Who is ready here, and where they wait for their next place. */
    waitsElsewhere: new Map<Life, Life>(),
    stepAbove: steps[steps.indexOf(plan.step) + 1] ?? ('self-support' satisfies Step),
    stepBelow: steps[steps.indexOf(plan.step) - 1] ?? null,

    /** Fills the places with people who have been there for as long as those usually have, and a usual queue. */
    inhabitants(): readonly Life[] {
      for (;;) {
        const life = newLife(null, null);
        if (taken + minutesOf(life) > places) {
          lives.pop();
          break;
        }
        life.startedOn = calendar.first - ageOfSomebodyThere(plan.pace, random);
        taken += minutesOf(life);
      }
      const there = [...lives];
      const leavesPerDay = plan.places / meanStay(plan.pace);
      const beyond = Math.max(0, plan.arrivalsPerDay - leavesPerDay);
      const waiting = plan.leavesQueuePerDay > 0 ? Math.round(beyond / plan.leavesQueuePerDay) : 0;
      for (let one = 0; one < waiting; one += 1) queue.push(newLife(calendar.first, null));
      return there;
    },
    /** Somebody who never loses patience and takes the place that is offered. */
    witnessJoins(day: DayNumber): void {
      const life = newLife(day, null);
      queue.push(life);
      witnesses.push(life);
    },
    joins(day: DayNumber, cameFrom: Life | null): Life {
      const life = newLife(day, cameFrom);
      queue.push(life);
      return life;
    },
    leavesQueue(life: Life, day: DayNumber, because: LeftBecause): void {
      leaves(life);
      life.leftQueueOn = day;
      life.leftBecause = because;
    },
    /** Who is first in order and has no offer, if there is room; nobody is passed. */
    nextToOffer(day: DayNumber): Life | undefined {
      const next = queue.find((life) => !standingOffer(life));
      if (!next) return undefined;
      const room = Math.min(places, places * pressure.admits(day)) - taken;
      return minutesOf(next) <= room ? next : undefined;
    },
    offers(life: Life, on: DayNumber): void {
      taken += minutesOf(life);
      life.offers.push({ on, answeredOn: null, refusedBecause: null });
    },
    refuses(life: Life, day: DayNumber, because: LeftBecause, afterwardsLeaves: boolean): void {
      const offer = standingOffer(life);
      if (!offer) throw new Error('nothing was offered');
      offer.answeredOn = day;
      offer.refusedBecause = because;
      taken -= minutesOf(life);
      // Whoever stays in the queue keeps the place in it.
      if (!afterwardsLeaves) return;
      leaves(life);
      life.leftQueueOn = day;
      life.leftBecause = because;
    },
    starts(life: Life, day: DayNumber): void {
      const offer = standingOffer(life);
      if (!offer) throw new Error('nothing was offered');
      offer.answeredOn = day;
      leaves(life);
      life.leftQueueOn = day;
      life.startedOn = day;
    },
    /** More hours a week, where there is room for them. */
    addsHours(life: Life, on: DayNumber): void {
      const before = minutesOf(life);
      const minutes = Math.min(fullTime, before + 600);
      if (taken + minutes - before > places) return;
      taken += minutes - before;
      life.hours.push({ on, minutes });
    },
    frees(life: Life, day: DayNumber): void {
      taken -= minutesOf(life);
      if (goal < places) setPlaces(day, Math.max(goal, taken));
    },
    changePlaces(day: DayNumber, share: number, gently: boolean): void {
      goal = Math.round(plan.places * share) * fullTime;
      setPlaces(day, gently ? Math.max(goal, taken) : goal);
    },
  };
}

/** Hours a week: with these 1,265 places hold about 1,500 people, and with those who wait there are about 1,800. */
function partTimeMinutes(random: Random): number {
  return weighted(random, [
    [10, 600],
    [16, 1_200],
    [20, 1_800],
    [54, fullTime],
  ]);
}

/** How long somebody has been there whom one meets on any day: the longer a stay, the likelier it is met. */
function ageOfSomebodyThere(pace: number, random: Random): number {
  for (;;) {
    const age = Math.floor(random() * oldestAtFirst);
    if (random() < stillThereAfter(age, pace)) return age;
  }
}

function stillThereAfter(age: number, pace: number): number {
  let sum = 0;
  for (const { from, to, rate } of endingBands) sum += rate * pace * Math.max(0, Math.min(age, to) - from);
  return Math.exp(-sum);
}
