import type { FlagKind } from '../flags/flag-kinds.ts';
import { type Figures, freeOn, heldFor } from './figures.ts';
import { isFull, isWithinReach, nextStep } from './reach.ts';
import type { FlowThresholds } from './thresholds.ts';

export type FactKind = Extract<FlagKind, 'ready-waiting' | 'next-step-full' | 'long-wait' | 'unused-places'>;

/** One person who is ready is no stop in the flow. */
const fewestReady = 2;
/** Use is told only of an insats that has had time to fill, with as many places as today. */
const daysToFill = 90;

/** The facts that hold of an insats today, exact and without any test of chance. */
export function factsOf(own: Figures, all: readonly Figures[], thresholds: FlowThresholds): FactKind[] {
  if (own.record.status === 'closed') return [];
  const facts: FactKind[] = [];
  if (readyWait(own, thresholds)) facts.push('ready-waiting');
  if (isNextStepFull(own, all, thresholds)) facts.push('next-step-full');
  if (isWaitLong(own, thresholds)) facts.push('long-wait');
  if (standPlacesUnused(own, all, thresholds)) facts.push('unused-places');
  return facts;
}

/** At least a tenth of the places have held people who are ready for next, for as long as a fact must stand. */
function readyWait(own: Figures, { readyShare, standsDays }: FlowThresholds): boolean {
  const { ready, places } = own.occupancy;
  return heldFor(own, standsDays, (day) => {
    const count = ready[day] as number;
    return count >= fewestReady && count >= readyShare * (places[day] as number);
  });
}

/** The wait is half a year or more, and much longer than a year before, for as long as a fact must stand. */
function isWaitLong(
  own: Figures,
  {
    longWaitDays,
    waitGrowth,
    standsDays,
  }: Pick<FlowThresholds, 'longWaitDays' | 'waitGrowth' | 'standsDays'>,
): boolean {
  const before = own.waitAYearBefore;
  if (before === null || own.occupancy.days < standsDays) return false;
  for (let days = 0; days < standsDays; days += 1) {
    const wait = own.waitDaysAgo(days)?.medianDays ?? 0;
    if (wait < longWaitDays || wait < waitGrowth * before) return false;
  }
  return true;
}

/**
 * Nobody here has anywhere to go: every insats on the next step within reach is full, and its wait has grown long or it
 * takes nobody at all. That everything is always full is how it is, and no news.
 */
function isNextStepFull(own: Figures, all: readonly Figures[], thresholds: FlowThresholds): boolean {
  const next = nextStep(own, all);
  if (!next) return false;
  return next.insatser.every(
    (other) => isFull(other, thresholds) && (isWaitLong(other, thresholds) || takesNobody(other, thresholds)),
  );
}

function takesNobody({ occupancy }: Figures, { standsDays }: FlowThresholds): boolean {
  const last = occupancy.days - 1;
  for (let day = last; day > last - standsDays; day -= 1) {
    if ((occupancy.places[day] as number) > 0) return false;
  }
  return true;
}

/** Less than the given share of the places are in use, and there are people who wait: here, or for others like it. */
function standPlacesUnused(own: Figures, all: readonly Figures[], thresholds: FlowThresholds): boolean {
  const { lowUse, standsDays } = thresholds;
  const { places, occupied, days } = own.occupancy;
  if (days < daysToFill || hasChangedPlaces(own)) return false;
  const isLow = heldFor(own, standsDays, (day) => {
    const all = places[day] as number;
    return all - (occupied[day] as number) >= 1 && (occupied[day] as number) < lowUse * all;
  });
  return isLow && (waits(own, standsDays) || peersWait(own, all, standsDays));
}

function hasChangedPlaces({ occupancy: { places, days } }: Figures): boolean {
  const now = places[days - 1] as number;
  for (let day = days - daysToFill; day < days; day += 1) if ((places[day] as number) < now) return true;
  return false;
}

/** Whether somebody has waited here on each of the latest days. */
export function waits(figures: Figures, days: number): boolean {
  return heldFor(figures, days, (day) => (figures.occupancy.queue[day] as number) >= 1);
}

function peersWait(own: Figures, all: readonly Figures[], days: number): boolean {
  const { step } = own.record.description;
  return all.some(
    (other) =>
      isWithinReach(own, other) &&
      other.record.description.step === step &&
      waits(other, days) &&
      heldFor(other, days, (day) => freeOn(other, day) < 1),
  );
}
