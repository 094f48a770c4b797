import { expect, test } from 'vitest';
import { type Item, openSimulatedTable, TableError, type Write } from '#table';
import { addTableFaults, type TableFaults } from './faulty-table.ts';

const head: Item = { partition: 'insats#1', sort: 'state#head', version: 1, body: {} };
const create: Write[] = [{ do: 'put', item: head, when: 'absent' }];

function openFaulty(faults: TableFaults, seed = 1) {
  const real = openSimulatedTable({ seed: 1 });
  const standing = async () => (await real.get(head, { consistent: true }))?.version;
  return { ...addTableFaults(real, { seed, faults }), real, standing };
}

async function ending(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof TableError) return error.fault.kind;
    throw error;
  }
}

test.each([
  ['throttle', 'throttled', undefined],
  ['conflict', 'conflict', undefined],
  ['lostBefore', 'outcome-unknown', undefined],
  ['lostAfter', 'outcome-unknown', 1],
] as const)('a write that meets %s is %s, and then stands: %s', async (fault, heard, stands) => {
  const { table, struck, standing } = openFaulty({ [fault]: 1 });
  expect(await ending(table.transact(create))).toBe(heard);
  expect(struck[fault]).toBe(1);
  expect(await standing()).toBe(stands);
});

test('a write said to be under way stands or not, by chance', async () => {
  const outcomes = new Set<number | undefined>();
  for (let seed = 1; seed <= 20; seed += 1) {
    const { table, standing } = openFaulty({ inProgress: 1 }, seed);
    expect(await ending(table.transact(create))).toBe('outcome-unknown');
    outcomes.add(await standing());
  }
  expect(outcomes).toEqual(new Set([undefined, 1]));
});

test('a write without an answer arrives with a later call, or when the store comes to rest', async () => {
  const { table, standing, settle } = openFaulty({ timeOut: 1 });
  expect(await ending(table.transact(create))).toBe('outcome-unknown');
  expect(await standing()).toBeUndefined();
  await settle();
  expect(await standing()).toBe(1);
});

test('a late write whose condition does not hold any more changes nothing', async () => {
  const { table, real, standing, settle } = openFaulty({ timeOut: 1 });
  await ending(table.transact(create));
  await real.transact([{ do: 'put', item: { ...head, version: 7 } }]);
  await settle();
  expect(await standing()).toBe(7);
});

test('a read is throttled at most, and without faults everything passes', async () => {
  const stormy = openFaulty({ throttle: 1, conflict: 1, lostAfter: 1 });
  expect(await ending(stormy.table.get(head))).toBe('throttled');
  const fair = openFaulty({});
  expect(await ending(fair.table.transact(create))).toBe('done');
  expect(await ending(fair.table.transact(create))).toBe('condition-failed');
  expect((await fair.table.query({ partition: 'insats#1', limit: 1 })).items).toEqual([head]);
});
