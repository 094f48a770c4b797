import { describe, expect, test } from 'vitest';
import { systemPace } from '#runtime';
import {
  createCatalogueOwners,
  createForbundDirectory,
  createImportJobs,
  createInsatsLog,
  laggingInsatser,
  putForbund,
  readNeeds,
} from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { seedDemo } from './demo.ts';

const demoForbund = ['exempel', 'linkoping-demo'];

const seed = (table: Table) =>
  seedDemo(
    createForbundDirectory(table),
    {
      jobs: createImportJobs(table),
      owners: createCatalogueOwners(table),
      log: createInsatsLog(table),
      pace: { ...systemPace, pause: async () => undefined },
    },
    table,
    { history: false },
  );

const forbundOf = async (table: Table) => (await createForbundDirectory(table).list()).map(({ id }) => id);

/** With no projector at work, the catalogue lags behind every insats there is. */
const insatserIn = (table: Table) =>
  Promise.all(demoForbund.map((forbund) => laggingInsatser(table, forbund)));

describe('the demo catalogues', () => {
  test.each([1, 2, 3])('are whole however often their seeding was killed (seed %i)', async (number) => {
    const untroubled = openSimulatedTable({ seed: number });
    await seed(untroubled);
    const table = openSimulatedTable({ seed: number, faults: { crash: 0.01 } });
    for (let kills = 0; ; kills += 1) {
      try {
        await seed(table);
        expect(kills).toBeGreaterThan(0);
        break;
      } catch (fault) {
        if (!(fault instanceof Error && fault.name === 'SimulatedCrash')) throw fault;
        table.restart();
      }
    }
    table.setFaults({});
    expect(await forbundOf(table)).toEqual(demoForbund);
    expect(await insatserIn(table)).toEqual(await insatserIn(untroubled));
    expect((await readNeeds(table, 'linkoping-demo', { consistent: true }))?.mapping.people).toBe(806);
  });

  test('stay out of a store that somebody has a förbund of their own in', async () => {
    const table = openSimulatedTable({ seed: 1 });
    await table.transact([putForbund({ id: 'eget', name: 'Eget förbund', municipalities: [], note: null })]);
    await seed(table);
    expect(await forbundOf(table)).toEqual(['eget']);
  });
});
