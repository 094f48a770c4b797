import { expect, test } from 'vitest';
import type { Item, Json } from './port.ts';
import { openSimulatedTable } from './simulator.ts';

const head = (version: number): Item => ({ partition: 'insats#1', sort: 'head', version, body: { version } });

test('what has expired goes when told, in the partitions meant, and leaves the due index', async () => {
  const table = openSimulatedTable({ seed: 1 });
  const due = { lane: 'requests', at: '2025-03-01T08:00:00.000Z' };
  const item = (partition: string, expires?: number): Item => ({
    ...head(0),
    partition,
    due,
    ...(expires !== undefined && { expires }),
  });
  await table.transact(
    [item('request#1', 100), item('request#2', 200), item('session#1', 100), item('insats#1')].map((put) => ({
      do: 'put',
      item: put,
    })),
  );
  const left = async () =>
    (await table.due({ ...due, until: due.at, limit: 9 })).map(({ partition }) => partition);
  expect(table.expire(99)).toBe(0);
  expect(table.expire(150, 'request#')).toBe(1);
  expect(await left()).toEqual(['request#2', 'session#1', 'insats#1']);
  expect(await table.get({ partition: 'request#1', sort: 'head' })).toBeUndefined();
  expect(table.expire(200)).toBe(2);
  expect(await left()).toEqual(['insats#1']);
});

test("a body is nobody else's, however deep", async () => {
  const table = openSimulatedTable({ seed: 1 });
  const told = '{"__proto__":{"list":[{"places":12}]},"nothing":null,"zero":0}';
  const body: Json = JSON.parse(told.replace('0}', '-0}'));
  await table.transact([{ do: 'put', item: { ...head(1), body } }]);
  const scribble = (json: Json | undefined) => {
    if (typeof json !== 'object' || json === null) return;
    for (const inner of Object.values(json)) scribble(inner);
    Object.assign(json, { places: 99 });
  };
  scribble(body);
  for (const read of [
    async () => (await table.get(head(1)))?.body,
    async () => (await table.query({ partition: 'insats#1', limit: 1 })).items[0]?.body,
  ]) {
    const seen = await read();
    expect(seen).toHaveProperty('zero', 0);
    expect(JSON.stringify(seen)).toBe(told);
    scribble(seen);
    expect(JSON.stringify(await read())).toBe(told);
  }
});
