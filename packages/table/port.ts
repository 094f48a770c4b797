/**
 * The Table port: the subset of DynamoDB that the product needs, in DynamoDB's semantics.
 * Every adapter keeps the same limits and the same refusals; one contract suite runs against all of them.
 */

/**
 * Where an item lives. Sort keys order by their UTF-8 bytes. Neither part may be empty, hold U+0000 or half a
 * surrogate pair, or be longer than 2,048 (partition) or 1,024 (sort) bytes: also reads with such a key are refused.
 */
export type Key = { partition: string; sort: string };

/** A value that survives JSON unchanged (-0 comes back as 0). */
export type Json = string | number | boolean | null | Json[] | { [field: string]: Json };

/** When an item falls due: listed by `due(lane)` in order of `at` (RFC 3339 UTC, milliseconds). */
type Due = { lane: string; at: string };

export type Item = Key & {
  /** Set by the writer; conditions compare it. A whole number from 0. */
  version: number;
  body: Json;
  due?: Due;
  /** Epoch seconds after which the store may delete the item, sooner or later. Cleaning only, never meaning. */
  expires?: number;
};

/** What must hold of the item that stands there now for a write to be made. */
export type Condition = 'absent' | 'present' | { version: number };

export type Write =
  | { do: 'put'; item: Item; when?: Condition }
  | { do: 'delete'; key: Key; when?: Condition }
  | { do: 'check'; key: Key; when: Condition };

export type Query = {
  partition: string;
  /** Inclusive bounds on the sort key. */
  from?: string;
  to?: string;
  order?: 'ascending' | 'descending';
  /** Items a page: 1 to 1,000. A store may answer with fewer and a `next` (DynamoDB pages at 1 MB). */
  limit: number;
  /** Continue after this sort key: the `next` of the page before. */
  after?: string;
  consistent?: boolean;
};

export type Page = { items: Item[]; next?: string };

export type DueQuery = { lane: string; until: string; limit: number };

export type Table = {
  /** The item, or undefined. `consistent` sees every acknowledged write; otherwise a moment may be missing. */
  get(key: Key, options?: { consistent?: boolean }): Promise<Item | undefined>;
  query(query: Query): Promise<Page>;
  /** Items of a lane that fall due at `until` or before, soonest first. Eventually consistent. */
  due(query: DueQuery): Promise<Item[]>;
  /**
   * Up to 100 writes, all or none. One put or delete alone is a plain conditional write.
   * Throws TableError; see `TableFault` for the cases.
   */
  transact(writes: readonly Write[]): Promise<void>;
  close(): Promise<void>;
};

/** Tells that something in a partition changed. May come twice, late, in another order, or not at all. */
export type Poke = (partition: string) => void;

export type TableFault =
  /** Conditions that did not hold, by index in the call. Nothing was written. */
  | { kind: 'condition-failed'; failed: number[] }
  /** Another transaction held an item. Nothing was written; try again. */
  | { kind: 'conflict' }
  /** The store asks for a slower pace, or gave a read no answer. Nothing was written; try again. */
  | { kind: 'throttled' }
  /** The answer was lost: the write may or may not stand. */
  | { kind: 'outcome-unknown' }
  /** The call itself breaks a limit (duplicate key, size, count, empty key). Never try again. */
  | { kind: 'refused'; reason: string };

export class TableError extends Error {
  readonly fault: TableFault;
  constructor(fault: TableFault, options?: { cause?: unknown }) {
    super(
      fault.kind === 'refused' ? `table refused the call: ${fault.reason}` : `table: ${fault.kind}`,
      options,
    );
    this.name = 'TableError';
    this.fault = fault;
  }
}
