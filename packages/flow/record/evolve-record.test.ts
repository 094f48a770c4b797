import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, isAt, type LedgerEvent, type RecordedEvent } from '#ledger';
import { anyPlaceHistory, live } from '../../../test/builders/any-place-move.ts';
import { createdEvent, recorded } from '../../../test/builders/ledger.ts';
import { dayNumber } from './day-number.ts';
import { evolveRecord } from './evolve-record.ts';
import { type FlowRecord, flowRecord } from './flow-record.ts';

function recordOf(log: readonly RecordedEvent[]): FlowRecord {
  let record = evolveRecord(undefined, recorded(createdEvent, 1));
  for (const event of log) record = evolveRecord(record, event);
  return record;
}

/** What the flow is to remember of an entry, said from the entry itself. */
function stands(entry: Entry): {
  waits: boolean;
  leftBecause: string | null;
  startsOn?: number | null;
  outcome?: string;
} {
  const { stage } = entry;
  const day = (on: string | null) => on && dayNumber(on);
  switch (stage.is) {
    case 'waiting':
    case 'parked':
    case 'offered':
      return { waits: true, leftBecause: null };
    case 'left':
      return { waits: false, leftBecause: stage.reason };
    case 'placed':
      return { waits: false, leftBecause: null, startsOn: day(stage.startsOn) as number | null };
    case 'ended':
      return {
        waits: false,
        leftBecause: null,
        startsOn: day(stage.startsOn) as number | null,
        outcome: stage.outcome,
      };
    default:
      throw new Error('a mistake is not remembered');
  }
}

test('whatever happens in a ledger, the record says of every entry what the entry says', () => {
  fc.assert(
    fc.property(anyPlaceHistory, (history) => {
      const insats = live(history);
      const record = recordOf(insats.log);

      expect(() => flowRecord.parse(record)).not.toThrow();
      const known = [...insats.entries.values()].filter((entry) => !isAt(entry, 'mistaken'));
      expect(new Set(record.entries.map(({ entry }) => entry))).toEqual(
        new Set(known.map(({ entry }) => entry)),
      );
      for (const entry of known) {
        const remembered = record.entries.find((one) => one.entry === entry.entry);
        const { waits, leftBecause, startsOn, outcome } = stands(entry);
        // Those of a book that was closed wait no more, and nothing ended.
        if (entry.book === insats.book.since) {
          expect(remembered?.hold !== null && remembered?.hold.until === null).toBe(isAt(entry, 'offered'));
          expect(remembered?.joinedOn != null && remembered.leftQueueOn === null).toBe(waits);
        }
        expect(remembered?.leftBecause ?? null).toBe(leftBecause);
        expect(remembered?.placement?.startsOn).toBe(startsOn);
        expect(remembered?.placement?.ending?.outcome).toBe(outcome);
      }
    }),
    { numRuns: 200 },
  );
});

const at = (day: string) => `${day}T09:00:00.000Z`;
const days = (event: LedgerEvent, version: number, day: string) => recorded(event, version, at(day));
const claim = { minutes: 1_200, referrer: 'municipality', cohort: null } as const;

test('those who were there when the ledger opened are seen from that day, however long they have been there', () => {
  const { entries } = recordOf([
    days(
      { type: 'ledgerOpened', rules: { sharing: true, offerDays: 5, offersNext: false } },
      2,
      '2026-03-02',
    ),
    days(
      {
        type: 'placementsCarriedIn',
        placements: [{ entry: 'a', claim, startsOn: '2025-01-07' }],
        overbooking: null,
      },
      3,
      '2026-03-02',
    ),
  ]);

  expect(entries[0]?.placement).toMatchObject({
    startsOn: dayNumber('2025-01-07'),
    seenFrom: dayNumber('2026-03-02'),
    carriedIn: true,
  });
});

test('an ending knows both the day it happened and the day somebody wrote it down', () => {
  const { entries } = recordOf([
    days(
      {
        type: 'placementStarted',
        entry: 'a',
        claim,
        municipality: '0580',
        startsOn: '2026-03-02',
        passing: null,
        overbooking: null,
      },
      2,
      '2026-03-02',
    ),
    days(
      {
        type: 'placementEnded',
        entry: 'a',
        claim,
        startsOn: '2026-03-02',
        carriedIn: false,
        outcome: 'work',
        toStep: null,
        on: '2026-08-14',
        into: null,
      },
      3,
      '2026-09-20',
    ),
  ]);

  expect(entries[0]?.placement?.ending).toEqual({
    on: dayNumber('2026-08-14'),
    registeredOn: dayNumber('2026-09-20'),
    outcome: 'work',
    toStep: null,
  });
});

test('a ledger that closes ends nothing: its placements were seen until that day', () => {
  const { entries, ledgerSince } = recordOf([
    days(
      {
        type: 'placementStarted',
        entry: 'a',
        claim,
        municipality: '0580',
        startsOn: '2026-03-02',
        passing: null,
        overbooking: null,
      },
      2,
      '2026-03-02',
    ),
    days({ type: 'ledgerClosed', free: 0, queue: 0 }, 3, '2026-05-04'),
  ]);

  expect(ledgerSince).toBeNull();
  expect(entries[0]?.placement).toMatchObject({ seenUntil: dayNumber('2026-05-04'), ending: null });
});

test('a place is held for somebody from the offer until it is refused, or until they are in it', () => {
  const offer = { offer: 'o', claim, until: at('2026-03-09') } as const;
  const made: LedgerEvent = {
    type: 'offerMade',
    entry: 'a',
    ...offer,
    automatic: true,
    passed: 0,
    passing: null,
    overbooking: null,
  };
  const joined: LedgerEvent = {
    type: 'queueJoined',
    entry: 'a',
    claim,
    municipality: '0580',
    earliestStart: null,
  };
  const offered = [days(joined, 2, '2026-02-02'), days(made, 3, '2026-03-02')];
  const holdAfter = (event: LedgerEvent) =>
    recordOf([...offered, days(event, 4, '2026-03-05')]).entries[0]?.hold;
  const from = dayNumber('2026-03-02');

  expect(recordOf(offered).entries[0]?.hold).toEqual({ from, until: null, minutes: 1_200 });
  expect(holdAfter({ type: 'offerExpired', entry: 'a', ...offer })).toMatchObject({
    from,
    until: dayNumber('2026-03-05'),
  });
  expect(holdAfter({ type: 'offerAccepted', entry: 'a', ...offer, startsOn: '2026-03-16' })).toMatchObject({
    from,
    until: dayNumber('2026-03-17'),
  });
});
