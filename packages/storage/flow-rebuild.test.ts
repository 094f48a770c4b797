import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { bringRecord, dayNumber } from '#flow';
import { compareFlow, createFlowRecords, rebuildFlow } from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { livedLog, putLog } from '../../test/builders/flow-life.ts';
import { anyLifeOfPlaces, livePlaces } from '../../test/builders/lived-places.ts';
import { openStores } from '../../test/builders/stores.ts';

const stores = openStores();
afterAll(() => stores.remove());

const place = { forbund: 'linkoping', insats: 'cykel' };
const log = livedLog({
  insats: 'cykel',
  places: 30,
  from: '2020-01-01',
  to: '2026-03-01',
  stayDays: 60,
  queue: 2,
  seed: 1,
});
const now = '2026-03-02T04:00:00.000Z';
const bring = (table: Table, day: string) => bringRecord(createFlowRecords(table), place, dayNumber(day));
const partition = 'flow-records#linkoping';
const itemsOf = async (table: Table) =>
  (await table.query({ partition, limit: 100, consistent: true })).items;

describe.each(stores.each)('what the flow watch remembers, on %s', (_, open) => {
  test('is the same to the byte, in however many steps it was made', async () => {
    const [atOnce, gradually] = [open(), open()];
    await putLog(atOnce, log);
    await bring(atOnce, '2026-03-02');
    for (const until of ['2022-01-01', '2023-06-01', '2025-01-01', '2026-03-02']) {
      const known = log.filter(({ recordedAt }) => recordedAt < until);
      await putLog(gradually, known);
      await bring(gradually, until);
    }
    expect(await itemsOf(gradually)).toEqual(await itemsOf(atOnce));
    expect(JSON.stringify(await itemsOf(gradually))).toBe(JSON.stringify(await itemsOf(atOnce)));
  });

  test('is what the log says, also where it is behind the log and has not forgotten yet', async () => {
    const table = open();
    await putLog(table, log.slice(0, 1_000));
    expect(await compareFlow(table, place, now)).toEqual({ equal: 0, differences: [] });
    await bring(table, '2023-01-01');
    expect(await compareFlow(table, place, now)).toEqual({ equal: 1, differences: [] });
    await putLog(table, log);
    expect(await compareFlow(table, place, now)).toEqual({ equal: 1, differences: [] });
  });

  test.each<[string, string, (table: Table) => Promise<void>]>([
    [
      'an entry that nobody knows',
      'entries',
      async (table) => {
        const [main, first] = await itemsOf(table);
        if (!main || !first || !Array.isArray(first.body)) return expect.unreachable();
        const [entry] = first.body;
        const strange = { ...(entry as object), entry: 'okänd' };
        await table.transact([{ do: 'put', item: { ...first, body: [strange, ...first.body.slice(1)] } }]);
      },
    ],
    [
      'a chunk that is gone',
      'record',
      (table) => table.transact([{ do: 'delete', key: { partition, sort: 'cykel#0000' } }]),
    ],
    [
      'a record that cannot be read',
      'record',
      (table) =>
        table.transact([{ do: 'put', item: { partition, sort: 'cykel', version: 7, body: 'spoilt' } }]),
    ],
  ])('%s is found, and put right', async (_what, field, damage) => {
    const table = open();
    await putLog(table, log);
    await bring(table, '2026-03-02');
    const kept = await itemsOf(table);
    await damage(table);
    const { differences } = await rebuildFlow(table, place, now);
    expect(differences).toMatchObject([{ insats: 'cykel', kind: 'flow' }]);
    expect(differences[0]?.field?.startsWith(field)).toBe(true);
    expect(await itemsOf(table)).toEqual(kept);
    expect(await rebuildFlow(table, place, now)).toEqual({ equal: 1, differences: [] });
  });
});

test('whatever happens in an insats, it is what the log says', async () => {
  await fc.assert(
    fc.asyncProperty(anyLifeOfPlaces, async (life) => {
      const table = openSimulatedTable({ seed: 1 });
      const moment = await livePlaces(table, life);
      await bring(table, '2026-06-01');
      expect(await compareFlow(table, place, moment)).toEqual({ equal: 1, differences: [] });
    }),
    { numRuns: 50 },
  );
});
