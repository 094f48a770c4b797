/**
 * Attribute and index names of the DynamoDB table, free of AWS imports so that the stacks in infra/ read the
 * same names as the adapter writes.
 */
export const TABLE_SCHEMA = {
  /** HASH key, string. */
  partition: 'partition',
  /** RANGE key, string; DynamoDB orders it by UTF-8 bytes. */
  sort: 'sort',
  /** Number. */
  version: 'version',
  /** String: the body as JSON text. */
  body: 'body',
  /** Number, epoch seconds: the table's time-to-live attribute. */
  expires: 'expires',
  /**
   * Sparse index: only items with something due carry its two string attributes. It projects the keys alone, so a
   * write that leaves the due time as it was costs nothing in the index; bodies are read with BatchGetItem.
   */
  dueIndex: { name: 'due', lane: 'dueLane', at: 'dueAt', projection: 'KEYS_ONLY' },
} as const;
