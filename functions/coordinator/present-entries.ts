import type * as z from 'zod';
import type { contracts } from '#api';
import { type Entry, type EntryAt, isAt, lastDayOf, type Queued } from '#ledger';

type QueueItem = z.input<(typeof contracts.readQueue)['answer']>['items'][number];
type PlacementItem = z.input<(typeof contracts.listPlacements)['answer']>['items'][number];

const minutesPerHour = 60;

/** One who stands in the queue, as it is shown. The cohort is the one that was asked for. */
export function presentQueued({ entry: one, position }: Queued): QueueItem {
  const { entry, stage, claim, municipality, earliestStart, wantedCohort, toTell, version } = one;
  return {
    entry,
    position,
    stands: stage.is,
    referrer: claim.referrer,
    municipality,
    hoursPerWeek: claim.minutes / minutesPerHour,
    earliestStart,
    cohort: wantedCohort,
    offer: isAt(one, 'offered') ? presentOffer(one) : null,
    toTell,
    version,
  };
}

/** An offer that stands, with the last day on which it can be answered. */
export function presentOffer({ stage, claim }: EntryAt<'offered'>): NonNullable<QueueItem['offer']> {
  const { offer, until } = stage;
  return { offer, lastDay: lastDayOf(until), until, cohort: claim.cohort };
}

/** A placement as it is shown; none for an entry that is no placement. */
export function presentPlacement(one: Entry): PlacementItem[] {
  if (!isAt(one, 'placed', 'ended')) return [];
  const { entry, stage, claim, municipality, version } = one;
  const { startsOn, carriedIn, ready, offer, cameFrom } = stage;
  const ending =
    stage.is === 'ended'
      ? { outcome: stage.outcome, toStep: stage.toStep, on: stage.on, into: stage.into }
      : null;
  return [
    {
      entry,
      stands: stage.is,
      referrer: claim.referrer,
      municipality,
      hoursPerWeek: claim.minutes / minutesPerHour,
      cohort: claim.cohort,
      startsOn,
      carriedIn,
      ready,
      offer,
      cameFrom,
      ending,
      version,
    },
  ];
}
