import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '#ledger';
import { aDescription } from '../../test/builders/insats.ts';
import { aHead, aProvider, createdEvent, mondayMorning } from '../../test/builders/ledger.ts';
import { aLedger } from '../../test/builders/places.ts';
import { changeOf } from './log-change.ts';

const later = '2026-03-05T12:00:00.000Z';
const nobody = new Map();
const confirmed: LedgerEvent = { type: 'countsConfirmed' };

describe('what events change', () => {
  test('to begin with is the head and the documents', () => {
    const change = changeOf(
      'cykel',
      { head: undefined, entries: nobody },
      [createdEvent],
      aProvider,
      mondayMorning,
    );
    expect(change).toEqual({
      insats: 'cykel',
      decidedOn: undefined,
      head: aHead(),
      documents: { description: aDescription(), criteria: null },
      events: [
        { insats: 'cykel', version: 1, recordedAt: mondayMorning, by: aProvider, event: createdEvent },
      ],
      entries: [],
    });
  });

  test('is nothing but a check of the version, where nothing happens', () => {
    const head = aHead({ version: 7 });
    const documents = { description: aDescription(), criteria: null };
    expect(changeOf('cykel', { head, documents, entries: nobody }, [], aProvider, later)).toEqual({
      insats: 'cykel',
      decidedOn: 7,
      events: [],
      entries: [],
    });
  });

  test('is numbered on from the head, at one moment that is never before the latest', () => {
    const head = aHead({ version: 7, recordedAt: later });
    const { events, head: after } = changeOf(
      'cykel',
      { head, entries: nobody },
      [confirmed, confirmed],
      aProvider,
      mondayMorning,
    );
    expect(events).toMatchObject([
      { version: 8, recordedAt: later },
      { version: 9, recordedAt: later },
    ]);
    expect(after).toMatchObject({ version: 9, recordedAt: later });
    const onward = changeOf('cykel', { head: aHead(), entries: nobody }, [confirmed], aProvider, later);
    expect(onward.events).toMatchObject([{ recordedAt: later }]);
  });

  test('leaves the documents alone unless the events are about them', () => {
    const before = {
      head: aHead(),
      documents: { description: aDescription(), criteria: null },
      entries: nobody,
    };
    expect(changeOf('cykel', before, [confirmed], aProvider, later)).not.toHaveProperty('documents');
    const description = aDescription({ name: 'Cykelköket' });
    const described = changeOf('cykel', before, [{ type: 'insatsDescribed', description }], aProvider, later);
    expect(described.documents).toEqual({ description, criteria: null });
    const criteria = changeOf('cykel', before, [{ type: 'criteriaSet', criteria: [] }], aProvider, later);
    expect(criteria.documents).toEqual({ description: aDescription(), criteria: [] });
    const unread = { head: aHead(), entries: nobody };
    expect(changeOf('cykel', unread, [confirmed], aProvider, later)).not.toHaveProperty('documents');
  });

  test('of an entry builds on how it stood, and says which version that was', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const { version } = insats.head;
    const events: LedgerEvent[] = [
      { type: 'entryResumed', entry },
      { type: 'queueLeft', entry, reason: 'moved' },
      {
        type: 'queueJoined',
        entry: 'another',
        claim: { minutes: 600, referrer: 'region', cohort: null },
        municipality: '0580',
        earliestStart: null,
      },
    ];
    const change = changeOf('cykel', insats, events, aProvider, later);
    expect(change.entries).toMatchObject([
      { before: version, after: { entry, version: version + 2, stage: { is: 'left' } } },
      {
        before: undefined,
        after: {
          entry: 'another',
          version: version + 3,
          book: insats.book.since,
          followedBy: 'cykelkooperativet',
        },
      },
    ]);
    expect(change.head?.book?.queue).toBe(1);
  });

  test('is done by whoever asked, in that capacity and no more', () => {
    const by = { ...aProvider, municipality: '0580' };
    const { events } = changeOf('cykel', { head: aHead(), entries: nobody }, [confirmed], by, later);
    expect(events[0]?.by).toEqual(aProvider);
  });

  test('is done by nobody, where the ledger does it by the clock and by its rules', () => {
    const insats = aLedger();
    const asked = insats.joined();
    const claim = { minutes: 2_400, referrer: 'municipality', cohort: null } as const;
    const until = '2026-03-09T23:00:00.000Z';
    const made = (automatic: boolean): LedgerEvent => ({
      type: 'offerMade',
      entry: asked,
      offer: 'one-1',
      claim,
      until,
      automatic,
      passed: 0,
      passing: null,
      overbooking: null,
    });
    const expired: LedgerEvent = { type: 'offerExpired', entry: asked, offer: 'one-1', claim, until };
    const { events } = changeOf(
      'cykel',
      insats,
      [made(false), expired, made(true)],
      aCoordinatorElsewhere,
      later,
    );
    const itself = {
      subject: 'insatskatalogen',
      role: 'system',
      forbund: 'linkoping',
      organisation: 'cykelkooperativet',
    };
    expect(events.map(({ by }) => by)).toEqual([aCoordinatorElsewhere, itself, itself]);
  });
});

const aCoordinatorElsewhere = { ...aProvider, role: 'coordinator' as const, organisation: 'socialtjansten' };
