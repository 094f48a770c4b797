import { openHistory } from './history.ts';
import { acceptDueQuery, acceptKey, acceptQuery, acceptWrites, TABLE_LIMITS } from './limits.ts';
import { compareUtf8, rangeLeft } from './order.ts';
import { pokeLater, touchedPartitions } from './poke.ts';
import {
  type Item,
  type Page,
  type Poke,
  type Query,
  type Table,
  TableError,
  type TableFault,
} from './port.ts';
import { holds, itemBytes, keyOf, restored, type StoredItem, type StoredWrite } from './stored.ts';

/** What can go wrong, each with its probability from 0 to 1 per call (per poke for the last three). */
export type SimulatedFaults = {
  /** A read or write is told to slow down. */
  throttle?: number;
  /** A write meets another transaction. */
  conflict?: number;
  /** A write's answer is lost, and nothing was written. */
  lostBefore?: number;
  /** A write's answer is lost, and it was written. */
  lostAfter?: number;
  /** An eventual read, or the due index, answers from up to ten commits ago; each item from its own moment. */
  staleRead?: number;
  /** The process dies: before a read, or before or after a write. What was written stands. */
  crash?: number;
  pokeDuplicate?: number;
  /** Held back until some later write, or `releasePokes`; so pokes also come in another order. */
  pokeDelay?: number;
  pokeLoss?: number;
};

/** The process that used the table has died; nothing runs on the handle until `restart()`. */
export class SimulatedCrash extends Error {
  override readonly name = 'SimulatedCrash';
}

export type SimulatedTable = Table & {
  /** Brings a crashed handle back. What was written is there; pokes that were held back are not. */
  restart(): void;
  /** Changes the weather from now on: `{}` is a perfect table. */
  setFaults(faults: SimulatedFaults): void;
  /** Delivers the pokes that are still held back. */
  releasePokes(): void;
};

export type SimulatedTableOptions = {
  /** Same seed, same calls, same faults: same answers. A whole number. */
  seed: number;
  faults?: SimulatedFaults;
  onPoke?: Poke;
};

/** Commits that a stale read may trail by. */
const STALE_BY_AT_MOST = 10;

/** Mulberry32: numbers from 0 up to 1, the same for the same seed. */
function seededNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const fail = (fault: TableFault): never => {
  throw new TableError(fault);
};

/** Gives each item of a read its age in commits. */
type AgeOf = () => number;

/**
 * A table in memory that fails the way a distributed store does, by chance and repeatably. It has no timers and no
 * clock, and never deletes what has expired. Without faults it is a perfect table.
 */
export function openSimulatedTable({
  seed,
  faults: weather = {},
  onPoke,
}: SimulatedTableOptions): SimulatedTable {
  const random = seededNumbers(seed);
  const history = openHistory(STALE_BY_AT_MOST);
  let faults = weather;
  let crashed = false;
  let closed = false;
  let heldBack: string[] = [];

  const strikes = (probability = 0): boolean => probability > 0 && random() < probability;

  function crash(): never {
    crashed = true;
    heldBack = [];
    throw new SimulatedCrash('the process died');
  }

  function enter(): void {
    if (closed) throw new Error('the table is closed');
    if (crashed) throw new SimulatedCrash('the process is dead; restart it first');
  }

  function enterRead(consistent = false): AgeOf {
    enter();
    if (strikes(faults.crash)) crash();
    if (strikes(faults.throttle)) fail({ kind: 'throttled' });
    if (consistent || !strikes(faults.staleRead)) return () => 0;
    return () => Math.floor(random() * (STALE_BY_AT_MOST + 1));
  }

  function tell(partitions: readonly string[]): void {
    const due = heldBack;
    heldBack = [];
    for (const partition of partitions) {
      if (strikes(faults.pokeLoss)) continue;
      if (strikes(faults.pokeDuplicate)) due.push(partition);
      if (strikes(faults.pokeDelay)) heldBack.push(partition);
      else due.push(partition);
    }
    pokeLater(onPoke, due);
  }

  function failedConditions(writes: readonly StoredWrite[]): number[] {
    return writes.flatMap((write, index) =>
      holds(write.when, history.read(keyOf(write), 0)?.version) ? [] : [index],
    );
  }

  function write(writes: readonly StoredWrite[]): void {
    const crashes = strikes(faults.crash);
    const afterwards = crashes && random() < 0.5;
    if (crashes && !afterwards) crash();
    if (strikes(faults.throttle)) fail({ kind: 'throttled' });
    if (strikes(faults.conflict)) fail({ kind: 'conflict' });
    if (strikes(faults.lostBefore)) fail({ kind: 'outcome-unknown' });
    const failed = failedConditions(writes);
    if (failed.length === 0) {
      const changes = writes.filter((change) => change.do !== 'check');
      history.write(
        changes.map((change) => ({
          key: keyOf(change),
          item: change.do === 'put' ? change.item : undefined,
        })),
      );
    }
    if (afterwards) crash();
    if (failed.length > 0) fail({ kind: 'condition-failed', failed });
    tell(touchedPartitions(writes));
    if (strikes(faults.lostAfter)) fail({ kind: 'outcome-unknown' });
  }

  function readPage(query: Query, age: AgeOf): Page {
    const range = rangeLeft(query);
    if (!range) return { items: [] };
    const descending = query.order === 'descending';
    const { from, to, after } = range;
    const inRange = history.sorts(query.partition).filter((sort) => {
      if (from !== undefined && compareUtf8(sort, from) < 0) return false;
      if (to !== undefined && compareUtf8(sort, to) > 0) return false;
      return (
        after === undefined || (descending ? compareUtf8(sort, after) < 0 : compareUtf8(sort, after) > 0)
      );
    });
    const items: Item[] = [];
    let bytes = 0;
    for (const sort of descending ? inRange.reverse() : inRange) {
      const stored = history.read({ partition: query.partition, sort }, age());
      if (!stored) continue;
      const last = items.at(-1);
      if (last && (items.length === query.limit || bytes >= TABLE_LIMITS.bytesPerPage)) {
        return { items, next: last.sort };
      }
      items.push(restored(stored));
      bytes += itemBytes(stored);
    }
    return { items };
  }

  return {
    async get(key, options) {
      acceptKey(key);
      const stored = history.read(key, enterRead(options?.consistent)());
      return stored && restored(stored);
    },
    async query(query) {
      acceptQuery(query);
      return readPage(query, enterRead(query.consistent));
    },
    async due(query) {
      acceptDueQuery(query);
      const age = enterRead();
      const found: { stored: StoredItem; at: string }[] = [];
      for (const key of history.keys()) {
        const stored = history.read(key, age());
        if (stored?.due?.lane === query.lane && stored.due.at <= query.until) {
          found.push({ stored, at: stored.due.at });
        }
      }
      found.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
      return found.slice(0, query.limit).map(({ stored }) => restored(stored));
    },
    async transact(writes) {
      const accepted = acceptWrites(writes);
      enter();
      write(accepted);
    },
    async close() {
      closed = true;
    },
    restart() {
      crashed = false;
    },
    setFaults(next) {
      faults = next;
    },
    releasePokes() {
      const due = heldBack;
      heldBack = [];
      pokeLater(onPoke, due);
    },
  };
}
