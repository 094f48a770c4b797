import { expect, test } from 'vitest';
import { handleCommand } from '#ledger';
import { projectEntry } from '#search';
import { createCatalogueProjection, createCatalogueReader, createInsatsLog } from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { aRequest, createCykel, reportNow } from '../../test/builders/ledger.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';

const freshMilliseconds = 1_000;

/** A catalogue of two insatser, its reader, a clock that the test turns, and a door that readings wait at. */
async function openCatalogue() {
  const table = openSimulatedTable({ seed: 1 });
  const insatsLog = createInsatsLog(table);
  const projection = createCatalogueProjection(table);
  const pace = openVirtualTime(1).pace();
  let clock = 0;
  let door: Promise<void> | undefined;
  let readings = 0;

  async function change(insats: string, key: string, free: number): Promise<void> {
    await handleCommand(insatsLog, pace, aRequest(`${insats} create`, createCykel, { insats }));
    await handleCommand(insatsLog, pace, aRequest(`${insats} ${key}`, reportNow(free), { insats }));
    await projectEntry(projection, insats);
  }
  await change('cykel', 'first', 1);
  await change('kyrkan', 'first', 1);

  const watched: Table = {
    ...table,
    async query(query) {
      readings += 1;
      const page = await table.query(query);
      await door;
      return page;
    },
  };
  const reader = createCatalogueReader(watched, freshMilliseconds, () => clock);
  return {
    table,
    change,
    reader,
    readings: () => readings,
    pass: (milliseconds: number) => {
      clock += milliseconds;
    },
    /** Readings that have begun, and those to come, wait until the door is opened. */
    closeDoor() {
      const { promise, resolve } = Promise.withResolvers<void>();
      door = promise;
      return () => {
        door = undefined;
        resolve();
      };
    },
    /** Free places of each insats, as the reader knows them. */
    async free() {
      const entries = await reader.entries(['linkoping']);
      return entries.map(({ head }) => head.counts?.free);
    },
  };
}

test('the catalogue is read once and held while it is fresh', async () => {
  const { change, free, pass, readings } = await openCatalogue();
  expect(await free()).toEqual([1, 1]);
  await change('cykel', 'second', 5);
  pass(freshMilliseconds - 1);
  expect(await free()).toEqual([1, 1]);
  expect(readings()).toBe(1);
  pass(1);
  expect(await free()).toEqual([5, 1]);
  expect(readings()).toBe(2);
});

test('who asks at the same time shares one reading', async () => {
  const { free, readings } = await openCatalogue();
  await Promise.all([free(), free(), free()]);
  expect(readings()).toBe(1);
});

test('what is forgotten is read again at once', async () => {
  const { change, free, reader } = await openCatalogue();
  await free();
  await change('cykel', 'second', 5);
  reader.forget('norrkoping');
  expect(await free()).toEqual([1, 1]);
  reader.forget('linkoping');
  expect(await free()).toEqual([5, 1]);
});

test('an entry that has not changed is not parsed again, and one that has is', async () => {
  const { change, reader } = await openCatalogue();
  const [cykel, kyrkan] = await reader.entries(['linkoping']);
  await change('cykel', 'second', 5);
  reader.forget('linkoping');
  const [cykelNow, kyrkanNow] = await reader.entries(['linkoping']);
  expect(kyrkanNow).toBe(kyrkan);
  expect(cykelNow).not.toBe(cykel);
});

test('an insats that is no longer in the catalogue disappears', async () => {
  const { free, reader, table } = await openCatalogue();
  await free();
  await table.transact([{ do: 'delete', key: { partition: 'catalogue#linkoping', sort: 'cykel' } }]);
  reader.forget('linkoping');
  expect(await free()).toEqual([1]);
});

test.each([
  ['the first of all', 0],
  ['a later one', freshMilliseconds],
])('a reading under way when something is forgotten, %s, does not put back what was', async (_, age) => {
  const { change, closeDoor, free, pass, reader } = await openCatalogue();
  if (age > 0) await free();
  pass(age);
  const openDoor = closeDoor();
  const underWay = free();
  await Promise.resolve();
  await change('cykel', 'second', 5);
  reader.forget('linkoping');
  openDoor();
  await underWay;
  expect(await free()).toEqual([5, 1]);
});

test('a slow reading that was overtaken by a newer one does not replace it', async () => {
  const { change, closeDoor, free, reader } = await openCatalogue();
  const openDoor = closeDoor();
  const slow = free();
  await Promise.resolve();
  await change('cykel', 'second', 5);
  reader.forget('linkoping');
  openDoor();
  const quick = free();
  await Promise.all([slow, quick]);
  expect(await free()).toEqual([5, 1]);
});

test('a reading that fails is not held against the next one', async () => {
  const { free, reader, table } = await openCatalogue();
  await free();
  reader.forget('linkoping');
  table.setFaults({ throttle: 1 });
  await expect(free()).rejects.toThrow();
  table.setFaults({});
  expect(await free()).toEqual([1, 1]);
});

test('only the förbund that are asked for are read', async () => {
  const { reader } = await openCatalogue();
  expect(await reader.entries([])).toEqual([]);
  expect(await reader.entries(['norrkoping'])).toEqual([]);
  expect(await reader.entries(['norrkoping', 'linkoping'])).toHaveLength(2);
});
