import { expect, test } from 'vitest';
import { daysAfter, reminder, reminderOf } from '#ledger';
import { aHead, countsKnown, mondayMorning, placesKnown } from '../../test/builders/ledger.ts';

const thresholds = { reportedFreshDays: 7, ledgerFreshDays: 30 };
const stated = aHead({ ...placesKnown(4), ...countsKnown(2) });
const stale = daysAfter(mondayMorning, 7);
const justAfter = daysAfter(mondayMorning, 7.001);

test('the provider of a stale figure is reminded of it', () => {
  const reminded = reminderOf(stated, thresholds, justAfter);
  expect(reminder.parse(reminded)).toEqual({
    forbund: 'linkoping',
    organisation: 'cykelkooperativet',
    insats: 'cykel',
    asOf: mondayMorning,
    staleAfter: stale,
    queuedAt: justAfter,
  });
});

test('nobody is reminded of what is fresh to its last moment', () => {
  expect(reminderOf(stated, thresholds, stale)).toBeUndefined();
});

test('nobody is reminded of what was never stated', () => {
  expect(reminderOf(aHead(placesKnown(4)), thresholds, justAfter)).toBeUndefined();
});

test('nobody is reminded of an insats that is closed for good or today', () => {
  expect(reminderOf({ ...stated, status: 'closed' }, thresholds, justAfter)).toBeUndefined();
  const closures = [{ from: '2026-03-09', to: '2026-03-09', reason: null }];
  expect(reminderOf({ ...stated, closures }, thresholds, justAfter)).toBeUndefined();
  expect(reminderOf({ ...stated, closures }, thresholds, daysAfter(justAfter, 1))).toBeDefined();
});

test('a silence of a year is no slip of the memory', () => {
  expect(reminderOf(stated, thresholds, daysAfter(stale, 365))).toBeDefined();
  expect(reminderOf(stated, thresholds, daysAfter(stale, 365.001))).toBeUndefined();
});
