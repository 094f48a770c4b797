import {
  type Condition,
  type DueQuery,
  type Item,
  type Json,
  type Key,
  type Query,
  TableError,
  type Write,
} from './port.ts';
import { itemBytes, keyBytes, keyOf, type StoredItem, type StoredWrite } from './stored.ts';

/** Limits that every adapter keeps; DynamoDB's own unless said otherwise. */
export const TABLE_LIMITS = {
  writesPerTransaction: 100,
  bytesPerItem: 400 * 1024,
  bytesPerTransaction: 4 * 1024 * 1024,
  /** A page ends when it has read this much, with a `next`. */
  bytesPerPage: 1024 * 1024,
  bytesPerPartitionKey: 2048,
  bytesPerSortKey: 1024,
  /** Ours: deep enough for any body here, and an answer to a body that contains itself. */
  bodyDepth: 100,
  itemsPerPage: 1000,
} as const;

const refuse = (reason: string): never => {
  throw new TableError({ kind: 'refused', reason });
};

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** U+0000 is refused because node:sqlite cuts text there when reading; a lone surrogate has no UTF-8 bytes. */
function acceptText(value: string, name: string, maxBytes: number): void {
  if (typeof value !== 'string' || value === '') refuse(`${name} is empty`);
  if (!value.isWellFormed() || value.includes('\u0000')) refuse(`${name} is not storable text`);
  if (Buffer.byteLength(value) > maxBytes) refuse(`${name} is longer than ${maxBytes} bytes`);
}

/** Refuses a key that no store could hold. */
export function acceptKey(key: Key): void {
  acceptText(key.partition, 'the partition key', TABLE_LIMITS.bytesPerPartitionKey);
  acceptText(key.sort, 'the sort key', TABLE_LIMITS.bytesPerSortKey);
}

function acceptLimit(limit: number): void {
  const most = TABLE_LIMITS.itemsPerPage;
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    refuse(`the limit is not a whole number from 1 to ${most}`);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function acceptInstant(instant: string, name: string): void {
  if (!INSTANT.test(instant)) refuse(`${name} is not RFC 3339 UTC with milliseconds`);
}

/** Refuses a query outside the limits. An upside-down range is allowed: it is empty. */
export function acceptQuery(query: Query): void {
  acceptText(query.partition, 'the partition key', TABLE_LIMITS.bytesPerPartitionKey);
  const bounds = { from: query.from, to: query.to, after: query.after };
  for (const [name, bound] of Object.entries(bounds)) {
    if (bound !== undefined) acceptText(bound, `the bound "${name}"`, TABLE_LIMITS.bytesPerSortKey);
  }
  acceptLimit(query.limit);
}

/** Refuses a due query outside the limits. */
export function acceptDueQuery(query: DueQuery): void {
  acceptText(query.lane, 'the lane', TABLE_LIMITS.bytesPerPartitionKey);
  acceptInstant(query.until, 'until');
  acceptLimit(query.limit);
}

/** Refuses what JSON would drop or change: undefined, NaN, dates, maps, functions, holes, circles. (-0 becomes 0.) */
function acceptJson(value: Json, depth = 0): void {
  if (depth > TABLE_LIMITS.bodyDepth) refuse(`the body is nested deeper than ${TABLE_LIMITS.bodyDepth}`);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse(`the body holds the number ${value}`);
    return;
  }
  if (typeof value !== 'object') refuse(`the body holds ${typeof value}, which is not JSON`);
  if (Array.isArray(value)) {
    for (const element of value) acceptJson(element, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    refuse('the body holds an object that is not plain JSON');
  for (const field of Object.values(value)) acceptJson(field, depth + 1);
}

function acceptItem(item: Item): StoredItem {
  acceptKey(item);
  if (!isWhole(item.version)) refuse('the version is not a whole number from 0');
  if (item.expires !== undefined && !isWhole(item.expires)) refuse('expires is not whole epoch seconds');
  if (item.due) {
    acceptText(item.due.lane, 'the lane', TABLE_LIMITS.bytesPerPartitionKey);
    acceptInstant(item.due.at, 'due.at');
  }
  acceptJson(item.body);
  const stored: StoredItem = {
    partition: item.partition,
    sort: item.sort,
    version: item.version,
    text: JSON.stringify(item.body),
    ...(item.due && { due: { lane: item.due.lane, at: item.due.at } }),
    ...(item.expires !== undefined && { expires: item.expires }),
  };
  const bytes = itemBytes(stored);
  if (bytes > TABLE_LIMITS.bytesPerItem) refuse(`an item of ${bytes} bytes is larger than 400 KB`);
  return stored;
}

function acceptCondition(condition: Condition | undefined): void {
  if (typeof condition === 'object' && !isWhole(condition.version)) {
    refuse('a condition names a version that is not a whole number from 0');
  }
}

function acceptWrite(write: Write): StoredWrite {
  acceptCondition(write.when);
  if (write.do === 'put') return { ...write, item: acceptItem(write.item) };
  acceptKey(write.key);
  return write;
}

/**
 * The writes of one transaction as a store keeps them.
 * Refused: none or more than 100, one key twice, an item over 400 KB, 4 MB in all, a body that is not JSON, keys
 * that are empty, too long or not storable text.
 */
export function acceptWrites(writes: readonly Write[]): StoredWrite[] {
  const most = TABLE_LIMITS.writesPerTransaction;
  if (writes.length === 0) refuse('a transaction without writes');
  if (writes.length > most) refuse(`${writes.length} writes in one transaction; ${most} is the most`);
  const accepted = writes.map(acceptWrite);
  const seen = new Set<string>();
  let bytes = 0;
  for (const write of accepted) {
    const { partition, sort } = keyOf(write);
    const name = `${partition}\u0000${sort}`;
    if (seen.has(name)) refuse(`the key ${partition} / ${sort} twice in one transaction`);
    seen.add(name);
    bytes += write.do === 'put' ? itemBytes(write.item) : keyBytes(write.key);
  }
  if (bytes > TABLE_LIMITS.bytesPerTransaction) refuse(`a transaction of ${bytes} bytes is larger than 4 MB`);
  return accepted;
}
