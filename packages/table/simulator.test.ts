import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Item, TableError } from './port.ts';
import { openSimulatedTable, SimulatedCrash, type SimulatedTable } from './simulator.ts';

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

test('inProgress: the writer cannot know, and half of the writes stand', async () => {
  let stands = 0;
  for (let seed = 0; seed < 200; seed++) {
    const table = openSimulatedTable({ seed, faults: { inProgress: 1 } });
    expect(await ending(put(table, 1))).toBe('outcome-unknown');
    table.setFaults({});
    if ((await standing(table)) === 1) stands += 1;
  }
  expect(stands).toBeGreaterThan(70);
  expect(stands).toBeLessThan(130);
});

test('inProgress: a condition that failed is not told, and writes nothing', async () => {
  for (let seed = 0; seed < 20; seed++) {
    const table = openSimulatedTable({ seed, faults: { inProgress: 1 } });
    const call = table.transact([{ do: 'put', item: head(1), when: 'present' }]);
    expect(await ending(call)).toBe('outcome-unknown');
    table.setFaults({});
    expect(await standing(table)).toBeUndefined();
  }
});

test('timeOut: the write arrives within 50 calls, never at once, at another moment each time', async () => {
  const moments = new Set<number>();
  for (let seed = 0; seed < 200; seed++) {
    const table = openSimulatedTable({ seed, faults: { timeOut: 1 } });
    expect(await ending(put(table, 1))).toBe('outcome-unknown');
    let calls = 1;
    while ((await standing(table)) === undefined) calls += 1;
    moments.add(calls);
  }
  expect(Math.max(...moments)).toBeLessThanOrEqual(50);
  expect(Math.max(...moments)).toBeGreaterThan(35);
  expect(moments.size).toBeGreaterThan(25);
});

test('timeOut: of a late write and one that overtakes it on the same version, exactly one is made', async () => {
  const won = new Set<unknown>();
  for (let seed = 0; seed < 100; seed++) {
    const table = openSimulatedTable({ seed });
    await put(table, 1);
    const write = (body: string) =>
      table.transact([{ do: 'put', item: { ...head(2), body }, when: { version: 1 } }]);
    table.setFaults({ timeOut: 1 });
    await ending(write('late'));
    table.setFaults({});
    const heard = await ending(write('overtaking'));
    const onItsWay = table.releaseLateWrites();
    const winner = (await table.get(head(2)))?.body;
    expect([heard, onItsWay, winner]).toEqual(
      heard === 'done' ? ['done', 1, 'overtaking'] : ['condition-failed', 0, 'late'],
    );
    won.add(winner);
  }
  expect(won).toEqual(new Set(['late', 'overtaking']));
});

test('timeOut: late writes arrive in any order', async () => {
  const last = new Set<number | undefined>();
  for (let seed = 0; seed < 50; seed++) {
    const table = openSimulatedTable({ seed, faults: { timeOut: 1 } });
    await Promise.all([ending(put(table, 1)), ending(put(table, 2))]);
    table.setFaults({});
    table.releaseLateWrites();
    last.add(await standing(table));
  }
  expect(last).toEqual(new Set([1, 2]));
});

test('timeOut: a late write is what was asked for, not what the caller made of it since', async () => {
  const table = openSimulatedTable({ seed: 1, faults: { timeOut: 1 } });
  const body = { places: 12 };
  await ending(table.transact([{ do: 'put', item: { ...head(1), body } }]));
  body.places = 99;
  table.releaseLateWrites();
  expect((await table.get(head(1)))?.body).toEqual({ places: 12 });
});

test('timeOut: a late write tells of itself when it arrives, and arrives also when the writer has died', async () => {
  const poked: string[] = [];
  const onPoke = (partition: string) => poked.push(partition);
  const table = openSimulatedTable({ seed: 1, faults: { timeOut: 1 }, onPoke });
  await ending(put(table, 1));
  await setImmediate();
  expect(poked).toEqual([]);
  table.releaseLateWrites();
  await setImmediate();
  expect(poked).toEqual(['insats#1']);

  const other = table.beside({ faults: { timeOut: 1 }, onPoke });
  await ending(put(other, 2));
  other.setFaults({ crash: 1 });
  await ending(other.get(head(0)));
  table.releaseLateWrites();
  table.setFaults({});
  expect(await standing(table)).toBe(2);
  await setImmediate();
  expect(poked).toHaveLength(1);
});

test('processes beside each other share the store, and crash, restart and fail alone', async () => {
  const one = openSimulatedTable({ seed: 1 });
  const poked: string[] = [];
  const other = one.beside({ faults: { crash: 1 }, onPoke: (partition) => poked.push(partition) });
  await put(one, 1);
  expect(await ending(other.get(head(1)))).toBe('crash');
  expect(await standing(one)).toBe(1);
  other.setFaults({});
  expect(await ending(other.get(head(1)))).toBe('crash');
  other.restart();
  expect(await standing(other)).toBe(1);
  await put(other, 2);
  expect(await standing(one)).toBe(2);
  await other.close();
  expect(await standing(one)).toBe(2);
  await setImmediate();
  expect(poked).toEqual(['insats#1']);
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

test('a stale due index still lists what has left the lane, for ten commits', async () => {
  const table = openSimulatedTable({ seed: 3, faults: { staleRead: 1 } });
  const due = { lane: 'offers', at: '2025-03-01T08:00:00.000Z' };
  const listed = async () => {
    let times = 0;
    for (let read = 0; read < 50; read++) {
      times += (await table.due({ lane: 'offers', until: due.at, limit: 9 })).length;
    }
    return times;
  };
  await table.transact([{ do: 'put', item: { ...head(1), due } }]);
  await put(table, 2);
  for (let age = 1; age < 10; age++)
    await table.transact([{ do: 'put', item: { ...head(age), sort: 'other' } }]);
  expect(await listed()).toBeGreaterThan(0);
  await table.transact([{ do: 'delete', key: { ...head(0), sort: 'other' } }]);
  expect(await listed()).toBe(0);
  await table.transact([{ do: 'put', item: { ...head(3), due } }]);
  expect(await listed()).toBeGreaterThan(0);
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
      inProgress: chance,
      timeOut: chance,
      staleRead: 0.5,
      crash: chance,
      pokeDuplicate: chance,
      pokeDelay: chance,
      pokeShuffle: chance,
      pokeLoss: chance,
    },
    onPoke: (partition) => poked.push(partition),
  });
  const endings: string[] = [];
  for (let version = 0; version < 200; version++) {
    endings.push(await ending(put(table, version)), await ending(table.get(head(0))));
    table.restart();
  }
  endings.push(`${table.releaseLateWrites()} late`);
  return [...endings, ...poked];
}

test('the same seed tells the same story, another seed another', async () => {
  const told = await story(42);
  expect(await story(42)).toEqual(told);
  expect(await story(43)).not.toEqual(told);
  for (const fault of ['throttled', 'conflict', 'outcome-unknown', 'crash', 'done'])
    expect(told).toContain(fault);
});
