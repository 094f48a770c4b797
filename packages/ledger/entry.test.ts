import { describe, expect, test } from 'vitest';
import { entriesOf, evolveEntry, isOver, type LedgerEvent } from '#ledger';
import { recorded } from '../../test/builders/ledger.ts';
import {
  accept,
  aLedger,
  carriedIn,
  correctEntry,
  end,
  offer,
  planCohort,
  refuseOffer,
} from '../../test/builders/places.ts';

const claim = { minutes: 2_400, referrer: 'region', cohort: null } as const;

describe('an entry', () => {
  test('in the queue knows its place in the order, who follows it and what it wants', () => {
    const insats = aLedger();
    const { cohort } = insats.done(planCohort());
    const id = insats.joined({ cohort, earliestStart: '2026-05-04', hoursPerWeek: 20 });
    expect(insats.entry(id)).toEqual({
      entry: id,
      insats: 'cykel',
      version: insats.head.version,
      stageSince: insats.head.version,
      book: insats.book.since,
      stage: { is: 'waiting' },
      claim: { minutes: 1_200, referrer: 'municipality', cohort },
      municipality: '0580',
      earliestStart: '2026-05-04',
      wantedCohort: cohort,
      ticket: insats.head.version,
      followedBy: 'socialtjansten',
      pastOffers: [],
      toTell: null,
    });
  });

  test('that is carried in knows what is its own', () => {
    const insats = aLedger();
    const placements = [
      carriedIn({ hoursPerWeek: 20 }),
      carriedIn({ startsOn: '2025-01-01', referrer: 'region' }),
    ];
    insats.done({ type: 'carryIn', placements, overbooking: null });
    expect([...insats.entries.values()]).toMatchObject([
      {
        claim: { minutes: 1_200, referrer: null },
        stage: { startsOn: null, carriedIn: true, cameFrom: null },
      },
      { claim: { minutes: 2_400, referrer: 'region' }, stage: { startsOn: '2025-01-01', carriedIn: true } },
    ]);
  });

  test('remembers when it came to its stage, apart from what else happened to it', () => {
    const insats = aLedger();
    const id = insats.joined();
    const offered = insats.offered(id);
    const since = insats.head.version;
    insats.done({ type: 'tell', entry: id });
    expect(insats.entry(id)).toMatchObject({ version: since + 1, stageSince: since });
    insats.done(accept(offered));
    expect(insats.entry(id)).toMatchObject({ version: since + 2, stageSince: since + 2 });
  });

  test('that is corrected within its stage has that correction as its latest', () => {
    const insats = aLedger();
    const id = insats.started();
    const first = insats.entry(id).stageSince;
    insats.done(correctEntry(id, first, { kind: 'started', startsOn: '2026-02-02' }));
    expect(insats.entry(id).stageSince).toBe(first + 1);
    expect(insats.refusal(correctEntry(id, first, { kind: 'mistaken' }))).toEqual({
      refusal: 'entryMovedOn',
    });
  });

  test('wants again what it wanted, when an offer in another start came to nothing', () => {
    const insats = aLedger();
    const may = insats.done(planCohort()).cohort;
    const august = insats.done(planCohort({ startsOn: '2026-08-17', endsOn: null })).cohort;
    const [refused, expired, undone] = [1, 2, 3].map(() => insats.joined({ cohort: may })) as [
      string,
      string,
      string,
    ];
    insats.done(refuseOffer(insats.offered(refused, { cohort: august })));
    insats.offered(undone, { cohort: august, passing: 'urgent' });
    expect(insats.entry(undone).claim.cohort).toBe(august);
    insats.done(correctEntry(undone, insats.head.version, { kind: 'back-in-queue' }));
    insats.offered(expired, { cohort: august, passing: 'urgent' });
    insats.done({ type: 'expire' }, { at: '2026-03-10T08:00:00.000Z' });
    expect([refused, expired, undone].map((id) => insats.entry(id).claim.cohort)).toEqual([may, may, may]);
  });

  test('remembers the latest eight offers made to it', () => {
    const insats = aLedger();
    const id = insats.joined();
    const offers = Array.from({ length: 9 }, () => {
      const made = insats.done(offer(id)).offer;
      insats.done(refuseOffer(made));
      return made;
    });
    expect(insats.entry(id).pastOffers).toEqual(offers.slice(1));
  });

  test('is over when it has left, ended or was a mistake, and not before', () => {
    const insats = aLedger({ places: 9 });
    const [waiting, left, mistaken] = [insats.joined(), insats.joined(), insats.joined()];
    insats.done({ type: 'leave', entry: left, reason: 'moved' });
    insats.done(correctEntry(mistaken, insats.entry(mistaken).stageSince, { kind: 'mistaken' }));
    const [placed, ended] = [insats.started({ passing: 'urgent' }), insats.started({ passing: 'urgent' })];
    insats.done(end(ended));
    const over = [waiting, placed, left, mistaken, ended].map((id) => isOver(insats.entry(id)));
    expect(over).toEqual([false, false, true, true, true]);
  });

  test('begins with its own event, and is needed by every other', () => {
    const left: LedgerEvent = { type: 'queueLeft', entry: 'one', reason: 'moved' };
    expect(() => evolveEntry(undefined, recorded(left, 4), 'one', 3)).toThrow(
      /queueLeft is about an entry that/,
    );
    const carried: LedgerEvent = {
      type: 'placementsCarriedIn',
      placements: [{ entry: 'one', claim, startsOn: null }],
      overbooking: null,
    };
    expect(() => evolveEntry(undefined, recorded(carried, 4), 'another', 3)).toThrow(/not about this entry/);
    expect(entriesOf({ event: carried })).toEqual(['one']);
    expect(entriesOf({ event: left })).toEqual(['one']);
    expect(entriesOf({ event: { type: 'countsConfirmed' } })).toEqual([]);
  });

  test('does not become a placement by an event that is about placements alone', () => {
    const insats = aLedger();
    const before = insats.entry(insats.joined());
    const about = { entry: before.entry };
    const events: LedgerEvent[] = [
      { type: 'placementReady', ...about, ready: { on: '2026-03-02', toStep: null } },
      { type: 'placementFollows', ...about, cameFrom: { insats: 'kok', entry: 'one' } },
      {
        type: 'placementEnded',
        ...about,
        claim,
        startsOn: null,
        carriedIn: false,
        outcome: 'work',
        toStep: null,
        on: '2026-03-02',
        into: null,
      },
      { type: 'countsConfirmed' },
    ];
    for (const event of events) {
      expect(evolveEntry(before, recorded(event, 9), before.entry, 3)).toEqual({ ...before, version: 9 });
    }
  });
});
