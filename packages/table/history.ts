import { compareUtf8, rangeLeft } from './order.ts';
import type { DueQuery, Key, Query } from './port.ts';
import type { StoredItem, StoredWrite } from './stored.ts';

/** What stood at a key from one commit on; undefined: no item. */
type Revision = { commit: number; item: StoredItem | undefined };

/** What stands at a key, and what stood there before, oldest first. */
type Row = Revision & { sort: string; past: Revision[] };

type Partition = { bySort: Map<string, Row>; inOrder: Row[] };

/** Gives each item of a read its age in commits. */
export type AgeOf = () => number;

/** How many of the rows sort before `sort`; those at `sort` count where `orAt`. */
function rowsBefore(rows: readonly Row[], sort: string, orAt: boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareUtf8(rows[middle]?.sort ?? '', sort);
    if (order < 0 || (orAt && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowsOf(partition: Partition, query: Query): Row[] {
  const range = rangeLeft(query);
  if (!range) return [];
  const { from, to, after } = range;
  const rows = partition.inOrder;
  const first = from === undefined ? 0 : rowsBefore(rows, from, false);
  const end = to === undefined ? rows.length : rowsBefore(rows, to, true);
  if (query.order === 'descending') {
    return rows.slice(first, after === undefined ? end : rowsBefore(rows, after, false)).reverse();
  }
  return rows.slice(after === undefined ? first : rowsBefore(rows, after, true), end);
}

/** Rows that remember what they were `depth` commits ago, so that a read can be answered from the past. */
export function openHistory(depth: number) {
  const partitions = new Map<string, Partition>();
  /** Rows that are, or within `depth` commits were, due in a lane. */
  const lanes = new Map<string, Set<Row>>();
  let commit = 0;

  function asOf(row: Row, age: number): StoredItem | undefined {
    if (row.commit <= commit - age) return row.item;
    return row.past.findLast((revision) => revision.commit <= commit - age)?.item;
  }

  function partitionFor(name: string): Partition {
    const known = partitions.get(name);
    if (known) return known;
    const partition = { bySort: new Map<string, Row>(), inOrder: [] };
    partitions.set(name, partition);
    return partition;
  }

  function change({ partition: name, sort }: Key, item: StoredItem | undefined): void {
    const partition = partitionFor(name);
    let row = partition.bySort.get(sort);
    if (row) {
      const { past } = row;
      past.push({ commit: row.commit, item: row.item });
      while ((past[1]?.commit ?? commit) <= commit - depth) past.shift();
      row.commit = commit;
      row.item = item;
    } else {
      row = { sort, commit, item, past: [] };
      partition.bySort.set(sort, row);
      partition.inOrder.splice(rowsBefore(partition.inOrder, sort, false), 0, row);
    }
    if (item?.due) {
      const lane = lanes.get(item.due.lane);
      if (lane) lane.add(row);
      else lanes.set(item.due.lane, new Set([row]));
    }
  }

  const rowAt = ({ partition, sort }: Key): Row | undefined => partitions.get(partition)?.bySort.get(sort);

  return {
    /** Makes all writes as one commit. Conditions are the caller's. */
    write(writes: readonly StoredWrite[]): void {
      commit += 1;
      for (const write of writes) {
        if (write.do === 'put') change(write.item, write.item);
        if (write.do === 'delete') change(write.key, undefined);
      }
    },
    /** The item that stands at a key now. */
    standing: (key: Key): StoredItem | undefined => rowAt(key)?.item,
    /** The item that stood at a key `age` commits ago (0: now). */
    read(key: Key, age: number): StoredItem | undefined {
      const row = rowAt(key);
      return row && asOf(row, age);
    },
    /** The items of a query in its order, each from its own moment, and one more than its limit where there are more. */
    list(query: Query, age: AgeOf): StoredItem[] {
      const items: StoredItem[] = [];
      const partition = partitions.get(query.partition);
      if (!partition) return items;
      for (const row of rowsOf(partition, query)) {
        const item = asOf(row, age());
        if (item) items.push(item);
        if (items.length > query.limit) break;
      }
      return items;
    },
    /** The items that a lane's index lists until a moment, each from its own moment, soonest first. */
    due({ lane: name, until }: DueQuery, age: AgeOf): StoredItem[] {
      const found: { at: string; item: StoredItem }[] = [];
      const lane = lanes.get(name);
      for (const row of lane ?? []) {
        const item = asOf(row, age());
        if (item?.due?.lane === name && item.due.at <= until) found.push({ at: item.due.at, item });
        const settled = row.commit <= commit - depth;
        if (settled && row.item?.due?.lane !== name) lane?.delete(row);
      }
      found.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
      return found.map(({ item }) => item);
    },
    /** Everything that stands, in no order that means anything. */
    *everything(): Generator<StoredItem> {
      for (const { inOrder } of partitions.values()) {
        for (const { item } of inOrder) if (item) yield item;
      }
    },
  };
}
