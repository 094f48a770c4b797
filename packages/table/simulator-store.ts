import { openHistory } from './history.ts';
import { openChance } from './simulator-faults.ts';
import { holds, keyOf, type StoredWrite } from './stored.ts';

/** Commits that a stale read may trail by. */
const STALE_BY_AT_MOST = 10;
/** Calls after which a write that timed out has arrived. */
const LATE_BY_AT_MOST = 50;

type LateWrite = { arrivesAt: number; arrive: () => void };

/** What all processes on a simulated table share: its items, its chance, and the writes that are on their way. */
export function openStore(seed: number) {
  const chance = openChance(seed);
  const history = openHistory(STALE_BY_AT_MOST);
  let calls = 0;
  let late: LateWrite[] = [];

  function arrive(arriving: readonly LateWrite[]): void {
    late = late.filter((one) => !arriving.includes(one));
    for (const one of arriving) one.arrive();
  }

  return {
    chance,
    history,
    /** Some moment of the last ten commits. */
    anyAge: () => chance.whole(STALE_BY_AT_MOST + 1),
    /** A call begins: late writes whose time has come are made before it. */
    count(): void {
      calls += 1;
      if (late.length > 0) arrive(late.filter(({ arrivesAt }) => arrivesAt <= calls));
    },
    /** Puts a write off. Squared: most arrive while the writer is still wondering, some long after. */
    makeLater(arrive: () => void): void {
      late.push({ arrivesAt: calls + 1 + Math.floor(chance.random() ** 2 * LATE_BY_AT_MOST), arrive });
    },
    releaseLateWrites(): number {
      const arriving = chance.shuffled(late);
      arrive(arriving);
      return arriving.length;
    },
    /** Makes the writes as one commit and answers with none, or makes none and answers with the conditions that failed. */
    tryWrites(writes: readonly StoredWrite[]): number[] {
      const failed: number[] = [];
      for (const [index, write] of writes.entries()) {
        if (write.when === undefined) continue;
        if (!holds(write.when, history.standing(keyOf(write))?.version)) failed.push(index);
      }
      if (failed.length === 0) history.write(writes);
      return failed;
    },
    expire(bySeconds: number, partitionPrefix = ''): number {
      const expired: StoredWrite[] = [];
      for (const { partition, sort, expires } of history.everything()) {
        if (expires === undefined || expires > bySeconds || !partition.startsWith(partitionPrefix)) continue;
        expired.push({ do: 'delete', key: { partition, sort } });
      }
      for (const write of expired) history.write([write]);
      return expired.length;
    },
  };
}

export type Store = ReturnType<typeof openStore>;
