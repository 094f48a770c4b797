import * as z from 'zod';
import type { LedgerEvent, RecordedEvent } from './events.ts';
import {
  type Claim,
  cohort,
  day,
  placeRules,
  referrerCode,
  reservation,
  type Stage,
} from './place-events.ts';
import { type Instant, swedishDay } from './time.ts';

/** What those of one referrer take up, in one cohort or outside cohorts. Lines of nothing are left out. */
const use = z.strictObject({
  cohort: z.string().nullable(),
  referrer: referrerCode.nullable(),
  placements: z.int().min(0),
  placementMinutes: z.int().min(0),
  offers: z.int().min(0),
  offerMinutes: z.int().min(0),
});

/** The counters of an insats that keeps a ledger: small enough to be read and written with every command. */
export const placeBook = z.strictObject({
  /** The version of the event that opened it: entries of an earlier book are none of this one's. */
  since: z.int(),
  openedOn: day,
  /** When somebody last said something about places or people here. */
  asOf: z.iso.datetime(),
  rules: placeRules,
  reservations: z.array(reservation),
  cohorts: z.array(cohort),
  queue: z.int().min(0),
  uses: z.array(use),
  /** Who has a standing offer, by the moment it runs out, soonest first. */
  deadlines: z.array(z.strictObject({ until: z.iso.datetime(), entries: z.array(z.string()).min(1) })),
});

export type PlaceBook = z.infer<typeof placeBook>;
export type Use = z.infer<typeof use>;

/** An empty book, as it stands when an insats begins to keep one. */
export function openBook(rules: PlaceBook['rules'], version: number, at: Instant): PlaceBook {
  return {
    since: version,
    openedOn: swedishDay(at),
    asOf: at,
    rules,
    reservations: [],
    cohorts: [],
    queue: 0,
    uses: [],
    deadlines: [],
  };
}

/** The moment at which the first standing offer runs out; undefined when none stands. */
export function nextDeadline(book: PlaceBook): Instant | undefined {
  return book.deadlines[0]?.until;
}

/** The entries whose offers have run out by a moment, those that ran out first before the others. */
export function entriesOverdue(book: PlaceBook, now: Instant): string[] {
  return book.deadlines.filter(({ until }) => until <= now).flatMap(({ entries }) => entries);
}

/** Whether anybody waits, has an offer, or takes part. */
export function hasPeople(book: PlaceBook): boolean {
  return book.queue > 0 || book.uses.length > 0;
}

/** The book after an event. A deadline that passed says nothing new about places, so it does not renew `asOf`. */
export function evolveBook(before: PlaceBook, { event, recordedAt, by }: RecordedEvent): PlaceBook {
  const after = changed(before, event);
  return after === before || by.role === 'system' ? after : { ...after, asOf: recordedAt };
}

function changed(book: PlaceBook, event: LedgerEvent): PlaceBook {
  switch (event.type) {
    case 'placesSet':
    case 'countsConfirmed':
    case 'personTold':
    case 'entryResumed':
    case 'placementReady':
    case 'placementFollows':
      return { ...book };
    case 'placeRulesSet':
      return { ...book, rules: event.rules };
    case 'placesReserved':
      return { ...book, reservations: event.reservations };
    case 'cohortPlanned': {
      const others = book.cohorts.filter(({ cohort }) => cohort !== event.cohort.cohort);
      const cohorts = [...others, event.cohort].toSorted((one, other) =>
        one.startsOn === other.startsOn
          ? one.cohort.localeCompare(other.cohort)
          : one.startsOn.localeCompare(other.startsOn),
      );
      return { ...book, cohorts };
    }
    case 'cohortCancelled':
      return { ...book, cohorts: book.cohorts.filter(({ cohort }) => cohort !== event.cohort) };
    case 'placementsCarriedIn':
      return event.placements.reduce((now, { claim }) => placed(now, claim, 1), book);
    case 'queueJoined':
      return queued(book, 1);
    case 'queueLeft':
      return queued(book, -1);
    case 'offerMade':
      return offered(queued(book, -1), event, 1);
    case 'offerAccepted':
      return placed(offered(book, event, -1), event.claim, 1);
    case 'offerRefused': {
      const released = offered(book, event, -1);
      return event.afterwards === 'leave' ? released : queued(released, 1);
    }
    case 'offerExpired':
      return queued(offered(book, event, -1), 1);
    case 'placementStarted':
      return placed(book, event.claim, 1);
    case 'placementHoursChanged':
      return placed(placed(book, event.claim, -1), { ...event.claim, minutes: event.toMinutes }, 1);
    case 'placementEnded':
      return placed(book, event.claim, -1);
    case 'entryCorrected':
      return counted(counted(book, event, event.was, -1), event, event.becomes, 1);
    default:
      return book;
  }
}

type Times = 1 | -1;

/** Adds or takes away what somebody at a stage counts for. */
function counted(
  book: PlaceBook,
  { entry, claim }: { entry: string; claim: Claim },
  stage: Stage,
  times: Times,
): PlaceBook {
  switch (stage.is) {
    case 'waiting':
    case 'parked':
      return queued(book, times);
    case 'offered':
      return offered(book, { entry, claim, until: stage.until }, times);
    case 'placed':
      return placed(book, claim, times);
    case 'left':
    case 'ended':
    case 'mistaken':
      return book;
    default:
      return stage satisfies never;
  }
}

function queued(book: PlaceBook, times: Times): PlaceBook {
  return { ...book, queue: book.queue + times };
}

function placed(book: PlaceBook, claim: Claim, times: Times): PlaceBook {
  const add = (line: Use): Use => ({
    ...line,
    placements: line.placements + times,
    placementMinutes: line.placementMinutes + times * claim.minutes,
  });
  return { ...book, uses: used(book.uses, claim, add) };
}

function offered(
  book: PlaceBook,
  { entry, claim, until }: { entry: string; claim: Claim; until: Instant },
  times: Times,
): PlaceBook {
  const add = (line: Use): Use => ({
    ...line,
    offers: line.offers + times,
    offerMinutes: line.offerMinutes + times * claim.minutes,
  });
  return {
    ...book,
    uses: used(book.uses, claim, add),
    deadlines: withDeadline(book.deadlines, { entry, until }, times),
  };
}

function used(uses: readonly Use[], { cohort, referrer }: Claim, add: (line: Use) => Use): Use[] {
  const nothing = { cohort, referrer, placements: 0, placementMinutes: 0, offers: 0, offerMinutes: 0 };
  const isOwn = (line: Use) => line.cohort === cohort && line.referrer === referrer;
  const own = add(uses.find(isOwn) ?? nothing);
  const others = uses.filter((line) => !isOwn(line));
  const lines = own.placements === 0 && own.offers === 0 ? others : [...others, own];
  return lines.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

const nameOf = ({ cohort, referrer }: Pick<Use, 'cohort' | 'referrer'>) =>
  `${cohort ?? ''} ${referrer ?? ''}`;

function withDeadline(
  deadlines: PlaceBook['deadlines'],
  { entry, until }: { entry: string; until: Instant },
  times: Times,
): PlaceBook['deadlines'] {
  const same = deadlines.find((one) => one.until === until)?.entries ?? [];
  const entries = times === 1 ? [...same, entry].toSorted() : same.filter((one) => one !== entry);
  const others = deadlines.filter((one) => one.until !== until);
  const all = entries.length === 0 ? others : [...others, { until, entries }];
  return all.toSorted((one, other) => (one.until < other.until ? -1 : 1));
}
