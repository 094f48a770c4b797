import type { Pace } from '#ledger';
import type { Table } from '#table';

/** Numbers from 0 up to 1, the same for the same seed. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

type Asleep = { wakesAt: number; wake: () => void };

/**
 * Time that passes only when everybody waits: then it jumps to the first who wakes. Several actors take turns in it as
 * they would on several machines, in the same order for the same seed, and a test never sleeps.
 */
export function openVirtualTime(seed: number, start = Date.parse('2026-03-02T07:30:00.000Z')) {
  const random = seededNumbers(seed);
  /** Whoever wakes last stands first. */
  const asleep: Asleep[] = [];
  let now = start;
  /** Calls that a store works on: meanwhile no time passes, however long it takes. */
  let underWay = 0;
  let passing = false;
  let over = false;

  function letPass(): void {
    const next = underWay > 0 || over ? undefined : asleep.pop();
    if (!next) {
      passing = false;
      return;
    }
    now = Math.max(now, next.wakesAt);
    next.wake();
    passSoon();
  }

  /** Node comes to its next tick when no promise has anything left to do: when everybody waits. */
  function passSoon(): void {
    passing = true;
    queueMicrotask(() => process.nextTick(letPass));
  }

  function fallAsleep(one: Asleep): void {
    let place = asleep.length;
    while (place > 0 && (asleep[place - 1]?.wakesAt ?? 0) <= one.wakesAt) place -= 1;
    asleep.splice(place, 0, one);
    if (!passing) passSoon();
  }

  function pause(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    fallAsleep({ wakesAt: now + milliseconds, wake: resolve });
    return promise;
  }

  return {
    now: () => now,
    random,
    pause,
    /** The pace of one machine; its clock may be wrong by some milliseconds, another amount each time it is read. */
    pace(wrongBy: () => number = () => 0): Pace {
      return { now: () => new Date(now + wrongBy()).toISOString(), random, pause };
    },
    /**
     * Lets the actors begin at the same moment, and answers when all of them are done. Where one fails, time is over
     * for the others too: nobody may keep it passing, and with it the process busy, after the answer.
     */
    async together<Outcome>(actors: readonly (() => Promise<Outcome>)[]): Promise<Outcome[]> {
      try {
        return await Promise.all(
          actors.map(async (actor) => {
            await pause(0);
            return actor();
          }),
        );
      } catch (fault) {
        over = true;
        throw fault;
      }
    },
    /** The same table at the end of a network: every call and its answer travel for up to some milliseconds. */
    far(table: Table, longestMilliseconds: number): Table {
      async function travelling<Answer>(call: () => Promise<Answer>): Promise<Answer> {
        await pause(random() * longestMilliseconds);
        underWay += 1;
        try {
          return await call();
        } finally {
          underWay -= 1;
          await pause(random() * longestMilliseconds);
        }
      }
      return {
        get: (key, options) => travelling(() => table.get(key, options)),
        query: (query) => travelling(() => table.query(query)),
        due: (query) => travelling(() => table.due(query)),
        transact: (writes) => travelling(() => table.transact(writes)),
        close: () => table.close(),
      };
    },
  };
}

export type VirtualTime = ReturnType<typeof openVirtualTime>;
