import type { Step } from '#insats';
import {
  type ActedBy,
  type Availability,
  availabilityOf,
  byTimeOfJoining,
  type Command,
  decide,
  type Entry,
  entry as entrySchema,
  type Head,
  head as headSchema,
  type Instant,
  isAt,
  type LedgerEvent,
  type PlaceBook,
  type QueueRule,
  type RecordedEvent,
  type Refusal,
  recordedEvent,
} from '#ledger';
import type { Decision } from '../../packages/ledger/decision.ts';

import { changeOf } from '../../packages/ledger/log-change.ts';
import { aDescription } from './insats.ts';
import { aHead, aProvider, mondayMorning, placesKnown } from './ledger.ts';

export const aCoordinator: ActedBy = {
  subject: 'person-coordinator',
  role: 'coordinator',
  forbund: 'linkoping',
  organisation: 'socialtjansten',
};

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;
type Said<Type extends Command['type']> = Partial<Omit<CommandOf<Type>, 'type'>>;

/** The rules of an insats where everybody takes a whole place and somebody makes every offer. */
export const plainRules: PlaceBook['rules'] = { sharing: false, offerDays: 5, offersNext: false };

export const openLedger = (said: Said<'openLedger'> = {}): CommandOf<'openLedger'> => ({
  type: 'openLedger',
  rules: plainRules,
  placements: [],
  overbooking: null,
  ...said,
});

/** Someone full time from the municipality, who can begin whenever. */
export const join = (said: Said<'join'> = {}): CommandOf<'join'> => ({
  type: 'join',
  referrer: 'municipality',
  municipality: '0580',
  hoursPerWeek: 40,
  earliestStart: null,
  cohort: null,
  ...said,
});

/** An offer to an entry, or to the next in order. */
export const offer = (entry: string | null, said: Said<'offer'> = {}): CommandOf<'offer'> => ({
  type: 'offer',
  entry,
  cohort: null,
  workingDays: null,
  passing: null,
  overbooking: null,
  ...said,
});

export const accept = (offered: string, startsOn = '2026-03-09'): CommandOf<'accept'> => ({
  type: 'accept',
  offer: offered,
  startsOn,
});

/** The person says no, and stays in the queue. */
export const refuseOffer = (offered: string, said: Said<'refuse'> = {}): CommandOf<'refuse'> => ({
  type: 'refuse',
  offer: offered,
  refusedBy: 'person',
  reason: 'wrong-match',
  afterwards: 'queue',
  ...said,
});

/** Someone full time from the municipality, who never stood in the queue. */
export const start = (said: Said<'start'> = {}): CommandOf<'start'> => ({
  type: 'start',
  referrer: 'municipality',
  municipality: '0580',
  hoursPerWeek: 40,
  startsOn: '2026-03-02',
  cohort: null,
  passing: null,
  overbooking: null,
  ...said,
});

export const changeHours = (
  entry: string,
  hoursPerWeek: number,
  said: Said<'changeHours'> = {},
): CommandOf<'changeHours'> => ({
  type: 'changeHours',
  entry,
  hoursPerWeek,
  on: '2026-03-02',
  overbooking: null,
  ...said,
});

/** An ending to work, on the first Monday. */
export const end = (entry: string, said: Said<'end'> = {}): CommandOf<'end'> => ({
  type: 'end',
  entry,
  outcome: 'work',
  toStep: null,
  on: '2026-03-02',
  into: null,
  ...said,
});

export const correctEntry = (
  entry: string,
  corrects: number,
  correction: CommandOf<'correctEntry'>['correction'],
  said: Said<'correctEntry'> = {},
): CommandOf<'correctEntry'> => ({
  type: 'correctEntry',
  entry,
  corrects,
  reason: 'Fel knapp',
  correction,
  overbooking: null,
  ...said,
});

export const setPlaces = (
  places: number,
  overbooking: string | null = null,
  hoursPerPlace = 40,
): CommandOf<'setPlaces'> => ({ type: 'setPlaces', places, hoursPerPlace, overbooking });

export const setRules = (
  rules: Partial<PlaceBook['rules']>,
  overbooking: string | null = null,
): CommandOf<'setRules'> => ({ type: 'setRules', rules: { ...plainRules, ...rules }, overbooking });

export const reserve = (...reservations: CommandOf<'reserve'>['reservations']): CommandOf<'reserve'> => ({
  type: 'reserve',
  reservations,
});

/** A course from 4 May to 26 June. */
export const planCohort = (said: Said<'planCohort'> = {}): CommandOf<'planCohort'> => ({
  type: 'planCohort',
  cohort: null,
  startsOn: '2026-05-04',
  endsOn: '2026-06-26',
  places: 2,
  overbooking: null,
  ...said,
});

/** Someone full time of whom nothing else is known. */
export const carriedIn = (
  said: Partial<CommandOf<'carryIn'>['placements'][number]> = {},
): CommandOf<'carryIn'>['placements'][number] => ({
  hoursPerWeek: 40,
  referrer: null,
  startsOn: null,
  ...said,
});

type Asked = {
  by?: ActedBy;
  /** When; it is never earlier again. */
  at?: Instant;
  /** The request's key; one of its own unless the same request is sent again. */
  key?: string;
  /** The other insats that the command concerns. */
  elsewhere?: KeptLedger;
};

type Kept = {
  insats?: string;
  places?: number;
  rules?: Partial<PlaceBook['rules']>;
  queueRule?: QueueRule;
  /** The step of the ladder that the insats stands on. */
  step?: Step | null;
  by?: ActedBy;
};

export type KeptLedger = ReturnType<typeof aLedger>;

/**
 * An insats that keeps a ledger since Monday morning, three places unless a test says otherwise, and goes through what
 * is asked of it: every answer comes from `decide`, every state from the events.
 */
export function aLedger({
  insats = 'cykel',
  places = 3,
  rules = {},
  queueRule = byTimeOfJoining,
  step = null,
  by: usual = aProvider,
}: Kept = {}) {
  let head: Head = aHead({ insats, version: 2, ...placesKnown(places) });
  let entries = new Map<string, Entry>();
  const log: RecordedEvent[] = [];
  let now = mondayMorning;
  let requests = 0;

  function keep(events: readonly LedgerEvent[], by: ActedBy): void {
    entries = new Map(entries);
    const change = changeOf(insats, { head, entries }, events, by, now);
    // As a store would: what is written is what is read back.
    if (change.head) head = headSchema.parse(change.head);
    for (const { after } of change.entries) entries.set(after.entry, entrySchema.parse(after));
    log.push(...change.events.map((one) => recordedEvent.parse(one)));
  }

  function newKey(): string {
    requests += 1;
    return `${String(requests).padStart(16, '0')}${String(requests).padStart(8, '0')}`;
  }

  /** What the command does; the insats has lived through it afterwards. */
  function ask(command: Command, { by = usual, at, key = newKey(), elsewhere }: Asked = {}): Decision {
    if (at !== undefined) now = at;
    const there = elsewhere && {
      head: elsewhere.head,
      entry: elsewhere.entries.get(namedElsewhere(command) ?? ''),
      step: elsewhere.step,
    };
    const documents = { description: aDescription(), criteria: null };
    const decision = decide(
      command,
      { head, documents, places: { entries, by, key, rule: queueRule, there } },
      now,
    );
    keep(decision.events ?? [], by);
    if ('elsewhere' in decision && decision.elsewhere) elsewhere?.keep([decision.elsewhere.event], by);
    return decision;
  }

  function namedElsewhere(command: Command): string | undefined {
    if (command.type === 'end') return command.into?.offer.replace(/-\d+$/, '');
    const stage = command.type === 'correctEntry' ? entries.get(command.entry)?.stage : undefined;
    return stage?.is === 'ended' ? stage.into?.entry : undefined;
  }

  /** What the command makes; a test that meets a refusal here has not got as far as it thinks. */
  function done(command: Command, asked?: Asked) {
    const decision = ask(command, asked);
    if ('refused' in decision) throw new Error(`${command.type}: ${JSON.stringify(decision.refused)}`);
    return { entry: '', offer: '', cohort: '', ...decision.made };
  }

  /** Why the command is refused; undefined when it is done. */
  function refusal(command: Command, asked?: Asked): Refusal | undefined {
    const decision = ask(command, asked);
    return 'refused' in decision ? decision.refused : undefined;
  }

  const world = {
    insats,
    step,
    log,
    keep,
    ask,
    done,
    refusal,
    newKey,
    get head() {
      return head;
    },
    get book(): PlaceBook {
      if (!head.book) throw new Error('the insats does not keep a ledger');
      return head.book;
    },
    get entries(): ReadonlyMap<string, Entry> {
      return entries;
    },
    get now() {
      return now;
    },
    entry(id: string): Entry {
      const found = entries.get(id);
      if (!found) throw new Error(`there is no entry ${id}`);
      return found;
    },
    stage: (id: string) => entries.get(id)?.stage.is,
    /** Puts somebody in the queue, and answers with the entry. */
    joined: (said?: Said<'join'>, asked?: Asked) => done(join(said), { by: aCoordinator, ...asked }).entry,
    /** Offers a place, and answers with the offer. */
    offered: (entry: string | null, said?: Said<'offer'>, asked?: Asked) =>
      done(offer(entry, said), asked).offer,
    /** Starts a placement, and answers with its entry. */
    started: (said?: Said<'start'>) => done(start(said)).entry,
    /** Through the queue and an offer to a placement; answers with the entry and its offer. */
    placed(said?: Said<'join'>) {
      const entry = world.joined(said);
      const offered = world.offered(entry, { passing: 'urgent' });
      done(accept(offered));
      return { entry, offer: offered };
    },
    /** The availability, as everybody sees it now. */
    seen: (at: Instant = now): Availability =>
      availabilityOf(head, { reportedFreshDays: 7, ledgerFreshDays: 30 }, at, null),
    /** Those who wait, in the order in which they joined. */
    waiting: () =>
      [...entries.values()].filter((one) => isAt(one, 'waiting', 'parked')).map(({ entry }) => entry),
  };
  done(openLedger({ rules: { ...plainRules, ...rules } }), { by: aProvider });
  return world;
}

/** The names of the events that a decision records. */
export function eventsOf(decision: Decision): string[] {
  return (decision.events ?? []).map(({ type }) => type);
}
