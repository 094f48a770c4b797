import {
  type CommandRequest,
  type CommandResult,
  type Head,
  head,
  type InsatsLog,
  type LedgerEvent,
  type Pace,
  StoreBusy,
  systemActor,
} from '#ledger';
import { createCatalogueProjection, createInsatsLog } from '#storage';
import type { Table } from '#table';
import { decidePlaces, isBookCommand } from '../../../packages/ledger/decide-places.ts';
import type { Decision } from '../../../packages/ledger/decision.ts';
import { changeOf } from '../../../packages/ledger/log-change.ts';
import { type Parts, productionParts } from '../parts.ts';
import { forbund } from '../world.ts';
import { decideAsIs, type Planted, plantedHandler } from './planted-handler.ts';

/** Bugs in what is decided, and in what is done about an answer that did not come. */
const handlerThat = (planted: Planted): Parts => ({ ...productionParts, handle: plantedHandler(planted) });

/** The handler that the others are planted in, as it is without a bug. */
export const soundHandler = handlerThat({});

const eventsOf = (decision: Decision, change: (event: LedgerEvent) => LedgerEvent | undefined): Decision => {
  if ('refused' in decision) return decision;
  return { ...decision, events: decision.events.flatMap((event) => change(event) ?? []) };
};

/** Decides places at a moment of its own, instead of never before what stands in the log. */
const decidedAt = (momentOf: (head: Head, now: string) => string): Parts =>
  handlerThat({
    decide(request, situation, now) {
      const { command } = request;
      const { head, places, documents } = situation;
      if (!head?.book || !places || !isBookCommand(command) || head.status === 'closed') {
        return decideAsIs(request, situation, now);
      }
      const contact = documents?.description.contact ?? null;
      return decidePlaces(command, head, { ...places, contact }, momentOf(head, now));
    },
  });

export const clockOfReader = decidedAt((_head, now) => now);
export const timeStandsStill = decidedAt((head) => head.recordedAt);

let drawn = 0;
export const newIdEachTime = handlerThat({
  keyOfIds: ({ key }) => {
    drawn += 1;
    return `${drawn}-${key}`;
  },
});

export const unknownIsFailure = handlerThat({ whenUnknown: () => 'again under a new key' });

export const everybodyReaches = handlerThat({ reaching: ([first]) => first });

/** Goes beyond the places as if somebody had decided it, and says nothing of it. */
export const overbookedInSilence = handlerThat({
  decide(request, situation, now) {
    const { command } = request;
    if (!('overbooking' in command) || command.overbooking) return decideAsIs(request, situation, now);
    const places = situation.places && {
      ...situation.places,
      by: { ...situation.places.by, role: 'admin' as const },
    };
    const decided = decideAsIs(
      { ...request, command: { ...command, overbooking: 'ja' } },
      { ...situation, ...(places && { places }) },
      now,
    );
    return eventsOf(decided, (event) => ('overbooking' in event ? { ...event, overbooking: null } : event));
  },
});

/** Lets somebody go before others, and no reason stands. */
export const passedInSilence = handlerThat({
  decide(request, situation, now) {
    const { command } = request;
    if (!('passing' in command) || command.passing) return decideAsIs(request, situation, now);
    const decided = decideAsIs({ ...request, command: { ...command, passing: 'urgent' } }, situation, now);
    return eventsOf(decided, (event) => ('passing' in event ? { ...event, passing: null } : event));
  },
});

/** A place that comes back goes to nobody. */
export const nextIsForgotten = handlerThat({
  async decide(request, situation, now) {
    const decided = decideAsIs(request, situation, now);
    return eventsOf(decided, (event) => (event.type === 'offerMade' && event.automatic ? undefined : event));
  },
});

const tables = new WeakMap<InsatsLog, Table>();

/** The places that are free are those that the catalogue shows, a moment ago. */
export const freeFromProjection: Parts = {
  ...productionParts,
  log(table) {
    const log = createInsatsLog(table);
    tables.set(log, table);
    return log;
  },
  handle: plantedHandler({
    async decide(request, situation, now, log) {
      const { head } = situation;
      const table = tables.get(log);
      const shown = head?.book && table ? await shownBook(table, head) : undefined;
      if (!head?.book || !shown) return decideAsIs(request, situation, now);
      return decideAsIs(
        request,
        { ...situation, head: { ...head, book: { ...head.book, uses: shown.uses } } },
        now,
      );
    },
  }),
};

async function shownBook(table: Table, { insats, book }: Head) {
  const shown = (await createCatalogueProjection(table).entry(forbund, insats))?.head.book;
  return shown?.since === book?.since ? shown : undefined;
}

/** The sweeper lets run out what the due index said some time ago, and looks at no head. */
export function sweeperWithoutHead(): Parts {
  const listed = new Map<string, Head>();
  return {
    ...productionParts,
    table: (table) => ({
      ...table,
      async due(query) {
        const items = await table.due(query);
        for (const { body } of items) {
          const seen = head.parse(body);
          listed.set(seen.insats, seen);
        }
        return items;
      },
    }),
    handle: (log, pace, request) => sweepBlindly(log, pace, request).catch(sayBusy),
  };

  async function sweepBlindly(log: InsatsLog, pace: Pace, request: CommandRequest): Promise<CommandResult> {
    const seen = listed.get(request.insats);
    if (request.command.type !== 'expire' || request.mandates[0]?.role !== 'system' || !seen?.book) {
      return productionParts.handle(log, pace, request);
    }
    const now = pace.now();
    const stands = await log.head(request.insats);
    const overdue = seen.book.deadlines.filter(({ until }) => until <= now);
    const entries = new Map((await log.entries(request.insats)).map((one) => [one.entry, one]));
    const events = overdue.flatMap(({ until, entries: ids }) =>
      ids.flatMap((id): LedgerEvent[] => {
        const one = entries.get(id);
        const offer = one?.pastOffers.at(-1);
        if (!one || offer === undefined) return [];
        return [{ type: 'offerExpired', entry: id, offer, claim: one.claim, until }];
      }),
    );
    if (!stands?.book || events.length === 0) return productionParts.handle(log, pace, request);
    const by = { ...systemActor, forbund, organisation: stands.organisation };
    const change = changeOf(request.insats, { head: stands, entries }, events, by, now);
    const { insats, key, requestHash } = request;
    const version = change.head?.version ?? stands.version;
    const answer = { outcome: 'done' as const, insats, version, changed: true };
    const settled = await log.commit({
      request: { key, requestHash, answer, storedAt: now },
      changes: [change],
    });
    if (settled === 'committed') return { kind: 'answered', answer, replayed: false };
    return { kind: 'busy' };
  }
}

function sayBusy(fault: unknown): CommandResult {
  if (fault instanceof StoreBusy) return { kind: 'busy' };
  throw fault;
}
