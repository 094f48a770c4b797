import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { createDynamodbTable, openDynamodbTable, openSqliteTable, type Table } from '#table';
import { describeOnDynamodbLocal } from '../dynamodb-local/suite.ts';
import { addFaults } from '../faults/faulty-dynamodb.ts';
import { addTableFaults } from '../faults/faulty-table.ts';

/** One real store. Its handles know nothing of each other: all they share is what is stored. */
export type Home = {
  open(): Promise<Table>;
  /** A handle whose calls meet faults. */
  openFaulty(seed: number): Promise<FaultyHandle>;
};

type FaultyHandle = {
  table: Table;
  /** Makes the writes that are still on their way. */
  settle(): Promise<void>;
  struck: Readonly<Record<string, number>>;
};

/** Something goes wrong with a fifth of all writes. DynamoDB has no write that arrives late: the SDK waits. */
const weather = { throttle: 0.02, conflict: 0.05, inProgress: 0.03, lostBefore: 0.04, lostAfter: 0.06 };
const lateWrites = { timeOut: 0.04 };

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
    const openFaulty = async (seed: number) =>
      addTableFaults(await open(), { seed, faults: { ...weather, ...lateWrites } });
    define({ open, openFaulty }, 'SQLite');
  });

  describeOnDynamodbLocal(`${name}, on DynamoDB Local`, (client, endpoint) => {
    const tableName = 'stores';
    const opened: DynamoDBClient[] = [];
    beforeAll(() => createDynamodbTable(client(), tableName));
    afterAll(() => {
      for (const own of opened) own.destroy();
    });
    const open = async () => openDynamodbTable({ client: client(), tableName });
    const openFaulty = async (seed: number) => {
      const own = new DynamoDBClient({
        endpoint: endpoint(),
        region: 'eu-north-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        maxAttempts: 2,
      });
      opened.push(own);
      const { struck } = addFaults(own, { seed, faults: weather });
      const nothingLeft = async () => undefined;
      return { table: openDynamodbTable({ client: own, tableName }), settle: nothingLeft, struck };
    };
    define({ open, openFaulty }, 'DynamoDB Local');
  });
}
