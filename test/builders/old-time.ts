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

/**
 * Time that passes only when everybody waits: then it jumps to the first who wakes. Several actors take turns in it as
 * they would on several machines, in the same order for the same seed, and a test never sleeps.
 */
export function openVirtualTime(seed: number, start = Date.parse('2026-03-02T07:30:00.000Z')) {
  const random = seededNumbers(seed);
  const asleep: { wakesAt: number; wake: () => void }[] = [];
  let now = start;
  let awake = 0;

  function wakeNext(): void {
    if (awake > 0) return;
    asleep.sort((one, other) => one.wakesAt - other.wakesAt);
    const next = asleep.shift();
    if (!next) return;
    now = Math.max(now, next.wakesAt);
    awake += 1;
    next.wake();
  }

  async function pause(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    asleep.push({ wakesAt: now + milliseconds, wake: resolve });
    awake -= 1;
    wakeNext();
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
    /** Lets the actors begin at the same moment, and answers when all of them are done. */
    async together<Outcome>(actors: readonly (() => Promise<Outcome>)[]): Promise<Outcome[]> {
      awake += actors.length;
      return Promise.all(
        actors.map(async (actor) => {
          try {
            await pause(0);
            return await actor();
          } finally {
            awake -= 1;
            wakeNext();
          }
        }),
      );
    },
    /** The same table at the end of a network: every call and its answer travel for up to some milliseconds. */
    far(table: Table, longestMilliseconds: number): Table {
      async function travelling<Answer>(call: () => Promise<Answer>): Promise<Answer> {
        await pause(random() * longestMilliseconds);
        try {
          return await call();
        } finally {
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
