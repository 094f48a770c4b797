import * as z from 'zod';
import type { Criteria, Description } from '#insats';
import { closure, importedCounts, type RecordedEvent } from './events.ts';
import { evolveBook, openBook, placeBook } from './place-book.ts';
import { day } from './place-events.ts';
import { swedishDay } from './time.ts';

/** What one place holds unless the insats sets another: forty hours, in minutes a week. */
export const fullTimeMinutes = 2_400;

/** The latest counts that a provider stated, with the moment they were last known to be right. */
const counts = z.strictObject({
  free: z.int().min(0),
  queue: z.int().min(0).nullable(),
  asOf: z.iso.datetime(),
  /** The version of the event that stated them. */
  statedIn: z.int(),
});

/** The live state of one insats, small enough to be read and written with every command. */
export const head = z.strictObject({
  insats: z.string(),
  forbund: z.string(),
  organisation: z.string(),
  externalReference: z.string().nullable(),
  version: z.int().min(1),
  status: z.enum(['open', 'closed']),
  recordedAt: z.iso.datetime(),
  /** How its figures are kept true: stated by the provider, or counted from the book. */
  source: z.enum(['reported', 'ledger']),
  /** Minutes a week; null when nobody has said how many places there are. */
  capacityMinutes: z.int().min(0).nullable(),
  minutesPerPlace: z.int().min(60),
  counts: counts.nullable(),
  closures: z.array(closure),
  rowHash: z.string().nullable(),
  /** The figures of the latest imported row: the same again are old, however new the file. */
  importedCounts: importedCounts.nullable(),
  /** Queue, offers and placements, counted; null while the provider reports. */
  book: placeBook.nullable().default(null),
  /** The latest days for which a book was kept here and is not any more. */
  bookKept: z.strictObject({ from: day, to: day }).nullable().default(null),
});

export type Head = z.infer<typeof head>;

/** What the insats is, kept beside the head because only some commands need it. */
export type Documents = { description: Description; criteria: Criteria };

/** The places an insats has, in whole quarters of a place; null when nobody has said. */
export function placesOf(head: Pick<Head, 'capacityMinutes' | 'minutesPerPlace'>): number | null {
  return head.capacityMinutes === null
    ? null
    : Math.floor((head.capacityMinutes * 4) / head.minutesPerPlace) / 4;
}

/** The head after an event. The first event of a log creates it; every other needs the head before. */
export function evolveHead(before: Head | undefined, recorded: RecordedEvent): Head {
  const { event } = recorded;
  if (event.type === 'insatsCreated') {
    return {
      insats: recorded.insats,
      forbund: event.forbund,
      organisation: event.organisation,
      externalReference: event.externalReference,
      version: recorded.version,
      status: 'open',
      recordedAt: recorded.recordedAt,
      source: 'reported',
      capacityMinutes: null,
      minutesPerPlace: fullTimeMinutes,
      counts: null,
      closures: [],
      rowHash: null,
      importedCounts: null,
      book: null,
      bookKept: null,
    };
  }
  if (!before) throw new Error(`the log of ${recorded.insats} does not begin with its creation`);
  const after = {
    ...before,
    ...changeOf(before, recorded),
    version: recorded.version,
    recordedAt: recorded.recordedAt,
  };
  return after.book && after.book === before.book
    ? { ...after, book: evolveBook(after.book, recorded) }
    : after;
}

function changeOf(before: Head, { event, version, recordedAt }: RecordedEvent): Partial<Head> {
  switch (event.type) {
    case 'placesSet':
      return { capacityMinutes: event.capacityMinutes, minutesPerPlace: event.minutesPerPlace };
    case 'countsReported':
      return { counts: { free: event.free, queue: event.queue, asOf: recordedAt, statedIn: version } };
    case 'countsConfirmed':
      return before.counts ? { counts: { ...before.counts, asOf: recordedAt } } : {};
    case 'countsCorrected':
      return { counts: { free: event.free, queue: event.queue, asOf: recordedAt, statedIn: version } };
    case 'closuresPlanned':
      return { closures: event.closures };
    case 'handedOver':
      return { organisation: event.organisation };
    case 'rowImported':
      return { rowHash: event.rowHash, importedCounts: event.report };
    case 'insatsClosed':
      return { status: 'closed' };
    case 'ledgerOpened':
      return { source: 'ledger', book: openBook(event.rules, version, recordedAt), counts: null };
    case 'ledgerClosed':
      return {
        source: 'reported',
        book: null,
        bookKept: { from: before.book?.openedOn ?? swedishDay(recordedAt), to: swedishDay(recordedAt) },
        counts: { free: event.free, queue: event.queue, asOf: recordedAt, statedIn: version },
      };
    case 'insatsCreated':
    case 'insatsDescribed':
    case 'criteriaSet':
    case 'periodReported':
    case 'periodCorrected':
    case 'placementsCarriedIn':
    case 'placeRulesSet':
    case 'placesReserved':
    case 'cohortPlanned':
    case 'cohortCancelled':
    case 'queueJoined':
    case 'queueLeft':
    case 'entryResumed':
    case 'offerMade':
    case 'offerAccepted':
    case 'offerRefused':
    case 'offerExpired':
    case 'personTold':
    case 'placementStarted':
    case 'placementHoursChanged':
    case 'placementReady':
    case 'placementEnded':
    case 'placementFollows':
    case 'entryCorrected':
      return {};
    default:
      return event satisfies never;
  }
}

/** The documents after an event. */
export function evolveDocuments(before: Documents | undefined, { event, insats }: RecordedEvent): Documents {
  if (event.type === 'insatsCreated') return { description: event.description, criteria: event.criteria };
  if (!before) throw new Error(`the log of ${insats} does not begin with its creation`);
  if (event.type === 'insatsDescribed') return { ...before, description: event.description };
  if (event.type === 'criteriaSet') return { ...before, criteria: event.criteria };
  return before;
}
