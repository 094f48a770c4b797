import { afterAll, describe, expect, test } from 'vitest';
import { type Command, daysAfter, handleCommand, type Instant, type Reminder } from '#ledger';
import type { Log } from '#observability';
import { projectEntry } from '#search';
import {
  createCatalogueProjection,
  createCatalogueReader,
  createForbundDirectory,
  createInsatsLog,
  createReminders,
  putThresholds,
} from '#storage';
import type { Table } from '#table';
import { aRequest, createCykel, mondayMorning, reportNow } from '../../test/builders/ledger.ts';
import { paceAt } from '../../test/builders/lived-places.ts';
import { openStores } from '../../test/builders/stores.ts';
import { remindOfStaleFigures } from './stale-figures.ts';

const stores = openStores();
afterAll(() => stores.remove());

const silent: Log = { info: () => undefined, warn: () => undefined, fault: () => expect.unreachable() };
const weekLater = daysAfter(mondayMorning, 7);
const aMomentLater = (instant: Instant) => new Date(Date.parse(instant) + 1).toISOString();

async function ask(table: Table, command: Command, now = mondayMorning, insats = 'cykel'): Promise<void> {
  const key = `${insats} ${now} ${JSON.stringify(command)}`;
  await handleCommand(createInsatsLog(table), paceAt(now), aRequest(key, command, { insats }));
}

/** The insats as the catalogue shows it, after what was asked of it. */
async function shown(table: Table, ...commands: Command[]): Promise<void> {
  for (const command of [createCykel, ...commands]) await ask(table, command);
  await projectEntry(createCatalogueProjection(table), 'cykel');
}

async function remindersAfter(table: Table, now: Instant): Promise<Reminder[]> {
  await remindOfStaleFigures(
    {
      directory: createForbundDirectory(table),
      catalogue: createCatalogueReader(table, 0, () => 0),
      insatsLog: createInsatsLog(table),
      reminders: createReminders(table),
      now: () => now,
      log: silent,
    },
    'linkoping',
  );
  return createReminders(table).waiting('2099-01-01T00:00:00.000Z', 100);
}

const openLedger: Command = {
  type: 'openLedger',
  rules: { sharing: false, offerDays: 5, offersNext: true },
  placements: [],
  overbooking: null,
};
const setPlaces: Command = { type: 'setPlaces', places: 3, hoursPerPlace: 40 };

describe.each(stores.each)('a figure that nobody has confirmed, on %s', (_, open) => {
  test('is reminded of when its time is out, once however often it is found', async () => {
    const table = open();
    await shown(table, reportNow(2));
    expect(await remindersAfter(table, weekLater)).toEqual([]);
    const stale = aMomentLater(weekLater);
    const reminder = {
      forbund: 'linkoping',
      organisation: 'cykelkooperativet',
      insats: 'cykel',
      asOf: mondayMorning,
      staleAfter: weekLater,
      queuedAt: stale,
    };
    expect(await remindersAfter(table, stale)).toEqual([reminder]);
    expect(await remindersAfter(table, daysAfter(stale, 30))).toEqual([reminder]);
  });

  test('is reminded of anew when the provider has answered and fallen silent again', async () => {
    const table = open();
    await shown(table, reportNow(2));
    await remindersAfter(table, daysAfter(mondayMorning, 8));
    const answeredAt = daysAfter(mondayMorning, 9);
    await ask(table, { type: 'confirm' }, answeredAt);
    await projectEntry(createCatalogueProjection(table), 'cykel');
    expect(await remindersAfter(table, daysAfter(answeredAt, 6))).toHaveLength(1);
    expect(await remindersAfter(table, daysAfter(answeredAt, 8))).toMatchObject([
      { asOf: mondayMorning },
      { asOf: answeredAt },
    ]);
  });

  test('is trusted for as long as the förbund has decided', async () => {
    const table = open();
    await table.transact([putThresholds('linkoping', { reportedFreshDays: 2, ledgerFreshDays: 3 })]);
    await shown(table, reportNow(2));
    expect(await remindersAfter(table, daysAfter(mondayMorning, 2.5))).toHaveLength(1);
  });

  test('is trusted longer where a ledger is kept', async () => {
    const table = open();
    await shown(table, setPlaces, openLedger);
    expect(await remindersAfter(table, daysAfter(mondayMorning, 29))).toEqual([]);
    expect(await remindersAfter(table, daysAfter(mondayMorning, 31))).toHaveLength(1);
  });
});

describe('nobody is reminded', () => {
  test.each<[string, Command[]]>([
    ['of an insats without figures', [setPlaces]],
    ['of an insats that is closed for good', [reportNow(2), { type: 'closeInsats', reason: 'Slut' }]],
    [
      'of an insats that is closed today',
      [
        reportNow(2),
        { type: 'planClosures', closures: [{ from: '2026-03-09', to: '2026-03-20', reason: null }] },
      ],
    ],
  ])('%s', async (_what, commands) => {
    const table = stores.sqlite();
    await shown(table, ...commands);
    expect(await remindersAfter(table, daysAfter(mondayMorning, 10))).toEqual([]);
  });

  test('when the provider has answered and the catalogue has not followed yet', async () => {
    const table = stores.sqlite();
    await shown(table, reportNow(2));
    await ask(table, { type: 'confirm' }, daysAfter(mondayMorning, 8));
    expect(await remindersAfter(table, daysAfter(mondayMorning, 9))).toEqual([]);
  });

  test('of a silence that has lasted for more than a year', async () => {
    const table = stores.sqlite();
    await shown(table, reportNow(2));
    expect(await remindersAfter(table, daysAfter(mondayMorning, 7 + 366))).toEqual([]);
    expect(await remindersAfter(table, daysAfter(mondayMorning, 7 + 364))).toHaveLength(1);
  });
});

test('a closed door that opens again without an answer is reminded of', async () => {
  const table = stores.sqlite();
  const closures = [{ from: '2026-03-09', to: '2026-03-20', reason: null }];
  await shown(table, reportNow(2), { type: 'planClosures', closures });
  expect(await remindersAfter(table, '2026-03-20T12:00:00.000Z')).toEqual([]);
  expect(await remindersAfter(table, '2026-03-21T12:00:00.000Z')).toHaveLength(1);
});
