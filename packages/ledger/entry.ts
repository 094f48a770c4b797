import * as z from 'zod';
import { codes, municipalityCode } from '#insats';
import type { RecordedEvent } from './events.ts';
import { type Claim, claim, day, type Stage, type StageOf, stage } from './place-events.ts';
import { type ThingToTell, thingsToTell } from './vocabulary.ts';

/** One who waits, has an offer or takes part. A random id: who it is, only the caseworker's own system knows. */
export const entry = z.strictObject({
  entry: z.string(),
  insats: z.string(),
  /** The version of the latest event that touched it. */
  version: z.int(),
  /** The version of the event that brought it to its stage: what a correction names. */
  stageSince: z.int(),
  /** The book that it belongs to. */
  book: z.int(),
  stage,
  claim,
  /** Where the person lives; null for those who were there when the ledger opened. */
  municipality: municipalityCode.nullable(),
  earliestStart: day.nullable(),
  /** The start of a course that was asked for; null: any. */
  wantedCohort: z.string().nullable(),
  /** Its number in the order of joining; null when it never stood in the queue. */
  ticket: z.int().nullable(),
  /** The organisation whose coordinator put it in the queue, and follows it. */
  followedBy: z.string().nullable(),
  /** The latest offers made to it, so that a late retry meets the offer instead of making another. */
  pastOffers: z.array(z.string()),
  /** What its follower has to tell the person. */
  toTell: z.enum(codes(thingsToTell)).nullable(),
});

export type Entry = z.infer<typeof entry>;
export type EntryAt<Is extends Stage['is']> = Entry & { stage: StageOf<Is> };

const offersRemembered = 8;

/** Whether an entry stands at a stage; narrows its type. */
export function isAt<Is extends Stage['is']>(one: Entry, ...stages: Is[]): one is EntryAt<Is> {
  return (stages as string[]).includes(one.stage.is);
}

/** Whether an entry has come to its end. */
export function isOver(one: Entry): boolean {
  return isAt(one, 'left', 'ended', 'mistaken');
}

/** The ids of the entries that an event is about. */
export function entriesOf({ event }: Pick<RecordedEvent, 'event'>): string[] {
  if (event.type === 'placementsCarriedIn') return event.placements.map(({ entry }) => entry);
  return 'entry' in event ? [event.entry] : [];
}

/**
 * An entry after an event that is about it. `book` is the book's own `since`. The events that begin an entry need none
 * before; every other event does.
 */
export function evolveEntry(
  before: Entry | undefined,
  recorded: RecordedEvent,
  id: string,
  book: number,
): Entry {
  const { event, version, by } = recorded;
  const begun = (stage: Stage, claim: Claim, known: Partial<Entry>): Entry => ({
    entry: id,
    insats: recorded.insats,
    version,
    stageSince: version,
    book,
    stage,
    claim,
    municipality: null,
    earliestStart: null,
    wantedCohort: null,
    ticket: null,
    followedBy: null,
    pastOffers: [],
    toTell: null,
    ...known,
  });
  switch (event.type) {
    case 'queueJoined': {
      const { claim, municipality, earliestStart } = event;
      return begun({ is: 'waiting' }, claim, {
        municipality,
        earliestStart,
        wantedCohort: claim.cohort,
        ticket: version,
        followedBy: by.organisation,
      });
    }
    case 'placementStarted': {
      const { claim, municipality, startsOn } = event;
      return begun(newPlacement({ startsOn }), claim, { municipality });
    }
    case 'placementsCarriedIn': {
      const own = event.placements.find(({ entry }) => entry === id);
      if (!own) throw new Error('the event is not about this entry');
      return begun(newPlacement({ startsOn: own.startsOn, carriedIn: true }), own.claim, {});
    }
    default: {
      if (!before) throw new Error(`${event.type} is about an entry that does not exist`);
      const after = { ...before, ...changeOf(before, recorded), version };
      const moved = after.stage.is !== before.stage.is || event.type === 'entryCorrected';
      return moved ? { ...after, stageSince: version } : after;
    }
  }
}

function newPlacement(known: Partial<StageOf<'placed'>>): StageOf<'placed'> {
  return {
    is: 'placed',
    startsOn: null,
    offer: null,
    carriedIn: false,
    ready: null,
    cameFrom: null,
    ...known,
  };
}

function changeOf(before: Entry, { event }: RecordedEvent): Partial<Entry> {
  // Only where somebody follows the entry is there anyone to tell.
  const tell = (thing: ThingToTell) => (before.followedBy === null ? null : thing);
  const wanted = { ...before.claim, cohort: before.wantedCohort };
  switch (event.type) {
    case 'queueLeft':
      return { stage: { is: 'left', reason: event.reason }, toTell: null };
    case 'entryResumed':
      return { stage: { is: 'waiting' } };
    case 'offerMade': {
      const { offer, until, claim } = event;
      const pastOffers = [...before.pastOffers, offer].slice(-offersRemembered);
      return { stage: { is: 'offered', offer, until }, claim, pastOffers, toTell: tell('offer') };
    }
    case 'offerAccepted': {
      const { startsOn, offer } = event;
      return { stage: newPlacement({ startsOn, offer }), toTell: tell('placement') };
    }
    case 'offerRefused': {
      const told = event.refusedBy === 'provider' ? tell('provider-refused') : null;
      const stage: Stage =
        event.afterwards === 'leave'
          ? { is: 'left', reason: event.reason }
          : { is: event.afterwards === 'parked' ? 'parked' : 'waiting' };
      return { stage, claim: wanted, toTell: told };
    }
    case 'offerExpired':
      return { stage: { is: 'parked' }, claim: wanted, toTell: tell('offer-expired') };
    case 'personTold':
      return { toTell: null };
    case 'placementHoursChanged':
      return { claim: { ...before.claim, minutes: event.toMinutes } };
    case 'placementReady':
      return isAt(before, 'placed') ? { stage: { ...before.stage, ready: event.ready } } : {};
    case 'placementFollows':
      return isAt(before, 'placed', 'ended') ? { stage: { ...before.stage, cameFrom: event.cameFrom } } : {};
    case 'placementEnded': {
      if (!isAt(before, 'placed')) return {};
      const { outcome, toStep, on, into } = event;
      return { stage: { ...before.stage, is: 'ended', outcome, toStep, on, into }, toTell: null };
    }
    case 'entryCorrected':
      return {
        stage: event.becomes,
        claim: event.becomes.is === 'waiting' ? wanted : before.claim,
        toTell: null,
      };
    default:
      return {};
  }
}
