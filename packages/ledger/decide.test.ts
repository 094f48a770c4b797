import { describe, expect, test } from 'vitest';
import { type Command, decide, type Head } from '#ledger';
import { aDescription } from '../../test/builders/insats.ts';
import {
  aHead,
  countsKnown,
  createCykel,
  createdEvent,
  importOf,
  mondayMorning,
  placesKnown,
  reportNow,
  reportPeriod,
} from '../../test/builders/ledger.ts';

const onHead = (command: Command, known: Partial<Head> = {}) =>
  decide(command, { head: aHead(known) }, mondayMorning);
const nothing = { events: [] };

describe('an insats is added', () => {
  test('with its description and criteria', () => {
    expect(decide(createCykel, { head: undefined }, mondayMorning)).toEqual({ events: [createdEvent] });
  });

  test('once: a second time it exists already', () => {
    expect(onHead(createCykel)).toEqual({ refused: { refusal: 'alreadyExists' } });
  });

  test('before anything else can be asked of it', () => {
    expect(() => decide({ type: 'confirm' }, { head: undefined }, mondayMorning)).toThrow(/confirm/);
  });
});

describe('a closed insats', () => {
  const changes: Command[] = [
    { type: 'describe', description: aDescription({ name: 'Nytt namn' }) },
    { type: 'setCriteria', criteria: [] },
    { type: 'setPlaces', places: 4, hoursPerPlace: 40 },
    reportNow(0),
    reportPeriod('2026-01-01', '2026-01-31'),
    { type: 'confirm' },
    { type: 'correct', correction: { kind: 'now', corrects: 2, free: 1, queue: null, reason: 'Fel siffra' } },
    { type: 'planClosures', closures: [] },
    { type: 'handOver', organisation: 'annan' },
    { type: 'closeInsats', reason: 'Upphandlingen är slut' },
    importOf(),
  ];

  test.each(changes.map((command) => [command.type, command] as const))('refuses %s', (_, command) => {
    const known: Partial<Head> = { status: 'closed', ...placesKnown(8), ...countsKnown(2) };
    expect(onHead(command, known)).toEqual({ refused: { refusal: 'insatsIsClosed' } });
  });
});

describe('description and criteria', () => {
  const documents = { description: aDescription(), criteria: null };

  test('are recorded when they change', () => {
    const description = aDescription({ name: 'Cykelköket' });
    const situation = { head: aHead(), documents };
    expect(decide({ type: 'describe', description }, situation, mondayMorning)).toEqual({
      events: [{ type: 'insatsDescribed', description }],
    });
    expect(decide({ type: 'setCriteria', criteria: [] }, situation, mondayMorning)).toEqual({
      events: [{ type: 'criteriaSet', criteria: [] }],
    });
  });

  test('said once more as they are change nothing', () => {
    const situation = { head: aHead(), documents };
    const { description, criteria } = documents;
    expect(decide({ type: 'describe', description }, situation, mondayMorning)).toEqual(nothing);
    expect(decide({ type: 'setCriteria', criteria }, situation, mondayMorning)).toEqual(nothing);
  });
});

describe('the number of places', () => {
  const set = (places: number, hoursPerPlace: number | null = 40): Command => ({
    type: 'setPlaces',
    places,
    hoursPerPlace,
  });

  test('is kept in minutes a week', () => {
    expect(onHead(set(12))).toEqual({
      events: [{ type: 'placesSet', capacityMinutes: 28_800, minutesPerPlace: 2_400 }],
    });
  });

  test('may come in quarters, and a place may hold fewer hours', () => {
    expect(onHead(set(2.25, 20))).toEqual({
      events: [{ type: 'placesSet', capacityMinutes: 2_700, minutesPerPlace: 1_200 }],
    });
  });

  test('set again as it is changes nothing, while other hours a place do', () => {
    expect(onHead(set(12), placesKnown(12))).toEqual(nothing);
    expect(onHead(set(24, 20), placesKnown(12))).toEqual({
      events: [{ type: 'placesSet', capacityMinutes: 28_800, minutesPerPlace: 1_200 }],
    });
  });

  test('leave the hours a place as they are where none are said', () => {
    const halfTime = { capacityMinutes: 4 * 1_200, minutesPerPlace: 1_200 };
    expect(onHead(set(6, null), halfTime)).toEqual({
      events: [{ type: 'placesSet', capacityMinutes: 7_200, minutesPerPlace: 1_200 }],
    });
    expect(onHead(set(4, null), halfTime)).toEqual(nothing);
  });

  test('may go down to what is said to be free, and no further', () => {
    expect(onHead(set(3), { ...placesKnown(12), ...countsKnown(3) })).toHaveProperty('events.length', 1);
    expect(onHead(set(2.75), { ...placesKnown(12), ...countsKnown(3) })).toEqual({
      refused: { refusal: 'fewerPlacesThanFree', places: 2.75, free: 3 },
    });
  });
});

describe('a report of how it is now', () => {
  test('states free places and queue', () => {
    expect(onHead(reportNow(3, 5), placesKnown(12))).toEqual({
      events: [{ type: 'countsReported', free: 3, queue: 5 }],
    });
  });

  test('stands again even when nothing differs, because it is news that it is so still', () => {
    expect(onHead(reportNow(3), { ...placesKnown(12), ...countsKnown(3) })).toHaveProperty(
      'events.length',
      1,
    );
  });

  test('may fill an insats whose places nobody has stated', () => {
    expect(onHead(reportNow(40))).toHaveProperty('events.length', 1);
  });

  test('may say that every place is free, and not that more are', () => {
    expect(onHead(reportNow(12), placesKnown(12))).toHaveProperty('events.length', 1);
    expect(onHead(reportNow(13), placesKnown(12))).toEqual({
      refused: { refusal: 'moreFreeThanPlaces', free: 13, places: 12 },
    });
  });

  test('sets the places in the same step, before the counts', () => {
    expect(onHead(reportNow(13, null, 14), placesKnown(12))).toEqual({
      events: [
        { type: 'placesSet', capacityMinutes: 33_600, minutesPerPlace: 2_400 },
        { type: 'countsReported', free: 13, queue: null },
      ],
    });
  });

  test('that repeats the places sets them no second time', () => {
    expect(onHead(reportNow(3, null, 12), placesKnown(12))).toEqual({
      events: [{ type: 'countsReported', free: 3, queue: null }],
    });
  });

  test('is held against the places it states itself', () => {
    expect(onHead(reportNow(11, null, 10), placesKnown(12))).toEqual({
      refused: { refusal: 'moreFreeThanPlaces', free: 11, places: 10 },
    });
  });
});

describe('"stämmer fortfarande"', () => {
  test('confirms the counts that stand', () => {
    expect(onHead({ type: 'confirm' }, countsKnown(3))).toEqual({ events: [{ type: 'countsConfirmed' }] });
  });

  test('needs something to confirm', () => {
    expect(onHead({ type: 'confirm' }, placesKnown(3))).toEqual({ refused: { refusal: 'nothingToConfirm' } });
  });
});

describe('a correction of the counts', () => {
  const correct = (corrects: number, free: number): Command => ({
    type: 'correct',
    correction: { kind: 'now', corrects, free, queue: 1, reason: 'Räknade fel' },
  });
  const known = { ...placesKnown(12), ...countsKnown(3) };

  test('replaces the latest ones', () => {
    expect(onHead(correct(2, 4), known)).toEqual({
      events: [{ type: 'countsCorrected', corrects: 2, free: 4, queue: 1, reason: 'Räknade fel' }],
    });
  });

  test('of counts that were replaced meanwhile is refused', () => {
    expect(onHead(correct(1, 4), known)).toEqual({ refused: { refusal: 'reportReplaced' } });
    expect(onHead(correct(2, 4), placesKnown(12))).toEqual({ refused: { refusal: 'reportReplaced' } });
  });

  test('may say that every place is free, and not that more are', () => {
    expect(onHead(correct(2, 12), known)).toHaveProperty('events.length', 1);
    expect(onHead(correct(2, 13), known)).toEqual({
      refused: { refusal: 'moreFreeThanPlaces', free: 13, places: 12 },
    });
  });
});

describe('handing over and closing', () => {
  test('moves the insats to another organisation', () => {
    expect(onHead({ type: 'handOver', organisation: 'mariakyrkan' })).toEqual({
      events: [{ type: 'handedOver', organisation: 'mariakyrkan' }],
    });
  });

  test('to the organisation that has it is refused', () => {
    expect(onHead({ type: 'handOver', organisation: 'cykelkooperativet' })).toEqual({
      refused: { refusal: 'sameOrganisation' },
    });
  });

  test('closes with the reason', () => {
    expect(onHead({ type: 'closeInsats', reason: 'Upphandlingen är slut' })).toEqual({
      events: [{ type: 'insatsClosed', reason: 'Upphandlingen är slut' }],
    });
  });
});

describe('planned closures', () => {
  const plan = (...closures: { from: string; to: string }[]): Command => ({
    type: 'planClosures',
    closures: closures.map((span) => ({ ...span, reason: null })),
  });
  const summer = { from: '2026-07-06', to: '2026-08-02' };
  const christmas = { from: '2026-12-21', to: '2027-01-06' };

  test('are kept in order of time', () => {
    expect(onHead(plan(christmas, summer))).toEqual({
      events: [
        {
          type: 'closuresPlanned',
          closures: [
            { ...summer, reason: null },
            { ...christmas, reason: null },
          ],
        },
      ],
    });
  });

  test('in another order are the same closures', () => {
    const closures = [
      { ...summer, reason: null },
      { ...christmas, reason: null },
    ];
    expect(onHead(plan(christmas, summer), { closures })).toEqual(nothing);
  });

  test('may follow each other day by day, and not share a day', () => {
    const after = { from: '2026-08-03', to: '2026-08-09' };
    const shared = { from: '2026-08-02', to: '2026-08-09' };
    expect(onHead(plan(summer, after))).toHaveProperty('events.length', 1);
    expect(onHead(plan(shared, summer))).toEqual({
      refused: { refusal: 'closuresOverlap', day: '2026-08-02' },
    });
  });

  test('that begin on the same day, or lie inside one another, overlap', () => {
    expect(onHead(plan(summer, { from: '2026-07-06', to: '2026-07-06' }))).toHaveProperty('refused');
    expect(onHead(plan({ from: '2026-07-20', to: '2026-07-21' }, summer))).toHaveProperty('refused');
  });
});
