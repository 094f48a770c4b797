import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createDynamodbTable, openDynamodbTable, openSimulatedTable, openSqliteTable } from '#table';
import { describeOnDynamodbLocal } from '../dynamodb-local/suite.ts';
import { tableContract } from './table-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'table-contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

tableContract('SQLite', async (onPoke) => openSqliteTable({ file: join(folder, 'table.db'), onPoke }));

tableContract('The simulator without faults', async (onPoke) => openSimulatedTable({ seed: 1, onPoke }));

describeOnDynamodbLocal('DynamoDB Local', (client) => {
  tableContract(
    'DynamoDB',
    async (onPoke) => {
      await createDynamodbTable(client(), 'contract');
      await createDynamodbTable(client(), 'contract');
      return openDynamodbTable({ client: client(), tableName: 'contract', onPoke });
    },
    { histories: 25 },
  );
});
