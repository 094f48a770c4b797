import { fail } from 'node:assert';
import {
  type Condition,
  type Item,
  type Json,
  type Key,
  type Query,
  type Table,
  TableError,
  type TableFault,
} from '#table';

/** The table under test, and what its tests say about it. Each test keeps to partitions of its own. */
export type Subject = {
  readonly table: Table;
  /** Partitions in the order of their pokes. */
  readonly poked: readonly string[];
  freshPartition(): string;
  put(item: Item, when?: Condition): Promise<void>;
  /** Reads consistently. */
  read(key: Key): Promise<Item | undefined>;
  /** A fresh partition with an empty item at each sort key. */
  partitionOf(sorts: readonly string[]): Promise<string>;
  /** The sort keys of a page, read consistently; 1,000 unless told. */
  sortsOf(query: Omit<Query, 'limit'> & { limit?: number }): Promise<string[]>;
};

/** The fault that a call ends in; a call that the table takes fails the test. */
export async function faultOf(call: Promise<unknown>): Promise<TableFault> {
  try {
    await call;
  } catch (error) {
    if (error instanceof TableError) return error.fault;
    throw error;
  }
  return fail('the table took the call');
}

/** An item with an empty body, unless told otherwise. */
export const item = ({ partition, sort }: Key, version = 0, body: Json = {}): Item => ({
  partition,
  sort,
  version,
  body,
});

/** A subject around the table that `table()` answers with, once it is open. */
export function subjectOf(table: () => Table, poked: readonly string[]): Subject {
  let partitions = 0;
  const freshPartition = (): string => {
    partitions += 1;
    return `insats#${partitions}`;
  };
  return {
    get table() {
      return table();
    },
    poked,
    freshPartition,
    put: (written, when) => table().transact([{ do: 'put', item: written, ...(when && { when }) }]),
    read: (key) => table().get(key, { consistent: true }),
    async partitionOf(sorts) {
      const partition = freshPartition();
      await table().transact(sorts.map((sort) => ({ do: 'put', item: item({ partition, sort }) })));
      return partition;
    },
    async sortsOf(query) {
      const page = await table().query({ limit: 1000, consistent: true, ...query });
      return page.items.map(({ sort }) => sort);
    },
  };
}
