import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { handleCommand } from '#ledger';
import { compare, compareWithRebuilt, createInsatsLog, rebuild } from '#storage';
import { createDynamodbTable, openDynamodbTable, openSimulatedTable, type Table } from '#table';
import { anyCommand } from '../../test/builders/any-command.ts';
import {
  aLife,
  anEntryThat,
  type Body,
  bodyOf,
  changed,
  everythingBeside,
  itemAt,
  plant,
  project,
} from '../../test/builders/kept-items.ts';
import { aRequest, createCykel, mondayMorning } from '../../test/builders/ledger.ts';
import { anyLifeOfPlaces, livePlaces, paceAt } from '../../test/builders/lived-places.ts';
import { openStores } from '../../test/builders/stores.ts';
import { describeOnDynamodbLocal } from '../../test/dynamodb-local/suite.ts';

const stores = openStores();
afterAll(() => stores.remove());

/** What can go wrong with what is kept, and how it is named. */
const damages: [string, (table: Table) => Promise<void>, object][] = [
  [
    'a wrong counter in the head',
    async (table) => {
      const head = await itemAt(table, 'state#head');
      await plant(table, changed(head, { book: { ...(bodyOf(head).book as Body), queue: 7 } }));
    },
    { kind: 'head', sort: 'state#head', field: 'book.queue', kept: '7', rebuilt: '1' },
  ],
  [
    'a head that does not fall due',
    async (table) => {
      const { due: _, ...never } = await itemAt(table, 'state#head');
      await plant(table, never);
    },
    { kind: 'head', sort: 'state#head', field: 'due', kept: undefined },
  ],
  [
    'a head that has not taken in the last event',
    async (table) => {
      const head = await itemAt(table, 'state#head');
      await plant(table, { ...head, version: head.version - 1 });
    },
    { kind: 'head', sort: 'state#head', field: 'version' },
  ],
  [
    'a missing head',
    (table) => table.transact([{ do: 'delete', key: { partition: 'insats#cykel', sort: 'state#head' } }]),
    { kind: 'head', sort: 'state#head', field: null, kept: undefined },
  ],
  [
    'a description that nobody gave',
    async (table) => {
      const documents = await itemAt(table, 'state#documents');
      const description = { ...(bodyOf(documents).description as Body), name: 'Något annat' };
      await plant(table, changed(documents, { description }));
    },
    { kind: 'documents', field: 'description.name', kept: '"Något annat"' },
  ],
  [
    'a missing entry',
    async (table) => {
      const { partition, sort } = await anEntryThat(table, 'placed');
      await table.transact([{ do: 'delete', key: { partition, sort } }]);
    },
    { kind: 'entry', field: null, kept: undefined },
  ],
  [
    'an entry that no event has begun',
    async (table) => {
      const entry = await anEntryThat(table, 'placed');
      await plant(table, { ...changed(entry, { entry: 'nobody' }), sort: 'entry#nobody' });
    },
    { kind: 'entry', sort: 'entry#nobody', field: null, rebuilt: undefined },
  ],
  [
    'an entry at another stage',
    async (table) => plant(table, changed(await anEntryThat(table, 'waiting'), { stage: { is: 'parked' } })),
    { kind: 'entry', field: 'stage.is', kept: '"parked"', rebuilt: '"waiting"' },
  ],
  [
    'an ended entry that would never be cleaned away',
    async (table) => {
      const { expires: _, ...kept } = await anEntryThat(table, 'ended');
      await plant(table, kept);
    },
    { kind: 'entry', field: 'expires', kept: undefined },
  ],
  [
    'a missing period report',
    (table) =>
      table.transact([{ do: 'delete', key: { partition: 'insats#cykel', sort: 'period#2026-01-01' } }]),
    { kind: 'period', sort: 'period#2026-01-01', field: null },
  ],
  [
    'a missing line in the list of the förbund',
    (table) => table.transact([{ do: 'delete', key: { partition: 'insatser#linkoping', sort: 'cykel' } }]),
    { kind: 'register', sort: 'cykel', field: null },
  ],
  [
    'a changed catalogue entry',
    async (table) => {
      const entry = await itemAt(table, 'cykel', 'catalogue#linkoping');
      const head = { ...(bodyOf(entry).head as Body), capacityMinutes: 1 };
      await plant(table, changed(entry, { head }));
    },
    { kind: 'catalogue', sort: 'cykel', field: 'head.capacityMinutes', kept: '1', rebuilt: '7200' },
  ],
  [
    'a stale watermark',
    async (table) => {
      const entry = await itemAt(table, 'cykel', 'catalogue#linkoping');
      await handleCommand(
        createInsatsLog(table),
        paceAt(mondayMorning),
        aRequest('later', { type: 'confirm' }),
      );
      await project(table);
      await plant(table, entry);
    },
    { kind: 'catalogue', sort: 'cykel', field: 'version' },
  ],
  [
    'an insats that the catalogue lacks',
    (table) => table.transact([{ do: 'delete', key: { partition: 'catalogue#linkoping', sort: 'cykel' } }]),
    { kind: 'catalogue', sort: 'cykel', field: null },
  ],
];

/** Does the damage to a life, and has it found, named and put right. */
async function findsAndMends(
  table: Table,
  now: string,
  damage: (table: Table) => Promise<void>,
  named: object,
): Promise<void> {
  await damage(table);
  const found = await compareWithRebuilt(table, 'cykel', now);
  expect(found).toMatchObject([{ insats: 'cykel', ...named }]);
  expect((await rebuild(table, { insats: 'cykel', now })).differences).toEqual(found);
  expect(await compareWithRebuilt(table, 'cykel', now)).toEqual([]);
}

async function isTheSame(table: Table): Promise<void> {
  const { differences, equal, olderForm } = await compare(table, { insats: 'cykel' });
  expect(differences).toEqual([]);
  expect(olderForm).toBe(0);
  expect(equal).toEqual({ head: 1, documents: 1, entry: 4, period: 2, register: 1, catalogue: 1 });
}

describe.each(stores.each)('on %s', (_, open) => {
  test('a life that was lived without mishap is the same when it is rebuilt', async () => {
    const table = open();
    await aLife(table);
    await isTheSame(table);
  });

  test.each(damages)('%s is found, named and put right', async (_what, damage, named) => {
    const table = open();
    await findsAndMends(table, await aLife(table), damage, named);
  });
});

describeOnDynamodbLocal('A rebuild on DynamoDB', (client) => {
  test('is what is kept, and each damage is found, named and put right', { timeout: 240_000 }, async () => {
    await createDynamodbTable(client(), 'rebuild');
    const table = openDynamodbTable({ client: client(), tableName: 'rebuild' });
    const now = await aLife(table);
    await isTheSame(table);
    for (const [, damage, named] of damages) await findsAndMends(table, now, damage, named);
  });
});

describe('whatever happens in an insats', () => {
  test('with places, a rebuild is byte for byte what is kept', async () => {
    await fc.assert(
      fc.asyncProperty(anyLifeOfPlaces, async (life) => {
        const table = openSimulatedTable({ seed: 1 });
        const now = await livePlaces(table, life);
        await project(table);
        expect(await compare(table, { insats: 'cykel', now })).toMatchObject({
          differences: [],
          olderForm: 0,
        });
      }),
      { numRuns: 150 },
    );
  });

  test('with reported figures, a rebuild is byte for byte what is kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommand, { maxLength: 30 }), async (commands) => {
        const table = openSimulatedTable({ seed: 1 });
        for (const [index, command] of [createCykel, ...commands].entries()) {
          const request = aRequest(`request ${index}`, command);
          await handleCommand(createInsatsLog(table), paceAt(mondayMorning), request);
        }
        await project(table);
        expect(await compare(table, { insats: 'cykel' })).toMatchObject({ differences: [], olderForm: 0 });
      }),
      { numRuns: 150 },
    );
  });

  test('everything beside the log can be lost, and comes back byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyLifeOfPlaces, async (life) => {
        const table = openSimulatedTable({ seed: 1 });
        const now = await livePlaces(table, life);
        await project(table);
        const kept = await everythingBeside(table);
        for (const { partition, sort } of kept) {
          await table.transact([{ do: 'delete', key: { partition, sort } }]);
        }
        await rebuild(table, { insats: 'cykel', now });
        expect(await everythingBeside(table)).toEqual(kept);
      }),
      { numRuns: 50 },
    );
  });
});
