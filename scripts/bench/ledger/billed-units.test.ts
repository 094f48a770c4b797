import { describe, expect, test } from 'vitest';
import { type Item, itemBytes } from '#table';
import { unitsOf } from './billed-units.ts';
import type { Call } from './watched-table.ts';

function anItem(bytes: number, known: Partial<Item> = {}): Item {
  const bare: Item = { partition: 'insats#cykel', sort: 'state#head', version: 1, body: '', ...known };
  return { ...bare, body: 'x'.repeat(bytes - itemBytes(bare)) };
}

const put = (item: Item, before?: Item): Call => ({
  ask: 'transact',
  writes: [{ do: 'put', item }],
  before: [before],
});

function together(...calls: Call[]): Call {
  const transactions = calls.filter((call) => call.ask === 'transact');
  return {
    ask: 'transact',
    writes: transactions.flatMap(({ writes }) => writes),
    before: transactions.flatMap(({ before }) => before),
  };
}

describe('what DynamoDB bills', () => {
  test('a write alone is one unit for each kilobyte begun', () => {
    expect(unitsOf([put(anItem(1_024))]).write).toBe(1);
    expect(unitsOf([put(anItem(1_025))]).write).toBe(2);
  });

  test('a transaction bills every item twice, and a condition check as a write', () => {
    const check: Call = {
      ask: 'transact',
      writes: [{ do: 'check', key: anItem(500), when: 'present' }],
      before: [anItem(500)],
    };
    expect(unitsOf([together(put(anItem(500)), put(anItem(1_500)), check)]).write).toBe(2 + 4 + 2);
  });

  test('a large item that becomes small is billed as large', () => {
    expect(unitsOf([put(anItem(300), anItem(3_000))]).write).toBe(3);
  });

  test('the index is written only when a due time comes, goes or moves', () => {
    const due = (at: string) => anItem(500, { due: { lane: 'offers', at } });
    const [early, late] = [due('2026-03-02T23:00:00.000Z'), due('2026-03-03T23:00:00.000Z')];
    expect(unitsOf([put(early)]).index).toBe(1);
    expect(unitsOf([put(early, early)]).index).toBe(0);
    expect(unitsOf([put(late, early)]).index).toBe(2);
    expect(unitsOf([put(anItem(500), early)]).index).toBe(1);
  });

  test('a query is billed by all that it read together, half of it where it need not be the latest', () => {
    const found = Array.from({ length: 20 }, () => anItem(600));
    const query = { partition: 'insats#cykel', limit: 500 };
    expect(unitsOf([{ ask: 'query', query: { ...query, consistent: true }, found }]).read).toBe(3);
    expect(unitsOf([{ ask: 'query', query, found }]).read).toBe(1.5);
    const missing: Call = { ask: 'get', key: anItem(100), consistent: true, found: undefined };
    expect(unitsOf([missing]).read).toBe(1);
  });
});
