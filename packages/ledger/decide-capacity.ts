import type { Command } from './commands.ts';
import type { Draft } from './draft.ts';
import type { LedgerEvent } from './events.ts';
import { hasPeople, type PlaceBook } from './place-book.ts';
import type { PlaceCommandOf } from './place-commands.ts';
import type { Refusal } from './refusals.ts';
import { openMinutes, poolsOf } from './room.ts';

const mostCohorts = 12;

/** The number of places. Fewer than are promised needs somebody's decision, and shows as a deficit. */
export function decideNumber(
  { places, hoursPerPlace, overbooking }: Extract<Command, { type: 'setPlaces' }>,
  draft: Draft,
): Refusal | undefined {
  const { head } = draft;
  const minutesPerPlace = hoursPerPlace === null ? head.minutesPerPlace : hoursPerPlace * 60;
  const capacityMinutes = places * minutesPerPlace;
  if (head.capacityMinutes === capacityMinutes && head.minutesPerPlace === minutesPerPlace) return undefined;
  return draft.take({
    type: 'placesSet',
    capacityMinutes,
    minutesPerPlace,
    overbooking: overbooking ?? null,
  });
}

/** Those who take part already. Their ids follow from the request and their number in it. */
export function decideCarryIn(
  { placements, overbooking }: Pick<PlaceCommandOf<'carryIn'>, 'placements' | 'overbooking'>,
  draft: Draft,
): Refusal | undefined {
  if (placements.length === 0) return undefined;
  if (draft.isTaken(draft.newId(0))) return { refusal: 'entryExists' };
  for (const { hoursPerWeek, startsOn } of placements) {
    const fault = faultOfHours(hoursPerWeek, draft) ?? faultOfDay(startsOn, draft.today);
    if (fault) return fault;
  }
  return draft.take({
    type: 'placementsCarriedIn',
    placements: placements.map(({ hoursPerWeek, referrer, startsOn }, index) => ({
      entry: draft.newId(index),
      claim: { minutes: hoursPerWeek * 60, referrer, cohort: null },
      startsOn,
    })),
    overbooking,
  });
}

/** Back to reported figures: what is free and how many queue are carried along as they stand. */
export function ledgerClosing({ head, book }: Draft): LedgerEvent {
  const minutes = poolsOf(head, book).reduce((total, pool) => total + openMinutes(pool), 0);
  return { type: 'ledgerClosed', free: Math.floor(minutes / head.minutesPerPlace), queue: book.queue };
}

export function decideRules(
  { rules, overbooking }: PlaceCommandOf<'setRules'>,
  draft: Draft,
): Refusal | undefined {
  const { sharing, offerDays, offersNext } = draft.book.rules;
  if (rules.sharing === sharing && rules.offerDays === offerDays && rules.offersNext === offersNext) {
    return undefined;
  }
  return draft.take({ type: 'placeRulesSet', rules, overbooking });
}

export function decideReservations(
  { reservations }: PlaceCommandOf<'reserve'>,
  draft: Draft,
): Refusal | undefined {
  const { minutesPerPlace } = draft.head;
  const wanted = reservations
    .map(({ referrer, places }) => ({ referrer, minutes: places * minutesPerPlace }))
    .toSorted((one, other) => (one.referrer < other.referrer ? -1 : 1));
  if (JSON.stringify(wanted) === JSON.stringify(draft.book.reservations)) return undefined;
  // Nobody may decide to reserve places that others have: only fewer reserved, or more places, will do.
  return draft.take({ type: 'placesReserved', reservations: wanted });
}

export function decideCohort(
  { cohort, startsOn, endsOn, places, overbooking }: PlaceCommandOf<'planCohort'>,
  draft: Draft,
): Refusal | undefined {
  const { cohorts } = draft.book;
  const known = cohorts.find((one) => one.cohort === cohort);
  if (cohort !== null && !known) return { refusal: 'noSuchCohort' };
  if (cohort === null && cohorts.some((one) => one.cohort === draft.newId()))
    return { refusal: 'entryExists' };
  if (endsOn !== null && endsOn < startsOn) return { refusal: 'cohortBackwards', startsOn, endsOn };
  if (!known && cohorts.length >= mostCohorts) return { refusal: 'tooManyCohorts', most: mostCohorts };
  const planned = {
    cohort: cohort ?? draft.newId(),
    startsOn,
    endsOn,
    capacityMinutes: places * draft.head.minutesPerPlace,
  };
  if (known && JSON.stringify(known) === JSON.stringify(planned)) return undefined;
  return draft.take({ type: 'cohortPlanned', cohort: planned, overbooking });
}

export function decideCohortCancelled(
  { cohort }: PlaceCommandOf<'cancelCohort'>,
  draft: Draft,
): Refusal | undefined {
  const { cohorts, uses } = draft.book;
  if (!cohorts.some((one) => one.cohort === cohort)) return { refusal: 'noSuchCohort' };
  if (uses.some((line) => line.cohort === cohort)) return { refusal: 'cohortInUse' };
  draft.add({ type: 'cohortCancelled', cohort });
  return undefined;
}

/** Why an insats cannot be closed for good while somebody waits or takes part. */
export function faultOfClosing(book: PlaceBook): Refusal | undefined {
  if (!hasPeople(book)) return undefined;
  const placements = book.uses.reduce((total, line) => total + line.placements + line.offers, 0);
  return { refusal: 'insatsHasPeople', queue: book.queue, placements };
}

/** Where places are not shared, nobody takes up more than one. */
export function faultOfHours(hoursPerWeek: number, { head, book }: Draft): Refusal | undefined {
  const most = head.minutesPerPlace / 60;
  return !book.rules.sharing && hoursPerWeek > most
    ? { refusal: 'moreHoursThanPlace', hours: hoursPerWeek, most }
    : undefined;
}

/** Which cohort a place is in: a course has no places outside its cohorts. */
export function faultOfCohort(cohort: string | null, { book, today }: Draft): Refusal | undefined {
  if (cohort === null) return book.cohorts.length > 0 ? { refusal: 'chooseCohort' } : undefined;
  const known = book.cohorts.find((one) => one.cohort === cohort);
  if (!known) return { refusal: 'noSuchCohort' };
  const { endsOn } = known;
  return endsOn !== null && endsOn < today ? { refusal: 'cohortIsOver', endsOn } : undefined;
}

/** What is said to have happened has happened. */
export function faultOfDay(on: string | null, today: string): Refusal | undefined {
  return on !== null && on > today ? { refusal: 'notHappenedYet', on, today } : undefined;
}
