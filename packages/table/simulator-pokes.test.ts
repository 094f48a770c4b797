import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openSimulatedTable } from './simulator.ts';
import type { SimulatedFaults } from './simulator-faults.ts';

/** A table and the partitions it has told of. */
function listening(faults: SimulatedFaults, seed = 1) {
  const poked: string[] = [];
  const table = openSimulatedTable({ seed, faults, onPoke: (partition) => poked.push(partition) });
  const write = (partition: string) =>
    table.transact([{ do: 'put', item: { partition, sort: 'head', version: 0, body: {} } }]);
  return { table, poked, write };
}

test('pokes get lost', async () => {
  const { poked, write } = listening({ pokeLoss: 1 });
  await write('one');
  await setImmediate();
  expect(poked).toEqual([]);
});

test('pokes come twice', async () => {
  const { poked, write } = listening({ pokeDuplicate: 1 });
  await write('one');
  await setImmediate();
  expect(poked).toEqual(['one', 'one']);
});

test('pokes wait for a later write, or until they are released, and die in a crash', async () => {
  const { table, poked, write } = listening({ pokeDelay: 1 });
  await write('one');
  await setImmediate();
  expect(poked).toEqual([]);
  await write('two');
  await setImmediate();
  expect(poked).toEqual(['one']);
  table.releasePokes();
  await setImmediate();
  expect(poked).toEqual(['one', 'two']);
  await write('three');
  table.setFaults({ crash: 1 });
  await expect(write('four')).rejects.toThrow('died');
  table.restart();
  table.releasePokes();
  await setImmediate();
  expect(poked).toEqual(['one', 'two']);
});

test('pokes that have gathered die in a crash too', async () => {
  const { table, poked, write } = listening({ pokeShuffle: 1 });
  await write('one');
  table.setFaults({ crash: 1 });
  await expect(write('two')).rejects.toThrow('died');
  table.restart();
  table.releasePokes();
  await setImmediate();
  expect(poked).toEqual([]);
});

test('pokes gather and come in any order, each once', async () => {
  const orders = new Set<string>();
  const sizes = new Set<number>();
  for (let seed = 0; seed < 100; seed++) {
    const { table, poked, write } = listening({ pokeShuffle: 1 }, seed);
    let written = 0;
    while (poked.length === 0 && written < 9) {
      written += 1;
      await write(String(written));
      await setImmediate();
    }
    expect(poked.toSorted()).toEqual(Array.from({ length: written }, (_, index) => String(index + 1)));
    if (written === 3) orders.add(poked.join(' '));
    sizes.add(written);
    await write('left over');
    table.releasePokes();
    await setImmediate();
    expect(poked.at(-1)).toBe('left over');
  }
  expect(sizes).toEqual(new Set([2, 3, 4, 5, 6]));
  expect(orders).toEqual(new Set(['1 2 3', '1 3 2', '2 1 3', '2 3 1', '3 1 2', '3 2 1']));
});
