import type { AgeOf } from './history.ts';
import { acceptDueQuery, acceptKey, acceptQuery, acceptWrites, TABLE_LIMITS } from './limits.ts';
import { touchedPartitions } from './poke.ts';
import { type Page, type Poke, type Query, type Table, TableError, type TableFault } from './port.ts';
import type { SimulatedFaults } from './simulator-faults.ts';
import { openPokes } from './simulator-pokes.ts';
import { openStore, type Store } from './simulator-store.ts';
import { itemBytes, restored, type StoredItem, type StoredWrite } from './stored.ts';

/** The process that used the table has died; nothing runs on the handle until `restart()`. */
export class SimulatedCrash extends Error {
  override readonly name = 'SimulatedCrash';
}

export type SimulatedTable = Table & {
  /** Another process on the same store, with its own weather, crashes and pokes; chance and late writes are shared. */
  beside(process?: SimulatedProcess): SimulatedTable;
  /** Brings a crashed handle back. What was written is there; pokes that were held back are not. */
  restart(): void;
  /** Changes the weather from now on: `{}` is a perfect table, but for late writes that are still on their way. */
  setFaults(faults: SimulatedFaults): void;
  /** Delivers the pokes that are still held back. */
  releasePokes(): void;
  /** Lets the writes arrive that got no answer and are still on their way, in any order; answers how many there were. */
  releaseLateWrites(): number;
  /**
   * Deletes what has expired by then (epoch seconds), as time-to-live does: all of it, or what lies in partitions that
   * begin with the prefix. No poke tells of it. Answers how many items there were.
   */
  expire(bySeconds: number, partitionPrefix?: string): number;
};

type SimulatedProcess = {
  faults?: SimulatedFaults;
  /** Called for changes made through this handle. */
  onPoke?: Poke;
};

export type SimulatedTableOptions = SimulatedProcess & {
  /** Same seed, same calls, same faults: same answers. A whole number. */
  seed: number;
};

const fail = (fault: TableFault): never => {
  throw new TableError(fault);
};

const now: AgeOf = () => 0;

/** How many of the items found make up the page: as many as the limit, or fewer where they reach 1 MB. */
function lengthOfPage(found: readonly StoredItem[], limit: number): number {
  let bytesAtMost = 0;
  for (const item of found) bytesAtMost += item.bytesAtMost;
  if (bytesAtMost < TABLE_LIMITS.bytesPerPage) return Math.min(found.length, limit);
  let bytes = 0;
  let length = 0;
  while (length < Math.min(found.length, limit) && bytes < TABLE_LIMITS.bytesPerPage) {
    const item = found[length];
    if (item) bytes += itemBytes(item);
    length += 1;
  }
  return length;
}

/** The store as one process sees it. */
function openHandle(store: Store, { faults: weather = {}, onPoke }: SimulatedProcess): SimulatedTable {
  const { chance, history } = store;
  const { strikes } = chance;
  const pokes = openPokes(chance, onPoke);
  let faults = weather;
  let crashed = false;
  let closed = false;

  function crash(): never {
    crashed = true;
    pokes.forget();
    throw new SimulatedCrash('the process died');
  }

  function enter(): void {
    if (closed) throw new Error('the table is closed');
    if (crashed) throw new SimulatedCrash('the process is dead; restart it first');
    store.count();
  }

  function enterRead(consistent = false): AgeOf {
    enter();
    if (strikes(faults.crash)) crash();
    if (strikes(faults.throttle)) fail({ kind: 'throttled' });
    return !consistent && strikes(faults.staleRead) ? store.anyAge : now;
  }

  function tell(writes: readonly StoredWrite[]): void {
    if (!crashed) pokes.tell(touchedPartitions(writes), faults);
  }

  function arriveLate(writes: readonly StoredWrite[]): void {
    if (store.tryWrites(writes).length === 0) tell(writes);
  }

  function write(writes: readonly StoredWrite[]): void {
    const crashes = strikes(faults.crash);
    const afterwards = crashes && chance.random() < 0.5;
    if (crashes && !afterwards) crash();
    if (strikes(faults.throttle)) fail({ kind: 'throttled' });
    if (strikes(faults.conflict)) fail({ kind: 'conflict' });
    if (strikes(faults.lostBefore)) fail({ kind: 'outcome-unknown' });
    if (strikes(faults.timeOut)) {
      store.makeLater(() => arriveLate(writes));
      fail({ kind: 'outcome-unknown' });
    }
    const inProgress = strikes(faults.inProgress);
    if (inProgress && chance.random() < 0.5) fail({ kind: 'outcome-unknown' });
    const failed = store.tryWrites(writes);
    if (afterwards) crash();
    if (failed.length === 0) tell(writes);
    if (inProgress) fail({ kind: 'outcome-unknown' });
    if (failed.length > 0) fail({ kind: 'condition-failed', failed });
    if (strikes(faults.lostAfter)) fail({ kind: 'outcome-unknown' });
  }

  function readPage(query: Query, age: AgeOf): Page {
    const found = history.list(query, age);
    const length = lengthOfPage(found, query.limit);
    const items = found.slice(0, length).map(restored);
    const next = length < found.length ? items.at(-1)?.sort : undefined;
    return next === undefined ? { items } : { items, next };
  }

  return {
    beside: (process = {}) => openHandle(store, process),
    async get(key, options) {
      acceptKey(key);
      const age = enterRead(options?.consistent);
      const stored = history.read(key, age());
      return stored && restored(stored);
    },
    async query(query) {
      acceptQuery(query);
      return readPage(query, enterRead(query.consistent));
    },
    async due(query) {
      acceptDueQuery(query);
      return history.due(query, enterRead()).slice(0, query.limit).map(restored);
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
    releasePokes: () => pokes.release(),
    releaseLateWrites: () => store.releaseLateWrites(),
    expire: (bySeconds, partitionPrefix) => store.expire(bySeconds, partitionPrefix),
  };
}

/**
 * A table in memory that fails the way a distributed store does, by chance and repeatably. It has no timers and no
 * clock, and deletes what has expired only when told. Without faults it is a perfect table.
 */
export function openSimulatedTable({ seed, ...process }: SimulatedTableOptions): SimulatedTable {
  return openHandle(openStore(seed), process);
}
