import { describe, expect, test } from 'vitest';
import { availability, availabilityOf, daysAfter, type Head, swedishDay, useOf } from '#ledger';
import { aHead, countsKnown, mondayMorning, placesKnown } from '../../test/builders/ledger.ts';
import { aLedger, end, planCohort, reserve, setPlaces, start } from '../../test/builders/places.ts';

const freshDays = { reportedFreshDays: 7, ledgerFreshDays: 30 };
const lastFreshMoment = '2026-03-09T07:30:00.000Z';
const firstStaleMoment = '2026-03-09T07:30:00.001Z';

const predicted = { medianDays: 41, lowDays: 20, highDays: 75 };

const seen = (known: Partial<Head>, now = mondayMorning) =>
  availabilityOf(aHead(known), freshDays, now, predicted);

describe('free places', () => {
  test('are what the provider last said, with source and age', () => {
    expect(seen({ ...placesKnown(12), ...countsKnown(2, 5) })).toEqual({
      places: 12,
      free: 2,
      reserved: [],
      deficit: 0,
      queue: 5,
      wait: null,
      status: 'free',
      source: 'reported',
      asOf: mondayMorning,
      staleAfter: lastFreshMoment,
    });
  });

  test('are trusted to the last moment of their days, and unknown after it', () => {
    const known = { ...placesKnown(12), ...countsKnown(2, 5) };
    expect(seen(known, lastFreshMoment)).toMatchObject({ free: 2, queue: 5, status: 'free' });
    expect(seen(known, firstStaleMoment)).toMatchObject({
      places: 12,
      free: null,
      queue: null,
      status: 'unknown',
      asOf: mondayMorning,
      staleAfter: lastFreshMoment,
    });
  });

  test('are unknown, never none and never free, when nobody has said', () => {
    expect(seen(placesKnown(12))).toMatchObject({
      places: 12,
      free: null,
      queue: null,
      status: 'unknown',
      asOf: null,
      staleAfter: null,
    });
  });

  test.each([
    [1, null, 'free'],
    [1, 4, 'free'],
    [0, 4, 'queue'],
    [0, 0, 'full'],
    [0, null, 'full'],
  ])('%i with the queue %s reads as %s', (free, queue, status) => {
    expect(seen(countsKnown(free, queue)).status).toBe(status);
  });

  test('keep to the published shape whatever is known', () => {
    for (const known of [{}, placesKnown(3), { ...placesKnown(3), ...countsKnown(0, 2) }]) {
      expect(availability.parse(seen(known))).toEqual(seen(known));
      expect(availability.parse(seen(known, firstStaleMoment))).toEqual(seen(known, firstStaleMoment));
    }
  });

  test('are trusted for whole days of 24 hours, also over the night when the clock changes', () => {
    expect(daysAfter('2026-03-28T12:00:00.000Z', 1)).toBe('2026-03-29T12:00:00.000Z');
    expect(daysAfter('2026-10-24T12:00:00.000Z', 7)).toBe('2026-10-31T12:00:00.000Z');
  });
});

describe('the predicted wait', () => {
  const full = { ...placesKnown(12), ...countsKnown(0, 5) };
  const closures = [{ from: '2026-03-01', to: '2026-03-30', reason: null }];

  test('is shown where there is no free place, with a queue or without', () => {
    expect(seen(full)).toMatchObject({ status: 'queue', wait: predicted });
    expect(seen({ ...placesKnown(12), ...countsKnown(0) })).toMatchObject({
      status: 'full',
      wait: predicted,
    });
  });

  test.each<[string, ReturnType<typeof seen>]>([
    ['a place is free', seen({ ...placesKnown(12), ...countsKnown(1, 5) })],
    ['the figure is old', seen(full, firstStaleMoment)],
    ['nobody has stated a figure', seen(placesKnown(12))],
    ['the insats is closed for good', seen({ ...full, status: 'closed' })],
    ['the insats is closed today', seen({ ...full, closures })],
  ])('is not shown where %s', (_, { wait }) => {
    expect(wait).toBeNull();
  });

  test('is unknown where nothing tells', () => {
    expect(availabilityOf(aHead(full), freshDays, mondayMorning, null)).toMatchObject({ wait: null });
  });
});

describe('a closed insats', () => {
  test('is closed for good, whatever was said before', () => {
    expect(seen({ status: 'closed', ...countsKnown(2) }).status).toBe('closed');
  });

  test('has no free places, whatever was said before', () => {
    expect(seen({ status: 'closed', ...countsKnown(2) }).free).toBe(0);
  });

  const closures = [{ from: '2026-03-29', to: '2026-03-30', reason: null }];
  const during = (now: string) =>
    availabilityOf(
      aHead({ closures, ...countsKnown(2) }),
      { ...freshDays, reportedFreshDays: 365 },
      now,
      null,
    ).status === 'closed';

  test.each([
    ['the moment before it begins, winter time', '2026-03-28T22:59:59.999Z', false],
    ['from midnight in Sweden', '2026-03-28T23:00:00.000Z', true],
    ['when the clock jumps from two to three', '2026-03-29T01:00:00.000Z', true],
    ['to the last moment of the last day, summer time', '2026-03-30T21:59:59.999Z', true],
    ['no longer the day after', '2026-03-30T22:00:00.000Z', false],
  ])('over the spring change of clocks: %s', (_, now, closed) => {
    expect(during(now)).toBe(closed);
  });

  test('over the autumn change of clocks keeps the day that has 25 hours', () => {
    expect(swedishDay('2026-10-24T21:59:59.999Z')).toBe('2026-10-24');
    expect(swedishDay('2026-10-24T22:00:00.000Z')).toBe('2026-10-25');
    expect(swedishDay('2026-10-25T22:59:59.999Z')).toBe('2026-10-25');
    expect(swedishDay('2026-10-25T23:00:00.000Z')).toBe('2026-10-26');
  });

  test('on one planned day of several is closed', () => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-03'];
    const several = days.map((day) => ({ from: day, to: day, reason: null }));
    expect(seen({ closures: several, ...countsKnown(2) }).status).toBe('closed');
  });

  test('on a planned day is closed also when its figures have turned stale', () => {
    const known = { closures: [{ from: '2026-03-09', to: '2026-03-20', reason: null }], ...countsKnown(2) };
    expect(seen(known, '2026-03-12T08:00:00.000Z').status).toBe('closed');
    expect(seen(known, '2026-03-21T08:00:00.000Z').status).toBe('unknown');
  });
});

describe('the figures of a ledger', () => {
  test('are counted from the book, and trusted for the days of a ledger', () => {
    const insats = aLedger({ places: 2 });
    insats.started();
    const lastFresh = daysAfter(mondayMorning, 30);
    expect(insats.seen()).toEqual({
      places: 2,
      free: 1,
      reserved: [],
      deficit: 0,
      queue: 0,
      wait: null,
      status: 'free',
      source: 'ledger',
      asOf: mondayMorning,
      staleAfter: lastFresh,
    });
    expect(insats.seen(lastFresh)).toMatchObject({ free: 1, status: 'free' });
    expect(insats.seen('2026-04-01T07:30:00.001Z')).toMatchObject({
      places: 2,
      free: null,
      queue: null,
      status: 'unknown',
    });
  });

  test('say queue or full when nothing is free', () => {
    const insats = aLedger({ places: 1 });
    insats.started();
    expect(insats.seen().status).toBe('full');
    insats.joined();
    expect(insats.seen()).toMatchObject({ status: 'queue', queue: 1, free: 0 });
  });

  test('are shown in quarters of a place: what is free rounded down, what lacks rounded up', () => {
    const insats = aLedger({ places: 1, rules: { sharing: true } });
    insats.started({ hoursPerWeek: 10.25 });
    expect(insats.seen()).toMatchObject({ places: 1, free: 0.5, deficit: 0 });
    insats.done(start({ hoursPerWeek: 30, overbooking: 'Det går' }));
    expect(insats.seen()).toMatchObject({ free: 0, deficit: 0.25 });
    expect(useOf(insats.head)).toEqual({ occupied: 1.25, offered: 0 });
    insats.offered(insats.joined({ hoursPerWeek: 0.25 }), { overbooking: 'Det går' });
    expect(useOf(insats.head)).toEqual({ occupied: 1.25, offered: 0.25 });
  });

  test('keep to the published shape, with reservations too', () => {
    const insats = aLedger({ places: 3, rules: { sharing: true } });
    insats.done(reserve({ referrer: 'region', places: 1.5 }));
    insats.started({ hoursPerWeek: 12.5, referrer: 'region' });
    const shown = insats.seen();
    expect(shown.reserved).toEqual([{ referrer: 'region', places: 1.5, free: 1 }]);
    expect(availability.parse(shown)).toEqual(shown);
  });

  test('of a closed insats have no free places, reserved ones neither', () => {
    const insats = aLedger();
    insats.done(reserve({ referrer: 'region', places: 1 }));
    const closures = [{ from: '2026-03-02', to: '2026-03-02', reason: null }];
    insats.done({ type: 'planClosures', closures });
    expect(insats.seen()).toMatchObject({ status: 'closed', free: 0, reserved: [], queue: 0 });
    expect(insats.seen('2026-03-02T23:00:00.000Z')).toMatchObject({
      status: 'free',
      reserved: [{ free: 1 }],
    });
    expect(insats.seen('2026-06-02T23:00:00.000Z')).toMatchObject({ status: 'unknown', reserved: [] });
  });

  test('of a course are those of the starts that can still be joined', () => {
    const insats = aLedger({ places: 7 });
    expect(insats.seen().places).toBe(7);
    const may = insats.done(planCohort({ places: 2 })).cohort;
    insats.done(planCohort({ places: 3, startsOn: '2026-08-17', endsOn: null }));
    insats.started({ cohort: may });
    expect(insats.seen()).toMatchObject({ places: 5, free: 4 });
    expect(useOf(insats.head)).toEqual({ occupied: 1, offered: 0 });
    insats.done(setPlaces(7.25));
    const onTheDay = '2026-05-04T12:00:00.000Z';
    insats.done({ type: 'confirm' }, { at: onTheDay });
    expect(insats.seen(onTheDay)).toMatchObject({ places: 5, free: 4 });
    expect(insats.seen('2026-05-05T12:00:00.000Z')).toMatchObject({ places: 3, free: 3 });
  });

  test('of a course show what lacks in any start, begun or not', () => {
    const insats = aLedger();
    const may = insats.done(planCohort({ places: 1 })).cohort;
    insats.done(planCohort({ places: 3, startsOn: '2026-08-17', endsOn: null }));
    insats.started({ cohort: may });
    const entry = insats.done(start({ cohort: may, overbooking: 'Det får plats en till' })).entry;
    insats.done({ type: 'confirm' }, { at: '2026-05-05T12:00:00.000Z' });
    expect(insats.seen()).toMatchObject({ places: 3, free: 3, deficit: 1 });
    insats.done(end(entry));
    expect(insats.seen()).toMatchObject({ deficit: 0 });
  });
});
