import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Command,
  decide,
  type Entry,
  evolveHead,
  type Head,
  head as headSchema,
  type InsatsLog,
  isAt,
  isOver,
  recordedEvent,
} from '#ledger';
import { anyPlaceHistory, live, type PlaceHistory } from '../../test/builders/any-place-move.ts';
import { aHead, placesKnown } from '../../test/builders/ledger.ts';
import { correctEntry, end, type KeptLedger, start } from '../../test/builders/places.ts';
import { beginDraft } from './draft.ts';
import type { PlaceBook } from './place-book.ts';
import { deficitMinutes, openMinutes, poolsOf } from './room.ts';
import { readSituation } from './situation.ts';

const always = (check: (history: PlaceHistory) => void) =>
  fc.assert(fc.property(anyPlaceHistory, check), { numRuns: 100 });

/** The counters of the book as they are counted one by one from the entries. */
function recount(insats: KeptLedger): Pick<PlaceBook, 'queue' | 'uses' | 'deadlines'> {
  const own = [...insats.entries.values()].filter(({ book }) => book === insats.book.since);
  const lines = new Map<string, PlaceBook['uses'][number]>();
  const moments = new Map<string, string[]>();
  for (const one of own) {
    if (!isAt(one, 'placed', 'offered')) continue;
    const { cohort, referrer, minutes } = one.claim;
    const name = `${cohort ?? ''} ${referrer ?? ''}`;
    const nothing = { cohort, referrer, placements: 0, placementMinutes: 0, offers: 0, offerMinutes: 0 };
    const line = lines.get(name) ?? nothing;
    if (isAt(one, 'offered')) {
      moments.set(one.stage.until, [...(moments.get(one.stage.until) ?? []), one.entry]);
      lines.set(name, { ...line, offers: line.offers + 1, offerMinutes: line.offerMinutes + minutes });
    } else {
      const placementMinutes = line.placementMinutes + minutes;
      lines.set(name, { ...line, placements: line.placements + 1, placementMinutes });
    }
  }
  return {
    queue: own.filter((one) => isAt(one, 'waiting', 'parked')).length,
    uses: [...lines.keys()].toSorted().flatMap((name) => lines.get(name) ?? []),
    deadlines: [...moments.keys()]
      .toSorted()
      .map((until) => ({ until, entries: (moments.get(until) ?? []).toSorted() })),
  };
}

/** Minutes promised, and taken, beyond what there is, a pair for each pool. */
function beyond(head: Head): Map<string | null, [number, number]> {
  const pools = head.book ? poolsOf(head, head.book) : [];
  return new Map(
    pools.map((pool) => [
      pool.cohort,
      [deficitMinutes(pool), Math.max(0, pool.occupied + pool.offered - pool.capacity)],
    ]),
  );
}

/** Every state of the head, with the event that led to it. */
function statesOf(insats: KeptLedger, places: number) {
  let before: Head = aHead({ version: 2, ...placesKnown(places) });
  return insats.log.map((recorded) => {
    const step = { before, recorded, after: evolveHead(before, recorded) };
    before = step.after;
    return step;
  });
}

describe('whatever happens to the places of an insats, in whatever order', () => {
  test('the counters of the book are what one counts from the entries', () =>
    always((history) => {
      live(history, (_, insats) => expect(insats.book).toMatchObject(recount(insats)));
    }));

  test('nothing goes beyond the places there are but by a decision, and never by a coordinator', () =>
    always((history) => {
      for (const { before, recorded, after } of statesOf(live(history), history.places)) {
        const earlier = beyond(before);
        for (const [cohort, [deficit, taken]] of beyond(after)) {
          const [hadDeficit, hadTaken] = earlier.get(cohort) ?? [0, 0];
          if (deficit <= hadDeficit && taken <= hadTaken) continue;
          expect(recorded.event).toHaveProperty('overbooking', 'Vi klarar en till');
          expect(['provider', 'admin']).toContain(recorded.by.role);
        }
      }
    }));

  test('a decision is recorded only where it was needed', () =>
    always((history) => {
      for (const { before, recorded, after } of statesOf(live(history), history.places)) {
        if (!('overbooking' in recorded.event) || recorded.event.overbooking === null) continue;
        expect(beyond(after)).not.toEqual(beyond(before));
      }
    }));

  test('what is free is what nobody has, holds or has reserved, and what is reserved is free to no one else', () =>
    always((history) => {
      const insats = live(history);
      const [open] = poolsOf(insats.head, insats.book);
      if (!open || insats.book.cohorts.length > 0) return;
      const { sharing } = insats.book.rules;
      const minutes = sharing ? 600 : insats.head.minutesPerPlace;
      const others = { hoursPerWeek: 10, referrer: 'social-insurance-agency', passing: 'urgent' } as const;
      const standsAt = { at: insats.head.recordedAt };
      const room = openMinutes(open);
      const overdue = insats.book.deadlines.some(({ until }) => until <= insats.now);
      if (overdue) return;
      const refused = insats.refusal(start({ ...others, startsOn: '2026-03-02' }), standsAt);
      expect(refused === undefined).toBe(room >= minutes);
    }));

  test('the log and the head are what their schemas say', () =>
    always((history) => {
      const insats = live(history);
      for (const recorded of insats.log) expect(recordedEvent.parse(recorded)).toEqual(recorded);
      expect(headSchema.parse(insats.head)).toEqual(insats.head);
    }));

  test('a refusal records nothing but offers that ran out, and where their places went', () =>
    always((history) => {
      live(history, (command, insats, by, at) => {
        const places = { entries: insats.entries, by, key: 'k'.repeat(24), rule: history.queueRule };
        const decision = decide(command, { head: insats.head, places }, at);
        if (!('refused' in decision)) return;
        for (const event of decision.events ?? []) {
          expect(event.type === 'offerExpired' || (event.type === 'offerMade' && event.automatic)).toBe(true);
        }
      });
    }));

  test('an entry that has come to its end changes by a correction alone', () =>
    always((history) => {
      const insats = live(history);
      const over = new Set<string>();
      for (const { event } of insats.log) {
        if (!('entry' in event)) continue;
        if (event.type === 'entryCorrected') {
          if (isOver({ stage: event.becomes } as Entry)) over.add(event.entry);
          else over.delete(event.entry);
          continue;
        }
        expect(over.has(event.entry)).toBe(false);
        const left = event.type === 'offerRefused' && event.afterwards === 'leave';
        if (left || event.type === 'queueLeft' || event.type === 'placementEnded') over.add(event.entry);
      }
      for (const id of over) expect(isOver(insats.entry(id))).toBe(true);
    }));

  test('what runs out runs out once', () =>
    always((history) => {
      const insats = live(history);
      const at = '2026-12-01T08:00:00.000Z';
      const expire = { type: 'expire' } as const;
      let rounds = 0;
      while ((insats.ask(expire, { at }).events ?? []).length > 0) rounds += 1;
      expect(rounds).toBeLessThanOrEqual(3);
      expect(insats.ask(expire)).toEqual({ events: [] });
      const offers = insats.log.flatMap(({ event }) => (event.type === 'offerExpired' ? [event.offer] : []));
      expect(new Set(offers).size).toBe(offers.length);
    }));

  test('the state on which a command is decided to its end is the state that its events lead to', () =>
    always((history) => {
      live(history, (command, insats, by, at) => {
        const places = { entries: insats.entries, by, key: 'k'.repeat(24), rule: history.queueRule };
        const now = at > insats.head.recordedAt ? at : insats.head.recordedAt;
        const draft = beginDraft(insats.head, places, now);
        const decision = decide(command, { head: insats.head, places }, at);
        let head = insats.head;
        for (const event of decision.events ?? []) {
          if (event.type === 'ledgerClosed') return;
          draft.add(event);
          head = evolveHead(head, { insats: 'cykel', version: head.version + 1, recordedAt: now, by, event });
        }
        expect(draft.head).toEqual(head);
      });
    }));

  test('the same is decided in whatever order the entries were read', () =>
    always((history) => {
      live(history, (command, insats, by, at) => {
        const decideOn = (entries: [string, Entry][]) => {
          const places = { entries: new Map(entries), by, key: 'k'.repeat(24), rule: history.queueRule };
          return decide(command, { head: insats.head, places }, at);
        };
        const entries = [...insats.entries];
        expect(decideOn(entries.toReversed())).toEqual(decideOn(entries));
      });
    }));

  test('the same is decided on what the command reads as on everything', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlaceHistory, async (history) => {
        const decided: Promise<unknown>[] = [];
        live(history, (command, insats, by, at) => {
          decided.push(decidesTheSame(command, insats, history, { by, at }));
        });
        await Promise.all(decided);
      }),
      { numRuns: 100 },
    );
  });

  test('an ending that is put right gives back exactly what was there', () =>
    always((history) => {
      const insats = live(history);
      const at = insats.head.recordedAt;
      insats.ask({ type: 'expire' }, { at });
      const placed = [...insats.entries.values()].find(
        (one) => isAt(one, 'placed') && one.book === insats.book.since,
      );
      if (!placed) return;
      const before = insats.book;
      insats.done(end(placed.entry, { on: at.slice(0, 10) }), { at });
      const undo = correctEntry(placed.entry, insats.head.version, { kind: 'not-ended' });
      insats.done({ ...undo, overbooking: 'Så var det' }, { at });
      expect({ ...insats.book, asOf: before.asOf }).toEqual(before);
      expect(insats.entry(placed.entry)).toMatchObject({ stage: placed.stage, claim: placed.claim });
    }));
});

async function decidesTheSame(
  command: Command,
  insats: KeptLedger,
  { queueRule }: PlaceHistory,
  { by, at }: { by: Parameters<typeof readSituation>[1]['by']; at: string },
): Promise<void> {
  const { head } = insats;
  const entries = new Map(insats.entries);
  const nothing = () => {
    throw new Error('a command on places needs none of this');
  };
  const log: InsatsLog = {
    head: nothing,
    documents: nothing,
    periodsUntil: nothing,
    periodStatedIn: nothing,
    request: nothing,
    commit: nothing,
    entry: async (_, id) => entries.get(id),
    entries: async () => [...entries.values()],
    queueRule: async () => queueRule,
  };
  const key = 'k'.repeat(24);
  const read = await readSituation(log, { command, key, by }, head, at);
  if (read === 'torn') throw new Error('nothing has moved on');
  const everything = { head, places: { entries, by, key, rule: queueRule } };
  expect(decide(command, read, at)).toEqual(decide(command, everything, at));
}
