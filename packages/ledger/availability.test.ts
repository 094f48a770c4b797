import { describe, expect, test } from 'vitest';
import { availability, availabilityOf, daysAfter, type Head, swedishDay } from '#ledger';
import { aHead, countsKnown, mondayMorning, placesKnown } from '../../test/builders/ledger.ts';

const freshDays = { reportedFreshDays: 7, ledgerFreshDays: 30 };
const lastFreshMoment = '2026-03-09T07:30:00.000Z';
const firstStaleMoment = '2026-03-09T07:30:00.001Z';

const seen = (known: Partial<Head>, now = mondayMorning) => availabilityOf(aHead(known), freshDays, now);

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

describe('a closed insats', () => {
  test('is closed for good, whatever was said before', () => {
    expect(seen({ status: 'closed', ...countsKnown(2) }).status).toBe('closed');
  });

  test('has no free places, whatever was said before', () => {
    expect(seen({ status: 'closed', ...countsKnown(2) }).free).toBe(0);
  });

  const closures = [{ from: '2026-03-29', to: '2026-03-30', reason: null }];
  const during = (now: string) =>
    availabilityOf(aHead({ closures, ...countsKnown(2) }), { ...freshDays, reportedFreshDays: 365 }, now)
      .status === 'closed';

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

  test('on a planned day is closed also when its figures have turned stale', () => {
    const known = { closures: [{ from: '2026-03-09', to: '2026-03-20', reason: null }], ...countsKnown(2) };
    expect(seen(known, '2026-03-12T08:00:00.000Z').status).toBe('closed');
    expect(seen(known, '2026-03-21T08:00:00.000Z').status).toBe('unknown');
  });
});
