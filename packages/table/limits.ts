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

/** No character takes more bytes than this for each of its UTF-16 units; spares counting them where there is room. */
const utf8AtMost = (value: string): number => 3 * value.length;

/** U+0000 is refused because node:sqlite cuts text there when reading; a lone surrogate has no UTF-8 bytes. */
function acceptText(value: string, name: string, maxBytes: number): void {
  if (typeof value !== 'string' || value === '') refuse(`${name} is empty`);
  if (!value.isWellFormed() || value.includes('\u0000')) refuse(`${name} is not storable text`);
  if (utf8AtMost(value) > maxBytes && Buffer.byteLength(value) > maxBytes)
    refuse(`${name} is longer than ${maxBytes} bytes`);
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

/** Bytes that a text of JSON cannot exceed; spares writing it out where there is room. */
type Measure = { bytesAtMost: number };

/** A UTF-16 unit takes six bytes when it is escaped. Quotes and a comma or colon come on top. */
const jsonAtMost = (value: string): number => 6 * value.length + 3;
/** A number takes 24 characters at most, a bracketed nothing two. */
const JSON_SCALAR_AT_MOST = 25;

/**
 * A copy that shares nothing with the body. Refused is what JSON would drop or change: undefined, NaN, dates, maps,
 * functions, holes, circles. (-0 becomes 0.)
 */
function ownCopy(value: Json | undefined, measure: Measure, depth = 0): Json {
  if (depth > TABLE_LIMITS.bodyDepth) refuse(`the body is nested deeper than ${TABLE_LIMITS.bodyDepth}`);
  if (typeof value === 'string') {
    measure.bytesAtMost += jsonAtMost(value);
    return value;
  }
  measure.bytesAtMost += JSON_SCALAR_AT_MOST;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse(`the body holds the number ${value}`);
    return value + 0;
  }
  if (typeof value !== 'object') return refuse(`the body holds ${typeof value}, which is not JSON`);
  if (Array.isArray(value)) {
    const copy: Json[] = [];
    for (const element of value) copy.push(ownCopy(element, measure, depth + 1));
    return copy;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    refuse('the body holds an object that is not plain JSON');
  // Spread first: it takes a field called __proto__ over as a field, which an assignment to a new object would not.
  const copy = { ...value };
  for (const field in copy) {
    measure.bytesAtMost += jsonAtMost(field);
    copy[field] = ownCopy(copy[field], measure, depth + 1);
  }
  return copy;
}

/** Attribute names, version, expiry and due time; generously. */
const FRAME_AT_MOST = 200;

function acceptItem(item: Item): StoredItem {
  acceptKey(item);
  if (!isWhole(item.version)) refuse('the version is not a whole number from 0');
  if (item.expires !== undefined && !isWhole(item.expires)) refuse('expires is not whole epoch seconds');
  const { partition, sort, version, due, expires } = item;
  const measure = { bytesAtMost: FRAME_AT_MOST + utf8AtMost(partition) + utf8AtMost(sort) };
  const body = ownCopy(item.body, measure);
  const stored: StoredItem = { partition, sort, version, body, bytesAtMost: 0 };
  if (due) {
    acceptText(due.lane, 'the lane', TABLE_LIMITS.bytesPerPartitionKey);
    acceptInstant(due.at, 'due.at');
    stored.due = { lane: due.lane, at: due.at };
    measure.bytesAtMost += utf8AtMost(due.lane);
  }
  if (expires !== undefined) stored.expires = expires;
  stored.bytesAtMost = measure.bytesAtMost;
  if (stored.bytesAtMost > TABLE_LIMITS.bytesPerItem) {
    const bytes = itemBytes(stored);
    if (bytes > TABLE_LIMITS.bytesPerItem) refuse(`an item of ${bytes} bytes is larger than 400 KB`);
  }
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

function acceptOnce(writes: readonly StoredWrite[]): void {
  const seen = new Set<string>();
  for (const write of writes) {
    const { partition, sort } = keyOf(write);
    const name = `${partition}\u0000${sort}`;
    if (seen.has(name)) refuse(`the key ${partition} / ${sort} twice in one transaction`);
    seen.add(name);
  }
}

function acceptBytes(writes: readonly StoredWrite[]): void {
  const most = TABLE_LIMITS.bytesPerTransaction;
  let atMost = writes.length * (TABLE_LIMITS.bytesPerPartitionKey + TABLE_LIMITS.bytesPerSortKey);
  for (const write of writes) if (write.do === 'put') atMost += write.item.bytesAtMost;
  if (atMost <= most) return;
  let bytes = 0;
  for (const write of writes) bytes += write.do === 'put' ? itemBytes(write.item) : keyBytes(write.key);
  if (bytes > most) refuse(`a transaction of ${bytes} bytes is larger than 4 MB`);
}

/**
 * The writes of one transaction as a store keeps them: items that share nothing with the caller's.
 * Refused: none or more than 100, one key twice, an item over 400 KB, 4 MB in all, a body that is not JSON, keys
 * that are empty, too long or not storable text.
 */
export function acceptWrites(writes: readonly Write[]): StoredWrite[] {
  const most = TABLE_LIMITS.writesPerTransaction;
  if (writes.length === 0) refuse('a transaction without writes');
  if (writes.length > most) refuse(`${writes.length} writes in one transaction; ${most} is the most`);
  const accepted = writes.map(acceptWrite);
  if (accepted.length > 1) acceptOnce(accepted);
  acceptBytes(accepted);
  return accepted;
}
