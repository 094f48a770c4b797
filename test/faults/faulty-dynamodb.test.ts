import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createDynamodbTable,
  type Item,
  openDynamodbTable,
  type Table,
  TableError,
  type Write,
} from '#table';
import { describeOnDynamodbLocal } from '../dynamodb-local/suite.ts';
import { addFaults, type DynamodbFaults } from './faulty-dynamodb.ts';

const tableName = 'faults';
const mostAttempts = 3;
const firstSeed = Number(process.env.FC_SEED) % 1_000_000;

/** Ends a call as a word: "done", or the fault. */
async function ending(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof TableError) return error.fault.kind;
    throw error;
  }
}

describeOnDynamodbLocal('faults on DynamoDB Local', (client, endpoint) => {
  let calm: Table;
  let partition = '';
  const opened: DynamoDBClient[] = [];

  beforeAll(async () => {
    await createDynamodbTable(client(), tableName);
    calm = openDynamodbTable({ client: client(), tableName });
  });
  afterEach(() => {
    for (const one of opened.splice(0)) one.destroy();
  });

  function openFaulty(
    faults: DynamodbFaults,
    attempts: readonly (1 | 2 | 'every')[] = [1, 2, 'every'],
    maxAttempts = mostAttempts,
  ) {
    const own = new DynamoDBClient({
      endpoint: endpoint(),
      region: 'eu-north-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts,
    });
    opened.push(own);
    partition = randomUUID();
    const { struck } = addFaults(own, { seed: firstSeed, faults, attempts });
    return { own, table: openDynamodbTable({ client: own, tableName }), struck };
  }

  const head = (version: number): Item => ({ partition, sort: 'head', version, body: {} });
  const first = (): Write => ({ do: 'put', item: head(1), when: 'absent' });
  const alone = (): Write[] => [first()];
  const several = (): Write[] => [
    first(),
    { do: 'put', item: { ...head(1), sort: 'event' }, when: 'absent' },
  ];
  const standing = async () => (await calm.get(head(0), { consistent: true }))?.version;

  describe.each([
    ['a transaction', several, 'done'],
    // It has no token: the second attempt meets the first one's write, and the adapter cannot tell whose it is.
    ['a write alone', alone, 'outcome-unknown'],
  ])('%s', (_, writes, heard) => {
    test.each([1, 2] as const)('whose answer is lost %s times is written once', async (times) => {
      const { table, struck } = openFaulty({ lostAfter: 1 }, [times]);
      expect(await ending(table.transact(writes()))).toBe(heard);
      expect(struck.lostAfter).toBe(times);
      expect(await standing()).toBe(1);
    });

    test('whose answer is lost every time stands, and the outcome is unknown', async () => {
      const { table, struck } = openFaulty({ lostAfter: 1 }, ['every']);
      expect(await ending(table.transact(writes()))).toBe('outcome-unknown');
      expect(struck.lostAfter).toBe(mostAttempts);
      expect(await standing()).toBe(1);
    });

    test('that is lost on its way is written by the next attempt', async () => {
      const { table, struck } = openFaulty({ lostBefore: 1 }, [1]);
      expect(await ending(table.transact(writes()))).toBe('done');
      expect(struck.lostBefore).toBe(1);
      expect(await standing()).toBe(1);
    });

    test('that is lost on its way every time is not written, and the outcome is unknown', async () => {
      const { table } = openFaulty({ lostBefore: 1 }, ['every']);
      expect(await ending(table.transact(writes()))).toBe('outcome-unknown');
      expect(await standing()).toBeUndefined();
    });

    test('that is throttled once is written by the next attempt, and throttled every time not at all', async () => {
      const once = openFaulty({ throttle: 1 }, [1]);
      expect(await ending(once.table.transact(writes()))).toBe('done');
      expect(await standing()).toBe(1);
      const always = openFaulty({ throttle: 1 }, ['every']);
      expect(await ending(always.table.transact(writes()))).toBe('throttled');
      expect(always.struck.throttle).toBe(mostAttempts);
      expect(await standing()).toBeUndefined();
    });

    test('that meets another transaction is not written', async () => {
      const { table, struck } = openFaulty({ conflict: 1 });
      expect(await ending(table.transact(writes()))).toBe('conflict');
      expect(struck.conflict).toBe(1);
      expect(await standing()).toBeUndefined();
    });

    test('whose condition does not hold, and whose first answer was lost, has an unknown outcome', async () => {
      const { table } = openFaulty({ lostAfter: 1 }, [1]);
      await calm.transact([{ do: 'put', item: head(9) }]);
      expect(await ending(table.transact(writes()))).toBe('outcome-unknown');
      expect(await standing()).toBe(9);
    });

    test('whose condition does not hold, and that was throttled first, has failed', async () => {
      const { table } = openFaulty({ throttle: 1 }, [1]);
      await calm.transact([{ do: 'put', item: head(9) }]);
      expect(await ending(table.transact(writes()))).toBe('condition-failed');
    });
  });

  test('a retry of what was written changes nothing that others wrote meanwhile', async () => {
    const { own, table, struck } = openFaulty({ lostAfter: 1 }, [1]);
    // Someone else comes between the first attempt, which wrote, and the second.
    own.middlewareStack.add(
      (next) => async (sent) => {
        const wasFirst = struck.lostAfter === 0;
        try {
          return await next(sent);
        } finally {
          if (wasFirst) await calm.transact([{ do: 'put', item: head(2), when: { version: 1 } }]);
        }
      },
      { step: 'deserialize', priority: 'high', name: 'someone else' },
    );
    const unconditional = [head(1), { ...head(1), sort: 'event' }];
    expect(await ending(table.transact(unconditional.map((item) => ({ do: 'put', item }))))).toBe('done');
    expect(struck.lostAfter).toBe(1);
    expect(await standing()).toBe(2);
  });

  describe('a transaction said to be under way', () => {
    /** 24 of them at once, each with a word and what then stands. */
    async function transactMany(table: Table): Promise<string[]> {
      const ends = Array.from({ length: 24 }, async (_, index) => {
        const own = { ...head(1), sort: `head ${index}` };
        const writes = [own, { ...own, sort: `event ${index}` }];
        const word = await ending(
          table.transact(writes.map((item) => ({ do: 'put', item, when: 'absent' }))),
        );
        return `${word}, ${(await calm.get(own, { consistent: true })) ? 'stands' : 'does not stand'}`;
      });
      return [...new Set(await Promise.all(ends))].toSorted();
    }

    test('is found made by a later attempt, or made by it', async () => {
      const { table } = openFaulty({ inProgress: 1 }, [1]);
      expect(await transactMany(table)).toEqual(['done, stands']);
    });

    test('every time may stand or not: the outcome is unknown', async () => {
      const { table } = openFaulty({ inProgress: 1 }, ['every'], 1);
      expect(await transactMany(table)).toEqual([
        'outcome-unknown, does not stand',
        'outcome-unknown, stands',
      ]);
    });
  });

  test('reads are throttled and lost too; other commands are left alone', async () => {
    const { own, table, struck } = openFaulty({ throttle: 1 }, ['every']);
    await createDynamodbTable(own, tableName);
    expect(struck.throttle).toBe(0);
    expect(await ending(table.get(head(1)))).toBe('throttled');
    expect(await ending(table.query({ partition, limit: 1 }))).toBe('throttled');
    const lost = openFaulty({ lostAfter: 1 }, [2]);
    await calm.transact(alone());
    expect((await lost.table.get(head(1), { consistent: true }))?.version).toBe(1);
    expect(lost.struck.lostAfter).toBe(2);
  });

  test('who writes alone to a head never hears that a condition failed, and every word is true', async () => {
    const { table, struck } = openFaulty({
      throttle: 0.05,
      conflict: 0.1,
      inProgress: 0.1,
      lostBefore: 0.1,
      lostAfter: 0.2,
    });
    const heard = new Set<string>();

    async function writeInto(lane: string): Promise<void> {
      const own = (version: number): Item => ({ ...head(version), sort: lane });
      for (let round = 0; round < 25; round++) {
        const before = (await calm.get(own(0), { consistent: true }))?.version;
        const next: Item = { ...own((before ?? 0) + 1), body: { round } };
        const put: Write = { do: 'put', item: next, when: before ? { version: before } : 'absent' };
        const event: Write = { do: 'put', item: { ...next, sort: `${lane}#${round}` }, when: 'absent' };
        const word = await ending(table.transact(round % 3 === 0 ? [put] : [put, event]));
        const stands = (await calm.get(own(0), { consistent: true }))?.version === next.version;
        heard.add(word);
        if (word === 'done') expect(stands).toBe(true);
        else if (word !== 'outcome-unknown') {
          expect(['throttled', 'conflict'], `of a condition that holds`).toContain(word);
          expect(stands).toBe(false);
        }
      }
    }

    await Promise.all(Array.from({ length: 8 }, (_, lane) => writeInto(`lane ${lane}`)));
    for (const word of ['done', 'conflict', 'outcome-unknown']) expect(heard).toContain(word);
    for (const times of Object.values(struck)) expect(times).toBeGreaterThan(0);
  }, 120_000);
});
