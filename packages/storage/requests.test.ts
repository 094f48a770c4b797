import { afterAll, describe, expect, test } from 'vitest';
import { readRequest, writeOnce } from '#storage';
import { openSimulatedTable, type Table, type Write } from '#table';
import { mondayMorning } from '../../test/builders/ledger.ts';
import { openStores } from '../../test/builders/stores.ts';

const stores = openStores();
afterAll(() => stores.remove());

const requested = (says: string, answer = says) => ({
  key: 'key',
  requestHash: says,
  answer,
  storedAt: mondayMorning,
});
const organisation = (name: string, when?: 'absent'): Write => ({
  do: 'put',
  item: { partition: 'organisations#linkoping', sort: 'kyrkan', version: 1, body: { name } },
  ...(when && { when }),
});
const nameIn = async (table: Table) =>
  (await table.get({ partition: 'organisations#linkoping', sort: 'kyrkan' }, { consistent: true }))?.body;

describe.each(stores.each)('writes that are made once, on %s', (_, open) => {
  test('stand together with the request that made them', async () => {
    const table = open();
    expect(await writeOnce(table, requested('S:t Lars'), [organisation('S:t Lars')])).toEqual({
      kind: 'answered',
      answer: 'S:t Lars',
      replayed: false,
    });
    expect(await nameIn(table)).toEqual({ name: 'S:t Lars' });
    expect(await readRequest(table, 'key')).toEqual(requested('S:t Lars'));
  });

  test('are answered again with the first answer, and not made again', async () => {
    const table = open();
    await writeOnce(table, requested('same', 'first answer'), [organisation('S:t Lars', 'absent')]);
    expect(
      await writeOnce(table, requested('same', 'second answer'), [organisation('Annan', 'absent')]),
    ).toEqual({ kind: 'answered', answer: 'first answer', replayed: true });
    expect(await nameIn(table)).toEqual({ name: 'S:t Lars' });
  });

  test('under a key that was used for something else are not made', async () => {
    const table = open();
    await writeOnce(table, requested('one'), [organisation('S:t Lars')]);
    expect(await writeOnce(table, requested('another'), [organisation('Annan')])).toEqual({
      kind: 'key-reused',
    });
    expect(await nameIn(table)).toEqual({ name: 'S:t Lars' });
  });

  test('whose condition fails are not made, and the key is free', async () => {
    const table = open();
    await writeOnce(table, { ...requested('one'), key: 'earlier' }, [organisation('S:t Lars')]);
    expect(await writeOnce(table, requested('two'), [organisation('Annan', 'absent')])).toEqual({
      kind: 'moved-on',
    });
    expect(await readRequest(table, 'key')).toBeUndefined();
  });

  test('that break a limit of the store are a fault, not an answer', async () => {
    const twice = [organisation('S:t Lars'), organisation('S:t Lars')];
    await expect(writeOnce(open(), requested('one'), twice)).rejects.toThrow(/twice/);
  });
});

describe('writes that are made once, in bad weather', () => {
  test.each([{ throttle: 1 }, { conflict: 1 }, { lostBefore: 1 }])('are not made: %o', async (faults) => {
    const table = openSimulatedTable({ seed: 1, faults });
    expect(await writeOnce(table, requested('one'), [organisation('S:t Lars')])).toEqual({ kind: 'busy' });
    table.setFaults({});
    expect(await nameIn(table)).toBeUndefined();
  });

  test('stand when only the answer was lost, and the request tells so', async () => {
    const table = openSimulatedTable({ seed: 1, faults: { lostAfter: 1 } });
    expect(await writeOnce(table, requested('one'), [organisation('S:t Lars')])).toEqual({
      kind: 'answered',
      answer: 'one',
      replayed: true,
    });
  });

  test('ask for another try when the lost answer cannot be looked up, which then finds it', async () => {
    const table = openSimulatedTable({ seed: 1, faults: { lostAfter: 1 } });
    const reluctant: Table = {
      ...table,
      get: (key, options) => {
        table.setFaults({ throttle: 1 });
        return table.get(key, options);
      },
    };
    expect(await writeOnce(reluctant, requested('one'), [organisation('S:t Lars')])).toEqual({
      kind: 'busy',
    });
    table.setFaults({});
    expect(await writeOnce(table, requested('one'), [organisation('S:t Lars')])).toMatchObject({
      replayed: true,
    });
  });
});

test('a request is remembered for two days', async () => {
  const table = openSimulatedTable({ seed: 1 });
  await writeOnce(table, requested('one'), []);
  const item = await table.get({ partition: 'request#key', sort: 'request' });
  expect(item?.expires).toBe(Date.parse('2026-03-04T07:30:00Z') / 1_000);
});
