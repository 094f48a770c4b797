import { countByBand } from '../estimators/age-bands.ts';
import { daysUsuallyWritten, longestDelay } from '../estimators/delays.ts';
import { expectedOf } from '../estimators/expected.ts';
import { littlesLaw } from '../estimators/littles-law.ts';
import type { DayNumber, Window } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { betaBelow } from '../special/beta-law.ts';
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
  const { places, occupied } = own.occupancy;
  if (hasFewerPlaces(own)) return false;
  return heldFor(own, standsDays, (day) => (occupied[day] as number) > 1.1 * (places[day] as number));
}

/**
 * More in the ledger than there are places, and more beyond them than at any time in the year before a day. Nobody can
 * leave and others still come in: so this says of an estimate which of the two it is, long before the tenth is passed.
 */
export function takesInBeyondPlaces(own: Figures, since: DayNumber): boolean {
  const { places, occupied, days, from } = own.occupancy;
  const beyond = (day: number) => (occupied[day] as number) - (places[day] as number);
  const now = beyond(days - 1);
  if (now < 1 || hasFewerPlaces(own)) return false;
  const until = Math.min(days - 1, since - from);
  for (let day = Math.max(0, until - daysOfYear); day < until; day += 1) if (beyond(day) >= now) return false;
  return true;
}

/** Whether there have been more places within a year: then people may be more than the places though all is right. */
function hasFewerPlaces({ occupancy: { places, days } }: Figures): boolean {
  const now = places[days - 1] as number;
  for (let day = Math.max(0, days - daysOfYear); day < days; day += 1) {
    if ((places[day] as number) > now) return true;
  }
  return false;
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

/** Endings written down in so many days tell how long it takes now. */
const latestWritten = 120;
/** A few days more than usual change no estimate. */
const leastLate = 7;
/** Late endings, before they are a custom; and how seldom so many come by chance. */
const fewestLate = 2;
const byChance = 0.01;

/** An ending that took more days than this is late. */
const lateFrom = (written: OwnLevel['written']) => Math.max(daysUsuallyWritten(written), leastLate);

/**
 * Whether not one ending of the days since the flow became less was written down in time, and they are so few that all
 * may only be late. Soon it shows which it is.
 */
export function nothingInTime(
  { entries }: FlowRecord,
  { written }: Pick<OwnLevel, 'written'>,
  { from, to }: Window,
): boolean {
  if (to - from >= longestDelay) return false;
  const limit = lateFrom(written);
  return entries.every(({ placement }) => {
    const ending = placement?.ending;
    return !ending || ending.on < from || ending.registeredOn - ending.on > limit;
  });
}

/** How long writing endings down took, and takes: days within which nine of ten usually were, and half now are. */
export type LaterWriting = { before: number; now: number };

/**
 * Whether endings are written down clearly later than what is expected reckons with. Then those that nobody has written
 * down yet look like people who are stuck, and an estimate would say what is only a matter of writing. Told by those that
 * were written down in a window, and lately.
 */
export function writtenLater(
  record: FlowRecord,
  { written }: Pick<OwnLevel, 'written'>,
  { from, to }: Window,
): LaterWriting | undefined {
  const delays = record.entries
    .flatMap(({ placement }) => placement?.ending ?? [])
    .filter(({ registeredOn }) => registeredOn > Math.max(from, to - latestWritten))
    .map(({ on, registeredOn }) => registeredOn - on)
    .toSorted((one, other) => one - other);
  const before = daysUsuallyWritten(written);
  const limit = lateFrom(written);
  const late = delays.filter((days) => days > limit).length;
  if (late < fewestLate) return undefined;
  const usuallyLate = Math.max(0.1, 1 - (written[limit] ?? 1));
  // The chance of so many late or more among them, as the incomplete beta function tells it.
  const chance = betaBelow({ first: late, second: delays.length - late + 1 }, usuallyLate);
  return chance <= byChance ? { before, now: delays[Math.floor(delays.length / 2)] ?? 0 } : undefined;
}

/** Whether the provider has said or done nothing for so long that its figures are old. */
export function isStale({ record, today, occupancy }: Figures, freshDays: number): boolean {
  return today - (record.heard.at(-1) ?? occupancy.from) > freshDays;
}
