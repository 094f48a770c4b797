import type { Step } from '#insats';
import type { Command } from './commands.ts';
import type { ElsewhereEvent } from './decision.ts';
import { type Entry, entriesOf, evolveEntry } from './entry.ts';
import type { ActedBy, LedgerEvent, RecordedEvent } from './events.ts';
import { evolveHead, type Head } from './head.ts';
import type { PlaceBook } from './place-book.ts';
import { inOrder, type QueueRule } from './queue-order.ts';
import type { Refusal } from './refusals.ts';
import { deficitMinutes, openMinutes, overbookedPools, sum } from './room.ts';
import { type Instant, swedishDay } from './time.ts';

/** Beside the head, what a command on places may look at. */
export type PlaceSituation = {
  /** The entries that were read: those the command names, or all. Ended ones among them. */
  entries: ReadonlyMap<string, Entry>;
  by: ActedBy;
  /** Names the request; the ids of what it makes follow from it. */
  key: string;
  rule: QueueRule;
  /** The other insats that the command concerns, where it exists. */
  there?: There | undefined;
};

/** Another insats, with the entry that a command names there, and the step it stands on. */
export type There = { head: Head; entry: Entry | undefined; step: Step | null };

/** What a command would do: the state as it would be, and the events that lead there. */
export type Draft = {
  readonly head: Head;
  readonly book: PlaceBook;
  readonly by: ActedBy;
  readonly there: There | undefined;
  readonly now: Instant;
  readonly today: string;
  readonly events: readonly LedgerEvent[];
  /** What happens in the other insats that the command concerns. */
  readonly elsewhere: ElsewhereEvent | undefined;
  /** An entry of this book; undefined where there is none, or it belongs to an earlier book. */
  entry(id: string): Entry | undefined;
  /** Whether this request has made an offer before: it was sent again after what remembers requests had gone. */
  readonly hasOffered: boolean;
  /** Whether an id is taken, also by an entry of an earlier book. */
  isTaken(id: string): boolean;
  /** Those who wait, parked ones among them, in the order of the rule. */
  queue(): Entry[];
  /** An id that follows from the request. */
  newId(index?: number): string;
  newOfferId(entry: string): string;
  /** Whether an event stays within the places there are. */
  hasRoomFor(event: LedgerEvent): boolean;
  /**
   * Adds an event that takes places up. Beyond the places there are it needs a decision, and somebody who may make it;
   * without, it is refused and nothing is added.
   */
  take(event: LedgerEvent & { overbooking?: string | null | undefined }): Refusal | undefined;
  /** Adds an event that takes nothing up. */
  add(event: LedgerEvent): void;
  addElsewhere(event: ElsewhereEvent): void;
};

const lettersOfId = 16;
const lettersOfOffer = 8;

/** The id of what a request makes, or of the first of several. */
const idOf = (key: string, index?: number) =>
  key.slice(0, lettersOfId) + (index === undefined ? '' : `.${index}`);

/** The ids that a command would give to entries: where the first exists, the request has been here before. */
export function idsMadeBy(command: { type: Command['type'] }, key: string): string[] {
  if (command.type === 'join' || command.type === 'start') return [idOf(key)];
  if (command.type === 'carryIn' || command.type === 'openLedger') return [idOf(key, 0)];
  return [];
}

/** The entry that an offer was made to: its id stands in the offer's. */
export function entryOfOffer(offer: string): string {
  const end = offer.lastIndexOf('-');
  return end === -1 ? offer : offer.slice(0, end);
}

/** Begins a draft on the state that was read. The head must keep a book. */
export function beginDraft(start: Head, situation: PlaceSituation, now: Instant): Draft {
  const { by, key, rule, there } = situation;
  const entries = new Map(situation.entries);
  const events: LedgerEvent[] = [];
  let head = start;
  let elsewhere: ElsewhereEvent | undefined;

  const recordedAs = (event: LedgerEvent): RecordedEvent => ({
    insats: head.insats,
    version: head.version + 1,
    recordedAt: now,
    by,
    event,
  });
  const bookOf = ({ book }: Head): PlaceBook => {
    if (!book) throw new Error('a draft needs an insats that keeps a book');
    return book;
  };
  const own = (one: Entry | undefined) => (one?.book === bookOf(head).since ? one : undefined);

  function add(event: LedgerEvent): void {
    const recorded = recordedAs(event);
    for (const id of entriesOf(recorded)) {
      entries.set(id, evolveEntry(own(entries.get(id)), recorded, id, bookOf(head).since));
    }
    head = evolveHead(head, recorded);
    events.push(event);
  }

  const hasRoomFor = (event: LedgerEvent) =>
    overbookedPools(head, evolveHead(head, recordedAs(event))).length === 0;

  const newOfferId = (entry: string) => `${entry}-${key.slice(lettersOfId, lettersOfId + lettersOfOffer)}`;

  return {
    get head() {
      return head;
    },
    get book() {
      return bookOf(head);
    },
    by,
    there,
    now,
    today: swedishDay(now),
    events,
    get elsewhere() {
      return elsewhere;
    },
    hasOffered: [...situation.entries.values()].some((one) => one.pastOffers.includes(newOfferId(one.entry))),
    isTaken: (id) => entries.has(id),
    entry: (id) => own(entries.get(id)),
    queue: () => inOrder([...entries.values()].filter(own), rule),
    newId: (index) => idOf(key, index),
    newOfferId,
    hasRoomFor,
    add,
    addElsewhere(event) {
      elsewhere = event;
    },
    take(event) {
      const after = evolveHead(head, recordedAs(event));
      const beyond = overbookedPools(head, after);
      if (beyond.length > 0) {
        const fault = faultOfOverbooking(beyond, event.overbooking, by, after.minutesPerPlace);
        if (fault) return fault;
        add(event);
        return undefined;
      }
      // A decision that was not needed is not recorded: it would explain a deficit that is not there.
      add('overbooking' in event ? { ...event, overbooking: null } : event);
      return undefined;
    },
  };
}

/** Why places may not be gone beyond: nobody decided it, or somebody who may not. */
function faultOfOverbooking(
  beyond: ReturnType<typeof overbookedPools>,
  decision: string | null | undefined,
  by: ActedBy,
  minutesPerPlace: number,
): Refusal | undefined {
  if (by.role === 'coordinator') return { refusal: 'overbookingNotYours' };
  if (decision) return undefined;
  const free = sum(beyond.map(({ was }) => (was ? openMinutes(was) : 0)));
  const deficit = sum(beyond.map(({ becomes }) => deficitMinutes(becomes)));
  return {
    refusal: 'tooFewPlaces',
    free: Math.floor((free * 4) / minutesPerPlace) / 4,
    deficit: Math.ceil((deficit * 4) / minutesPerPlace) / 4,
  };
}
