import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSimulatedTable, openSqliteTable, type Table } from '#table';
import { mondayMorning } from './ledger.ts';

/** Real stores for a test file, each table empty and on its own. `remove` closes them and deletes their files. */
export function openStores() {
  const folder = mkdtempSync(join(tmpdir(), 'insatskatalog-'));
  const opened: Table[] = [];

  function keep(table: Table): Table {
    opened.push(table);
    return table;
  }
  // Cleaning lives in the tests' time too: a request of theirs has not expired.
  const now = () => Date.parse(mondayMorning);
  const sqlite = () =>
    keep(openSqliteTable({ file: join(folder, `${opened.length}.db`), durability: 'normal', now }));
  const simulator = () => keep(openSimulatedTable({ seed: opened.length }));

  return {
    sqlite,
    simulator,
    /** For `describe.each`: the name of a store, and how an empty table is opened in it. */
    each: [
      ['SQLite', sqlite],
      ['the simulator', simulator],
    ] as [string, () => Table][],
    async remove() {
      await Promise.all(opened.map((table) => table.close()));
      rmSync(folder, { recursive: true });
    },
  };
}
