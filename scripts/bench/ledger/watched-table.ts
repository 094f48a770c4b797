import type { Item, Key, Query, Table, Write } from '#table';

/** What was asked of a table, and what stood there. */
export type Call =
  | { ask: 'get'; key: Key; consistent: boolean; found: Item | undefined }
  | { ask: 'query'; query: Query; found: Item[] }
  /** `before` holds what stood where each write lands. */
  | { ask: 'transact'; writes: readonly Write[]; before: (Item | undefined)[] };

/** The same table, noting every call. `take` answers the calls since the last time. */
export function watch(table: Table): { table: Table; take(): Call[] } {
  let calls: Call[] = [];
  return {
    take() {
      const taken = calls;
      calls = [];
      return taken;
    },
    table: {
      ...table,
      async get(key, options) {
        const found = await table.get(key, options);
        calls.push({ ask: 'get', key, consistent: options?.consistent === true, found });
        return found;
      },
      async query(query) {
        const page = await table.query(query);
        calls.push({ ask: 'query', query, found: page.items });
        return page;
      },
      async transact(writes) {
        const keys = writes.map((write) => (write.do === 'put' ? write.item : write.key));
        const before = await Promise.all(keys.map((key) => table.get(key, { consistent: true })));
        await table.transact(writes);
        calls.push({ ask: 'transact', writes, before });
      },
    },
  };
}
