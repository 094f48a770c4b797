import type { Condition, Due, Item, Json, Key } from './port.ts';

/** An item as the adapters keep it: the body as JSON text, everything checked. */
export type StoredItem = Key & { version: number; text: string; due?: Due; expires?: number };

/** A write that keeps every limit, ready for a store. */
export type StoredWrite =
  | { do: 'put'; item: StoredItem; when?: Condition }
  | { do: 'delete'; key: Key; when?: Condition }
  | { do: 'check'; key: Key; when: Condition };

/** Where a write lands. */
export const keyOf = (write: StoredWrite): Key => (write.do === 'put' ? write.item : write.key);

/** The item as it was written. */
export function restored({ text, ...rest }: StoredItem): Item {
  const body: Json = JSON.parse(text);
  return { ...rest, body };
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

/** Bytes of an item as DynamoDB counts them: attribute names, UTF-8 strings, packed numbers. */
export function itemBytes(item: StoredItem): number {
  const due = item.due
    ? 'dueLane'.length + 'dueAt'.length + Buffer.byteLength(item.due.lane) + item.due.at.length
    : 0;
  const expires = item.expires === undefined ? 0 : 'expires'.length + numberBytes(item.expires);
  const body = Buffer.byteLength(item.text);
  return keyBytes(item) + attributeNames.rest + numberBytes(item.version) + body + due + expires;
}
