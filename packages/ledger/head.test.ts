import { describe, expect, test } from 'vitest';
import {
  evolveDocuments,
  evolveHead,
  head as headSchema,
  type LedgerEvent,
  places,
  placesOf,
  recordedEvent,
} from '#ledger';
import { aDescription } from '../../test/builders/insats.ts';
import {
  aHead,
  countsKnown,
  createdEvent,
  mondayMorning,
  placesKnown,
  recorded,
} from '../../test/builders/ledger.ts';

const later = '2026-03-05T12:00:00.000Z';
const headAfter = (event: LedgerEvent, known = {}) => evolveHead(aHead(known), recorded(event, 7, later));

describe('the head', () => {
  test('begins with the creation, knowing neither places nor counts', () => {
    expect(evolveHead(undefined, recorded(createdEvent, 1))).toEqual(aHead());
  });

  test('cannot begin with anything else', () => {
    const confirmed = recorded({ type: 'countsConfirmed' }, 1);
    expect(() => evolveHead(undefined, confirmed)).toThrow(/creation/);
    expect(() => evolveDocuments(undefined, confirmed)).toThrow(/creation/);
  });

  test.each<[string, LedgerEvent, object]>([
    [
      'places',
      { type: 'placesSet', capacityMinutes: 4_800, minutesPerPlace: 1_200 },
      { capacityMinutes: 4_800, minutesPerPlace: 1_200 },
    ],
    [
      'counts, as of when they were recorded',
      { type: 'countsReported', free: 2, queue: 1 },
      { counts: { free: 2, queue: 1, asOf: later, statedIn: 7 } },
    ],
    [
      'corrected counts under their own number',
      { type: 'countsCorrected', corrects: 2, free: 2, queue: null, reason: 'Fel' },
      { counts: { free: 2, queue: null, asOf: later, statedIn: 7 } },
    ],
    [
      'closures',
      { type: 'closuresPlanned', closures: [{ from: '2026-07-06', to: '2026-08-02', reason: null }] },
      { closures: [{ from: '2026-07-06', to: '2026-08-02', reason: null }] },
    ],
    ['a new organisation', { type: 'handedOver', organisation: 'kyrkan' }, { organisation: 'kyrkan' }],
    [
      'the row it mirrors',
      { type: 'rowImported', rowHash: 'row', report: { free: 1, queue: null } },
      { rowHash: 'row', importedCounts: { free: 1, queue: null } },
    ],
    ['that it is closed', { type: 'insatsClosed', reason: 'Slut' }, { status: 'closed' }],
    ['nothing of a description', { type: 'insatsDescribed', description: aDescription() }, {}],
    ['nothing of criteria', { type: 'criteriaSet', criteria: [] }, {}],
    [
      'nothing of a period',
      { type: 'periodReported', period: { from: '2026-01-01', to: '2026-01-31', started: 1, ended: [] } },
      {},
    ],
  ])('takes in %s, with the version and time of the event', (_, event, change) => {
    expect(headAfter(event)).toEqual({ ...aHead(), ...change, version: 7, recordedAt: later });
  });

  test('keeps the counts that are confirmed, and their number, as of the confirmation', () => {
    expect(headAfter({ type: 'countsConfirmed' }, countsKnown(3, 1)).counts).toEqual({
      free: 3,
      queue: 1,
      asOf: later,
      statedIn: 2,
    });
  });
});

describe('the documents', () => {
  const before = { description: aDescription(), criteria: null };

  test('follow the log, each by its own events', () => {
    const description = aDescription({ name: 'Cykelköket' });
    expect(evolveDocuments(undefined, recorded(createdEvent, 1))).toEqual(before);
    expect(evolveDocuments(before, recorded({ type: 'insatsDescribed', description }, 2))).toEqual({
      description,
      criteria: null,
    });
    expect(evolveDocuments(before, recorded({ type: 'criteriaSet', criteria: [] }, 2))).toEqual({
      description: before.description,
      criteria: [],
    });
    expect(evolveDocuments(before, recorded({ type: 'countsConfirmed' }, 2))).toEqual(before);
  });
});

describe('places', () => {
  test.each([
    [28_800, 2_400, 12],
    [29_399, 2_400, 12],
    [29_400, 2_400, 12.25],
    [2_700, 1_200, 2.25],
    [599, 2_400, 0],
    [0, 2_400, 0],
  ])('are %i minutes a week at %i a place: %d, rounded down to quarters', (capacity, perPlace, shown) => {
    expect(placesOf({ capacityMinutes: capacity, minutesPerPlace: perPlace })).toBe(shown);
  });

  test('are unknown until somebody has said', () => {
    expect(placesOf({ capacityMinutes: null, minutesPerPlace: 2_400 })).toBeNull();
  });

  test('as many as may be asked for can also be read back from the log and the head', () => {
    const most = places.parse({ places: 10_000 });
    const event: LedgerEvent = {
      type: 'placesSet',
      capacityMinutes: most.places * 40 * 60,
      minutesPerPlace: 40 * 60,
    };
    expect(recordedEvent.parse(recorded(event, 2, mondayMorning)).event).toEqual(event);
    expect(placesOf(headSchema.parse(headAfter(event)))).toBe(10_000);
    expect(headSchema.parse(aHead(placesKnown(10_000)))).toBeDefined();
  });
});
