import { expect, test, vi } from 'vitest';
import { type Item, TableError } from './port.ts';
import {
  openSimulatedTable,
  SimulatedCrash,
  type SimulatedFaults,
  type SimulatedTable,
} from './simulator.ts';

const head = (version: number): Item => ({ partition: 'insats#1', sort: 'head', version, body: { version } });
const put = (table: SimulatedTable, version: number) => table.transact([{ do: 'put', item: head(version) }]);
const standing = async (table: SimulatedTable) => (await table.get(head(0), { consistent: true }))?.version;

/** Ends a call as a word: what came back, or the fault. */
async function ending(call: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await call) ?? 'done';
  } catch (error) {
    if (error instanceof TableError) return error.fault.kind;
    if (error instanceof SimulatedCrash) return 'crash';
    throw error;
  }
}

test.each([
  ['throttle', 'throttled', undefined],
  ['conflict', 'conflict', undefined],
  ['lostBefore', 'outcome-unknown', undefined],
  ['lostAfter', 'outcome-unknown', 1],
] as const)('%s: the writer hears "%s" and the item stands at %s', async (fault, heard, left) => {
  const table = openSimulatedTable({ seed: 1, faults: { [fault]: 1 } });
  expect(await ending(put(table, 1))).toBe(heard);
  table.setFaults({});
  expect(await standing(table)).toBe(left);
});

test('a throttled table answers no reads either', async () => {
  const table = openSimulatedTable({ seed: 1, faults: { throttle: 1 } });
  expect(await ending(table.get(head(0)))).toBe('throttled');
  expect(await ending(table.query({ partition: 'insats#1', limit: 1 }))).toBe('throttled');
});

test('a condition is checked even when the weather is bad, and a failed one is never a lost write', async () => {
  const table = openSimulatedTable({ seed: 1, faults: { lostAfter: 1 } });
  const call = table.transact([{ do: 'put', item: head(1), when: 'present' }]);
  expect(await ending(call)).toBe('condition-failed');
});

test('stale reads answer from the last ten commits; consistent ones never do', async () => {
  const table = openSimulatedTable({ seed: 7, faults: { staleRead: 1 } });
  for (let version = 0; version <= 30; version++) await put(table, version);
  const seen = new Set<number | undefined>();
  for (let read = 0; read < 300; read++) {
    seen.add((await table.get(head(0)))?.version);
    seen.add((await table.query({ partition: 'insats#1', limit: 1 })).items[0]?.version);
    expect(await standing(table)).toBe(30);
  }
  const ages = Array.from({ length: 11 }, (_, age) => 30 - age);
  expect(seen).toEqual(new Set(ages));
});

test('a stale page may mix moments, and miss what is new or show what is gone', async () => {
  const table = openSimulatedTable({ seed: 3, faults: { staleRead: 1 } });
  await table.transact([{ do: 'put', item: { ...head(0), sort: 'old' } }]);
  await table.transact([
    { do: 'put', item: { ...head(1), sort: 'new' } },
    { do: 'delete', key: { partition: 'insats#1', sort: 'old' } },
  ]);
  const pages = new Set<string>();
  for (let read = 0; read < 200; read++) {
    const { items } = await table.query({ partition: 'insats#1', limit: 9 });
    pages.add(items.map(({ sort }) => sort).join(' '));
  }
  expect(pages).toEqual(new Set(['', 'old', 'new', 'new old']));
});

test('the due index trails as well', async () => {
  const table = openSimulatedTable({ seed: 3, faults: { staleRead: 1 } });
  const due = { lane: 'offers', at: '2025-03-01T08:00:00.000Z' };
  await table.transact([{ do: 'put', item: { ...head(1), due } }]);
  const found = new Set<number>();
  for (let read = 0; read < 50; read++) {
    found.add((await table.due({ lane: 'offers', until: due.at, limit: 9 })).length);
  }
  expect(found).toEqual(new Set([0, 1]));
});

test('a crash falls before or after the write, and the handle is dead until it is restarted', async () => {
  const left = new Set<number | undefined>();
  for (let seed = 0; seed < 20; seed++) {
    const table = openSimulatedTable({ seed, faults: { crash: 1 } });
    expect(await ending(put(table, 1))).toBe('crash');
    table.setFaults({});
    expect(await ending(put(table, 2))).toBe('crash');
    expect(await ending(table.get(head(0), { consistent: true }))).toBe('crash');
    expect(await ending(table.due({ lane: 'x', until: '2025-03-01T08:00:00.000Z', limit: 1 }))).toBe('crash');
    table.restart();
    left.add(await standing(table));
  }
  expect(left).toEqual(new Set([undefined, 1]));
});

/** A table and the partitions it has told of. */
function listening(faults: SimulatedFaults) {
  const poked: string[] = [];
  const table = openSimulatedTable({ seed: 1, faults, onPoke: (partition) => poked.push(partition) });
  const write = (partition: string) => table.transact([{ do: 'put', item: { ...head(0), partition } }]);
  return { table, poked, write };
}

test('pokes get lost', async () => {
  const { poked, write } = listening({ pokeLoss: 1 });
  await write('one');
  await Promise.resolve();
  expect(poked).toEqual([]);
});

test('pokes come twice', async () => {
  const { poked, write } = listening({ pokeDuplicate: 1 });
  await write('one');
  await vi.waitFor(() => expect(poked).toEqual(['one', 'one']));
});

test('pokes wait for a later write, or until they are released, and die in a crash', async () => {
  const { table, poked, write } = listening({ pokeDelay: 1 });
  await write('one');
  await Promise.resolve();
  expect(poked).toEqual([]);
  await write('two');
  await vi.waitFor(() => expect(poked).toEqual(['one']));
  table.releasePokes();
  await vi.waitFor(() => expect(poked).toEqual(['one', 'two']));
  await write('three');
  table.setFaults({ crash: 1 });
  await ending(write('four'));
  table.restart();
  table.releasePokes();
  await Promise.resolve();
  expect(poked).toEqual(['one', 'two']);
});

/** 400 calls in weather where everything may go wrong. */
async function story(seed: number): Promise<string[]> {
  const poked: string[] = [];
  const chance = 0.1;
  const table = openSimulatedTable({
    seed,
    faults: {
      throttle: chance,
      conflict: chance,
      lostBefore: chance,
      lostAfter: chance,
      staleRead: 0.5,
      crash: chance,
      pokeDuplicate: chance,
      pokeDelay: chance,
      pokeLoss: chance,
    },
    onPoke: (partition) => poked.push(partition),
  });
  const endings: string[] = [];
  for (let version = 0; version < 200; version++) {
    endings.push(await ending(put(table, version)), await ending(table.get(head(0))));
    table.restart();
  }
  return [...endings, ...poked];
}

test('the same seed tells the same story, another seed another', async () => {
  const told = await story(42);
  expect(await story(42)).toEqual(told);
  expect(await story(43)).not.toEqual(told);
  for (const fault of ['throttled', 'conflict', 'outcome-unknown', 'crash', 'done'])
    expect(told).toContain(fault);
});
