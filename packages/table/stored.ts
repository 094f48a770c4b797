import type { Condition, Item, Json, Key } from './port.ts';

/** An item as the adapters take it: checked, and sharing nothing with whoever wrote it. */
export type StoredItem = Item & {
  /** What `itemBytes` cannot exceed; spares counting where there is room. */
  bytesAtMost: number;
};

/** A write that keeps every limit, ready for a store. */
export type StoredWrite =
  | { do: 'put'; item: StoredItem; when?: Condition }
  | { do: 'delete'; key: Key; when?: Condition }
  | { do: 'check'; key: Key; when: Condition };

/** Where a write lands. */
export const keyOf = (write: StoredWrite): Key => (write.do === 'put' ? write.item : write.key);

/** A copy of a body that is known to be JSON. */
function copied(body: Json): Json {
  if (typeof body !== 'object' || body === null) return body;
  if (Array.isArray(body)) return body.map(copied);
  // Spread first: it takes a field called __proto__ over as a field, which an assignment to a new object would not.
  const copy = { ...body };
  for (const field in copy) {
    const inner = copy[field];
    if (typeof inner === 'object' && inner !== null) copy[field] = copied(inner);
  }
  return copy;
}

/** The item as it was written, sharing nothing with the one that is kept. */
export function restored({ partition, sort, version, body, due, expires }: StoredItem): Item {
  const item: Item = { partition, sort, version, body: copied(body) };
  if (due) item.due = { lane: due.lane, at: due.at };
  if (expires !== undefined) item.expires = expires;
  return item;
}

/** Whether a condition holds of the version that stands there (undefined: no item). */
export function holds(condition: Condition | undefined, version: number | undefined): boolean {
  if (condition === undefined) return true;
  if (condition === 'absent') return version === undefined;
  if (condition === 'present') return version !== undefined;
  return version === condition.version;
}

/** DynamoDB: one byte for two significant digits, and one more. */
const numberBytes = (value: number): number => Math.ceil(String(value).length / 2) + 1;

const attributeNames = { key: 'partition'.length + 'sort'.length, rest: 'version'.length + 'body'.length };

/** Bytes of a key as DynamoDB counts them: attribute names and UTF-8 values. */
export const keyBytes = ({ partition, sort }: Key): number =>
  attributeNames.key + Buffer.byteLength(partition) + Buffer.byteLength(sort);

/**
 * Bytes of an item as DynamoDB counts them: attribute names, UTF-8 strings, packed numbers. `text` is the body as
 * JSON, where somebody has it.
 */
export function itemBytes(item: Item, text: string = JSON.stringify(item.body)): number {
  const due = item.due
    ? 'dueLane'.length + 'dueAt'.length + Buffer.byteLength(item.due.lane) + item.due.at.length
    : 0;
  const expires = item.expires === undefined ? 0 : 'expires'.length + numberBytes(item.expires);
  const body = Buffer.byteLength(text);
  return keyBytes(item) + attributeNames.rest + numberBytes(item.version) + body + due + expires;
}
