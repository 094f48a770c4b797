import { countByBand } from '../estimators/age-bands.ts';
import { expectedOf } from '../estimators/expected.ts';
import { littlesLaw } from '../estimators/littles-law.ts';
import type { OwnLevel } from './baseline.ts';
import { type Figures, heldFor } from './figures.ts';
import { meanOver } from './occupancy.ts';
import { seenPlacements } from './seen-placements.ts';
import type { FlowThresholds } from './thresholds.ts';

const daysOfYear = 365;
/** Endings that ought to have come while the provider was silent, before the silence is taken for missing endings. */
const fewestMissed = 3;
/** Days of silence from which it is more than a holiday. */
const silentDays = 45;

/**
 * Whether endings seem not to be written down. Then nothing is estimated: an ending that nobody wrote down looks like
 * somebody who is stuck. Three signs: more people than places, and nobody decided it; what the provider says is in use
 * and what the ledger counts differ by more than a tenth over a year (Little's law); a provider who says nothing at all
 * while endings ought to come.
 */
export function endingsAreMissing(
  own: Figures,
  level: OwnLevel | undefined,
  { standsDays }: Pick<FlowThresholds, 'standsDays'>,
): boolean {
  return isBeyondPlaces(own, standsDays) || hasGap(own) || isSilent(own, level);
}

/** More in the ledger than there are places, by more than a tenth, though the places have not become fewer. */
function isBeyondPlaces(own: Figures, standsDays: number): boolean {
  const { places, occupied, days } = own.occupancy;
  const since = Math.max(0, days - daysOfYear);
  const now = places[days - 1] as number;
  for (let day = since; day < days; day += 1) if ((places[day] as number) > now) return false;
  return heldFor(own, standsDays, (day) => (occupied[day] as number) > 1.1 * (places[day] as number));
}

/** Places in use as the provider has stated them over the latest year, beside the days that the ledger counts. */
function hasGap({ record, occupancy, today }: Figures): boolean {
  const stated = record.counts.filter(({ on }) => on >= occupancy.from && on > today - daysOfYear);
  if (stated.length < 6) return false;
  const inUse = stated.map(({ on, free }) => (occupancy.places[on - occupancy.from] as number) - free);
  const meanOccupied = inUse.reduce((sum, places) => sum + places, 0) / inUse.length;
  const since = Math.max(0, occupancy.days - daysOfYear);
  const days = occupancy.days - since;
  const placementDays = meanOver(occupancy.occupied, since, occupancy.days) * days;
  return !littlesLaw({ meanOccupied, placementDays, days }).holds;
}

function isSilent({ record, today, occupancy }: Figures, level: OwnLevel | undefined): boolean {
  const heard = record.heard.at(-1) ?? occupancy.from;
  if (!level || today - heard < silentDays) return false;
  const { personDays } = countByBand(seenPlacements(record), { from: heard, to: today });
  return expectedOf(personDays, level.group.rates).endings * level.pace >= fewestMissed;
}

/** Whether the provider has said or done nothing for so long that its figures are old. */
export function isStale({ record, today, occupancy }: Figures, freshDays: number): boolean {
  return today - (record.heard.at(-1) ?? occupancy.from) > freshDays;
}
