import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { createDynamodbTable, openDynamodbTable, openSqliteTable, type Table } from '#table';
import { describeOnDynamodbLocal } from '../dynamodb-local/suite.ts';

/** One real store. Its handles know nothing of each other: all they share is what is stored. */
export type Home = {
  open(): Promise<Table>;
};

/**
 * The same suite on each of the real stores, as it is run in service: SQLite on a file of its own and written through
 * to the disk, DynamoDB on a DynamoDB Local of its own. All handles are closed afterwards.
 */
export function describeOnRealStores(name: string, define: (home: Home, store: string) => void): void {
  describe(`${name}, on SQLite`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'stores-'));
    const opened: Table[] = [];
    afterAll(async () => {
      await Promise.all(opened.map((table) => table.close()));
      rmSync(folder, { recursive: true });
    });
    const open = async () => {
      const table = openSqliteTable({ file: join(folder, 'table.db') });
      opened.push(table);
      return table;
    };
    define({ open }, 'SQLite');
  });

  describeOnDynamodbLocal(`${name}, on DynamoDB Local`, (client) => {
    const tableName = 'stores';
    beforeAll(() => createDynamodbTable(client(), tableName));
    define({ open: async () => openDynamodbTable({ client: client(), tableName }) }, 'DynamoDB Local');
  });
}
