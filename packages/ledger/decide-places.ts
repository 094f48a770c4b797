import type { Contact } from '#insats';
import type { Command } from './commands.ts';
import {
  decideCarryIn,
  decideCohort,
  decideCohortCancelled,
  decideNumber,
  decideReservations,
  decideRules,
  ledgerClosing,
} from './decide-capacity.ts';
import { decideEntryCorrection } from './decide-corrections.ts';
import { decideAcceptance, decideOffer, decideRefusal, lapse } from './decide-offers.ts';
import { decideEnding, decideHours, decideReadiness, decideStart } from './decide-placements.ts';
import { decideJoining, decideLeaving, decideResuming, decideTelling } from './decide-queue.ts';
import { type Decision, type Made, refuse } from './decision.ts';
import { beginDraft, type Draft, entryOfOffer, type PlaceSituation } from './draft.ts';
import type { LedgerEvent } from './events.ts';
import { evolveHead, type Head } from './head.ts';
import { type PlaceCommand, type PlaceCommandOf, placeCommands } from './place-commands.ts';
import type { Refusal } from './refusals.ts';
import type { Instant } from './time.ts';

/** What is decided in the book: the commands on places, and the number of places where a book is kept. */
export type BookCommand = PlaceCommand | Extract<Command, { type: 'setPlaces' }>;

/** What a command on places does. Offers that have run out do so first, also where the command is refused. */
export function decidePlaces(
  command: BookCommand,
  head: Head,
  situation: PlaceSituation & { contact?: Contact | null },
  now: Instant,
): Decision {
  if (command.type === 'openLedger') return decideOpening(command, head, situation, now);
  if (!head.book) {
    return refuse(
      command.type === 'join'
        ? { refusal: 'noQueueHere', contact: situation.contact ?? null }
        : { refusal: 'noLedgerHere' },
    );
  }
  const draft = beginDraft(head, situation, now);
  lapse(draft, entryOf(command));
  const lapsed = [...draft.events];
  const refused = decideIn(command, draft);
  return refused ? { refused, events: lapsed } : outcomeOf(draft, lapsed.length);
}

function decideOpening(
  command: PlaceCommandOf<'openLedger'>,
  head: Head,
  situation: PlaceSituation,
  now: Instant,
): Decision {
  if (head.book) return { events: [] };
  if (head.capacityMinutes === null) return refuse({ refusal: 'placesUnknown' });
  const opening: LedgerEvent = { type: 'ledgerOpened', rules: command.rules };
  const { insats, version } = head;
  const opened = evolveHead(head, {
    insats,
    version: version + 1,
    recordedAt: now,
    by: situation.by,
    event: opening,
  });
  const draft = beginDraft(opened, situation, now);
  const refused = decideCarryIn(command, draft);
  return refused ? refuse(refused) : { events: [opening, ...draft.events] };
}

function decideIn(command: Exclude<BookCommand, { type: 'openLedger' }>, draft: Draft): Refusal | undefined {
  switch (command.type) {
    case 'setPlaces':
      return decideNumber(command, draft);
    case 'carryIn':
      return decideCarryIn(command, draft);
    case 'closeLedger':
      draft.add(ledgerClosing(draft));
      return undefined;
    case 'setRules':
      return decideRules(command, draft);
    case 'reserve':
      return decideReservations(command, draft);
    case 'planCohort':
      return decideCohort(command, draft);
    case 'cancelCohort':
      return decideCohortCancelled(command, draft);
    case 'join':
      return decideJoining(command, draft);
    case 'leave':
      return decideLeaving(command, draft);
    case 'resume':
      return decideResuming(command, draft);
    case 'offer':
      return decideOffer(command, draft);
    case 'accept':
      return decideAcceptance(command, draft);
    case 'refuse':
      return decideRefusal(command, draft);
    case 'tell':
      return decideTelling(command, draft);
    case 'start':
      return decideStart(command, draft);
    case 'changeHours':
      return decideHours(command, draft);
    case 'markReady':
      return decideReadiness(command, draft);
    case 'end':
      return decideEnding(command, draft);
    case 'correctEntry':
      return decideEntryCorrection(command, draft);
    case 'expire':
      return undefined;
    default:
      return command satisfies never;
  }
}

function outcomeOf(draft: Draft, lapsed: number): Decision {
  const { events, elsewhere } = draft;
  const made = madeBy(events[lapsed]);
  return { events: [...events], ...(made && { made }), ...(elsewhere && { elsewhere }) };
}

function madeBy(event: LedgerEvent | undefined): Made | undefined {
  if (!event) return undefined;
  if (event.type === 'cohortPlanned') return { cohort: event.cohort.cohort };
  if (!('entry' in event)) return undefined;
  return { entry: event.entry, ...('offer' in event && { offer: event.offer }) };
}

/** The entry that a command is about, where it names one. */
export function entryOf(command: BookCommand): string | undefined {
  switch (command.type) {
    case 'accept':
    case 'refuse':
      return entryOfOffer(command.offer);
    default:
      return 'entry' in command ? (command.entry ?? undefined) : undefined;
  }
}

const namesOfPlaceCommands: ReadonlySet<string> = new Set(placeCommands);

/** Whether a command is decided in a book. The number of places is so only where one is kept. */
export function isBookCommand(command: Command): command is BookCommand {
  return namesOfPlaceCommands.has(command.type) || command.type === 'setPlaces';
}
