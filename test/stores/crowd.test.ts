import { expect, test } from 'vitest';
import { createInsatsLog } from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { openVirtualTime, type VirtualTime } from '../builders/virtual-time.ts';
import { contend } from './contender.ts';
import { openInsats } from './open-insats.ts';

const contenders = 50;

/** The same table behind one worker: it takes so long for every read, twice that for a write, and does one at a time. */
function oneAtATime(table: Table, time: VirtualTime, milliseconds: number): Table {
  let freeAt = 0;
  async function inLine<Answer>(takes: number, call: () => Promise<Answer>): Promise<Answer> {
    freeAt = Math.max(time.now(), freeAt) + takes;
    await time.pause(freeAt - time.now());
    return call();
  }
  return {
    get: (key, options) => inLine(milliseconds, () => table.get(key, options)),
    query: (query) => inLine(milliseconds, () => table.query(query)),
    due: (query) => inLine(milliseconds, () => table.due(query)),
    transact: (writes) => inLine(2 * milliseconds, () => table.transact(writes)),
    close: () => table.close(),
  };
}

async function crowdBefore(seed: number, milliseconds: number) {
  const time = openVirtualTime(seed);
  const table = openSimulatedTable({ seed });
  await openInsats(createInsatsLog(table), 'cykel', 3, time.pace());
  const log = createInsatsLog(oneAtATime(table, time, milliseconds));
  const all = await time.together(
    Array.from({ length: contenders }, (_, number) => () => contend(log, 'cykel', number, time.pace())),
  );
  return all.flatMap((one) => one.tried);
}

// At 4 ms the commands alone, without one attempt that fails, keep the store at work for 1.5 seconds.
test.each([1, 2, 4])(
  'fifty before a store that does one thing at a time, %i ms for each: nobody is turned away',
  async (milliseconds) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const tried = await crowdBefore(seed, milliseconds);
      expect(tried.filter(({ came }) => came === 'busy')).toEqual([]);
      const attempts = tried.reduce((total, one) => total + one.attempts, 0);
      expect(attempts / tried.length).toBeLessThan(2.5);
    }
  },
);
