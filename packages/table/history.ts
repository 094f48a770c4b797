import { compareUtf8 } from './order.ts';
import type { Key } from './port.ts';
import type { StoredItem } from './stored.ts';

/** A row as it stood from one commit on; undefined: no item. */
type Revision = { commit: number; item: StoredItem | undefined };

type Partition = { sorts: string[]; rows: Map<string, Revision[]> };

/** Where a sort key stands, or would stand, among the others. */
function position(sorts: readonly string[], sort: string): number {
  let low = 0;
  let high = sorts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareUtf8(sorts[middle] ?? '', sort) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows that remember what they were `depth` commits ago, so that a read can be answered from the past. */
export function openHistory(depth: number) {
  const partitions = new Map<string, Partition>();
  let commit = 0;

  const asOf = (revisions: readonly Revision[], age: number): StoredItem | undefined =>
    revisions.findLast((revision) => revision.commit <= commit - age)?.item;

  function put(key: Key, item: StoredItem | undefined): void {
    const partition = partitions.get(key.partition) ?? { sorts: [], rows: new Map<string, Revision[]>() };
    partitions.set(key.partition, partition);
    const revisions = partition.rows.get(key.sort);
    if (!revisions) partition.sorts.splice(position(partition.sorts, key.sort), 0, key.sort);
    const newestTooOld = revisions?.findLastIndex((revision) => revision.commit <= commit - depth) ?? -1;
    const remembered = revisions?.slice(Math.max(0, newestTooOld)) ?? [];
    partition.rows.set(key.sort, [...remembered, { commit, item }]);
  }

  return {
    /** Writes all changes as one commit; undefined deletes. */
    write(changes: readonly { key: Key; item: StoredItem | undefined }[]): void {
      commit += 1;
      for (const { key, item } of changes) put(key, item);
    },
    /** The row as it stood `age` commits ago (0: now). */
    read: ({ partition, sort }: Key, age: number): StoredItem | undefined =>
      asOf(partitions.get(partition)?.rows.get(sort) ?? [], age),
    /** Sort keys ever written in a partition, in order. */
    sorts: (partition: string): readonly string[] => partitions.get(partition)?.sorts ?? [],
    /** Every key ever written. */
    *keys(): Generator<Key> {
      for (const [partition, { sorts }] of partitions) for (const sort of sorts) yield { partition, sort };
    },
  };
}
