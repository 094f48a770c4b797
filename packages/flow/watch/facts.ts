import type { FlagKind } from '../flags/flag-kinds.ts';
import { isNextStepMissing } from './cause.ts';
import { beyondChance, fallenBy, sumOver } from './changes.ts';
import { type Figures, freeOn, heldFor } from './figures.ts';
import { isFull, isWithinReach, nextStep } from './reach.ts';
import { fewestReady } from './ready-wait.ts';
import type { FlowThresholds } from './thresholds.ts';
import { whyLongWait } from './wait-causes.ts';
import { hasBecomeFull, isWaitLong, waits } from './waiting.ts';

export type FactKind = Extract<FlagKind, 'ready-waiting' | 'next-step-full' | 'long-wait' | 'unused-places'>;

/** Use is told only of an insats that has had time to fill, with as many places as today. */
const daysToFill = 90;
/** Use is low for long when it has been so for half a year. */
const lowFor = 182;

/**
 * The facts that hold of an insats today. They are exact; but queues and use wander by themselves, so a long wait and
 * places that nobody asks for are told only where more has changed than chance does.
 */
export function factsOf(own: Figures, all: readonly Figures[], thresholds: FlowThresholds): FactKind[] {
  if (own.record.status === 'closed') return [];
  const facts: FactKind[] = [];
  if (readyWait(own, all, thresholds)) facts.push('ready-waiting');
  if (isNextStepFull(own, all, thresholds)) facts.push('next-step-full');
  if (isWaitLong(own, thresholds) && whyLongWait(own, thresholds)) facts.push('long-wait');
  if (standPlacesUnused(own, all, thresholds)) facts.push('unused-places');
  return facts;
}

/**
 * At least a tenth of the places have held people who are ready for next, for as long as a fact must stand. Some always
 * wait for a while; but where no insats is what they wait for, two are enough.
 */
function readyWait(
  own: Figures,
  all: readonly Figures[],
  { readyShare, standsDays }: FlowThresholds,
): boolean {
  const { ready, places } = own.occupancy;
  if (!heldFor(own, standsDays, (day) => (ready[day] as number) >= fewestReady)) return false;
  return (
    heldFor(own, standsDays, (day) => (ready[day] as number) >= readyShare * (places[day] as number)) ||
    isNextStepMissing(own, all)
  );
}

/**
 * Nobody here has anywhere to go: every insats on the next step within reach is full, and its wait has grown long or it
 * takes nobody at all. That everything is always full is how it is, and no news.
 */
function isNextStepFull(own: Figures, all: readonly Figures[], thresholds: FlowThresholds): boolean {
  const next = nextStep(own, all);
  if (!next) return false;
  return next.insatser.every((other) => isFull(other, thresholds) && hasBecomeFull(other, thresholds));
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
  if (!isLow) return false;
  return waits(own, standsDays) || (isUseLow(own, thresholds) && peersWait(own, all, standsDays));
}

/** That nobody comes is more than chance: fewer join than a year before, or places have stood empty for half a year. */
function isUseLow({ occupancy }: Figures, { lowUse }: FlowThresholds): boolean {
  const { joined, occupied, places, days } = occupancy;
  if (fallenBy(joined, days) >= beyondChance) return true;
  const use = sumOver(occupied, days, lowFor) / sumOver(places, days, lowFor);
  return days >= lowFor && use < lowUse;
}

function hasChangedPlaces({ occupancy: { places, days } }: Figures): boolean {
  const now = places[days - 1] as number;
  for (let day = days - daysToFill; day < days; day += 1) if ((places[day] as number) < now) return true;
  return false;
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
