import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { municipalities } from '#insats';
import { type Command, handleCommand } from '#ledger';
import { type CatalogueProjection, projectEntry } from '#search';
import { createCatalogueProjection, createInsatsLog, insatsOfPartition, laggingInsatser } from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { anyCommand } from '../../test/builders/any-command.ts';
import { aDescription } from '../../test/builders/insats.ts';
import { aRequest, createCykel, reportNow } from '../../test/builders/ledger.ts';
import { statesOf, wholeLog } from '../../test/builders/replay.ts';
import { openStores } from '../../test/builders/stores.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';

const stores = openStores();
afterAll(() => stores.remove());

const insatser = ['cykel', 'kyrkan', 'syateljen'];
const cataloguePartition = 'catalogue#linkoping';

async function ask(table: Table, insats: string, key: string, command: Command): Promise<void> {
  const pace = openVirtualTime(1).pace();
  await handleCommand(createInsatsLog(table), pace, aRequest(`${insats} ${key}`, command, { insats }));
}

/** The catalogue as it is stored, letter by letter. */
async function bytesOf(table: Table): Promise<string[]> {
  const page = await table.query({ partition: cataloguePartition, limit: 1_000, consistent: true });
  return page.items.map((item) => JSON.stringify(item));
}

/** Drops the catalogue and makes it again from the logs. */
async function rebuilt(table: Table): Promise<string[]> {
  for (const sort of insatser) {
    await table.transact([{ do: 'delete', key: { partition: cataloguePartition, sort } }]);
    await projectEntry(createCatalogueProjection(table), sort);
  }
  return bytesOf(table);
}

describe('the catalogue', () => {
  test('ends the same however pokes are doubled, delayed, lost or taken by two projectors', async () => {
    const anyHistory = fc.record({
      seed: fc.integer(),
      asked: fc.array(fc.tuple(fc.constantFrom(...insatser), anyCommand), { maxLength: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(anyHistory, async ({ seed, asked }) => {
        const pokes: string[] = [];
        const table = openSimulatedTable({
          seed,
          faults: { pokeDuplicate: 0.3, pokeDelay: 0.4, pokeLoss: 0.2 },
          onPoke: (partition) => pokes.push(partition),
        });
        const time = openVirtualTime(seed);
        const projection = createCatalogueProjection(time.far(table, 20));
        const consume = async () => {
          const poked = pokes.splice(0).flatMap((partition) => insatsOfPartition(partition) ?? []);
          for (const insats of poked) await projectEntry(projection, insats);
        };
        for (const insats of insatser) await ask(table, insats, 'create', createCykel);
        for (const [index, [insats, command]] of asked.entries()) {
          await ask(table, insats, String(index), command);
          await time.together([consume, consume]);
          const sweep = async () => {
            await projectEntry(projection, insats);
          };
          if (index % 2 === 0) await time.together([sweep, consume]);
        }
        for (const insats of await laggingInsatser(table, 'linkoping')) {
          await projectEntry(projection, insats);
        }
        expect(await laggingInsatser(table, 'linkoping')).toEqual([]);
        const brought = await bytesOf(table);
        expect(brought).toHaveLength(insatser.length);
        expect(brought).toEqual(await rebuilt(table));
      }),
      { numRuns: 60 },
    );
  });

  test.each(stores.each)('on %s says what the log says', async (_, open) => {
    const table = open();
    await ask(table, 'cykel', 'create', createCykel);
    await ask(table, 'cykel', 'report', reportNow(3, 1, 12));
    expect(await projectEntry(createCatalogueProjection(table), 'cykel')).toEqual({ took: 3 });
    const { head, documents } = statesOf(await wholeLog(table)).at(-1) ?? {};
    expect(await createCatalogueProjection(table).entry('linkoping', 'cykel')).toEqual({ head, documents });
  });

  test('takes in nothing when there is nothing new, or no such insats', async () => {
    const table = stores.sqlite();
    await ask(table, 'cykel', 'create', createCykel);
    const projection = createCatalogueProjection(table);
    await projectEntry(projection, 'cykel');
    expect(await projectEntry(projection, 'cykel')).toEqual({ took: 0 });
    expect(await projectEntry(projection, 'okänd')).toEqual({ took: 0 });
  });

  test('is brought up to a log that is longer than one reading', async () => {
    const table = stores.sqlite();
    await ask(table, 'cykel', 'create', createCykel);
    for (let free = 0; free < 204; free += 1) await ask(table, 'cykel', `report ${free}`, reportNow(free));
    expect(await projectEntry(createCatalogueProjection(table), 'cykel')).toEqual({ took: 205 });
  });

  test('is brought up to a log whose events are so large that the store pages them early', async () => {
    const table = stores.sqlite();
    await ask(table, 'cykel', 'create', createCykel);
    const forWhom = '€'.repeat(1_000);
    const note = '€'.repeat(600);
    for (let index = 0; index < 120; index += 1) {
      const description = aDescription({
        name: `Cykelverkstaden ${index}`,
        summary: '€'.repeat(2_000),
        forWhom,
        provenance: { kind: 'own', source: null, sourceYear: null, note },
        municipalities: [...municipalities.keys()],
      });
      await ask(table, 'cykel', `describe ${index}`, { type: 'describe', description });
    }
    const log = await wholeLog(table);
    expect(log).toHaveLength(121);
    expect(Buffer.byteLength(JSON.stringify(log.slice(0, 100)))).toBeGreaterThan(2 ** 20);
    expect(await projectEntry(createCatalogueProjection(table), 'cykel')).toEqual({ took: 121 });
    expect(await laggingInsatser(table, 'linkoping')).toEqual([]);
  });

  test('does not go back when another projector was faster', async () => {
    const table = stores.sqlite();
    await ask(table, 'cykel', 'create', createCykel);
    const projection = createCatalogueProjection(table);
    let overtaken = false;
    const slow: CatalogueProjection = {
      ...projection,
      async save(entry, watermark) {
        if (!overtaken) {
          overtaken = true;
          await ask(table, 'cykel', 'report', reportNow(3));
          await projectEntry(projection, 'cykel');
        }
        return projection.save(entry, watermark);
      },
    };
    await projectEntry(slow, 'cykel');
    expect((await projection.entry('linkoping', 'cykel'))?.head.counts?.free).toBe(3);
  });

  test.each([{ throttle: 1 }, { conflict: 1 }, { lostBefore: 1 }, { lostAfter: 1 }])(
    'asks for another try when the store does: %o',
    async (faults) => {
      const table = openSimulatedTable({ seed: 1 });
      await ask(table, 'cykel', 'create', createCykel);
      table.setFaults(faults);
      expect(await projectEntry(createCatalogueProjection(table), 'cykel')).toBe('busy');
      table.setFaults({});
      expect(await projectEntry(createCatalogueProjection(table), 'cykel')).not.toBe('busy');
      expect(await laggingInsatser(table, 'linkoping')).toEqual([]);
    },
  );
});

describe('the sweep', () => {
  test.each(stores.each)('on %s finds exactly the insatser that the catalogue is behind', async (_, open) => {
    const table = open();
    for (const insats of [...insatser, 'aldrig-visad']) await ask(table, insats, 'create', createCykel);
    await ask(table, 'grannen', 'create', createCykel);
    const projection = createCatalogueProjection(table);
    for (const insats of [...insatser, 'grannen']) await projectEntry(projection, insats);
    await ask(table, 'kyrkan', 'report', reportNow(3));
    expect(await laggingInsatser(table, 'linkoping')).toEqual(['aldrig-visad', 'kyrkan']);
    expect(await laggingInsatser(table, 'norrkoping')).toEqual([]);
  });
});

test('only the partitions of insatser poke the projector', () => {
  expect(insatsOfPartition('insats#cykel')).toBe('cykel');
  for (const other of ['request#insats#cykel', 'insatser#linkoping', 'catalogue#linkoping', 'insats']) {
    expect(insatsOfPartition(other)).toBeUndefined();
  }
});
