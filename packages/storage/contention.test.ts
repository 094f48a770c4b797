import { afterAll, describe, expect, test } from 'vitest';
import { handleCommand } from '#ledger';
import { createInsatsLog } from '#storage';
import { aRequest, createCykel } from '../../test/builders/ledger.ts';
import { wholeLog } from '../../test/builders/replay.ts';
import { openStores } from '../../test/builders/stores.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';

const stores = openStores();
afterAll(() => stores.remove());

/** Every run has its own histories; FC_SEED brings a run's back. */
const firstSeed = Number(process.env.FC_SEED) % 1_000_000;
const seedsFrom = (first: number, many: number) => Array.from({ length: many }, (_, index) => first + index);

describe.each(stores.each)('twenty who want to change the same insats at once on %s', (_, open) => {
  test('all get their answer within five seconds, each on the version after the one before', async () => {
    for (const seed of seedsFrom(firstSeed, 10)) {
      const table = open();
      const time = openVirtualTime(seed);
      const log = createInsatsLog(time.far(table, 10));
      await handleCommand(createInsatsLog(table), time.pace(), aRequest('create', createCykel));
      const contenders = Array.from({ length: 20 }, (_, index) => () => {
        const report = { kind: 'now', free: index, queue: null } as const;
        return handleCommand(log, time.pace(), aRequest(`key ${index}`, { type: 'report', report }));
      });
      const results = await time.together(contenders);
      const versions = results.map((result) =>
        result.kind === 'answered' && result.answer.outcome === 'done' ? result.answer.version : result.kind,
      );
      expect(versions.toSorted((one, other) => Number(one) - Number(other))).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 2),
      );
      expect(await wholeLog(table)).toHaveLength(21);
    }
  });
});
