import { afterAll, describe, expect, test } from 'vitest';
import { daysAfter, type Reminder, remindedWithinDays } from '#ledger';
import { createReminders } from '#storage';
import { openSimulatedTable } from '#table';
import { mondayMorning } from '../../test/builders/ledger.ts';
import { openStores } from '../../test/builders/stores.ts';

const stores = openStores();
afterAll(() => stores.remove());

const aReminder: Reminder = {
  forbund: 'linkoping',
  organisation: 'cykelkooperativet',
  insats: 'cykel',
  asOf: daysAfter(mondayMorning, -8),
  staleAfter: daysAfter(mondayMorning, -1),
  queuedAt: mondayMorning,
};
const later = { ...aReminder, insats: 'kyrkan', queuedAt: daysAfter(mondayMorning, 1) };

describe.each(stores.each)('on %s', (_, open) => {
  test('a staleness is queued once, and whoever sends finds the first first', async () => {
    const reminders = createReminders(open());
    expect(await reminders.isQueued(aReminder)).toBe(false);
    expect(await reminders.queue(later)).toBe('queued');
    expect(await reminders.queue(aReminder)).toBe('queued');
    expect(await reminders.queue({ ...aReminder, queuedAt: later.queuedAt })).toBe('known');
    expect(await reminders.isQueued(aReminder)).toBe(true);
    expect(await reminders.waiting(mondayMorning, 10)).toEqual([aReminder]);
    expect(await reminders.waiting(later.queuedAt, 10)).toEqual([aReminder, later]);
    expect(await reminders.waiting(later.queuedAt, 1)).toEqual([aReminder]);
  });
});

test('a reminder is remembered for longer than its staleness could be queued again', async () => {
  const table = openSimulatedTable({ seed: 1 });
  const reminders = createReminders(table);
  await reminders.queue({ ...aReminder, queuedAt: aReminder.staleAfter });
  const secondsOf = (instant: string) => Math.floor(Date.parse(instant) / 1_000);
  table.expire(secondsOf(daysAfter(aReminder.staleAfter, remindedWithinDays)));
  expect(await reminders.isQueued(aReminder)).toBe(true);
  table.expire(secondsOf(daysAfter(aReminder.staleAfter, remindedWithinDays + 60)));
  expect(await reminders.isQueued(aReminder)).toBe(false);
});

test.each([{ throttle: 1 }, { conflict: 1 }, { lostBefore: 1 }, { lostAfter: 1 }])(
  'when the store asks for patience it is left for the next time: %o',
  async (faults) => {
    const table = openSimulatedTable({ seed: 1 });
    const reminders = createReminders(table);
    table.setFaults(faults);
    expect(await reminders.queue(aReminder)).toBe('busy');
    table.setFaults({});
    await reminders.queue(aReminder);
    expect(await reminders.waiting(mondayMorning, 10)).toEqual([aReminder]);
  },
);
