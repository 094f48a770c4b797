import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamodbTable, openDynamodbTable, openSqliteTable, type Table } from '#table';
import { DYNAMODB_LOCAL_JAR, startDynamodbLocal } from '../../../test/dynamodb-local/server.ts';
import { freshFolder } from '../servers.ts';

export type MeasuredStore = { name: 'sqlite' | 'dynamodb'; table: Table; close(): Promise<void> };

/** How each store is opened, empty, when its turn has come. Without DynamoDB Local it is SQLite alone, and says so. */
export function stores(): (() => Promise<MeasuredStore>)[] {
  if (existsSync(DYNAMODB_LOCAL_JAR)) return [openSqlite, openDynamodb];
  console.error(
    'NOT MEASURED: DynamoDB Local is not fetched, so these figures are of SQLite alone. ' +
      'Fetch it once with npm run dynamodb-local (its licence: development by those who have an AWS account).',
  );
  return [openSqlite];
}

/** On the disk that the project lies on; a write is on it before it is acknowledged. */
async function openSqlite(): Promise<MeasuredStore> {
  const place = await freshFolder();
  const table = openSqliteTable({ file: join(place.folder, 'ledger.sqlite'), durability: 'full' });
  return {
    name: 'sqlite',
    table,
    async close() {
      await table.close();
      await place.remove();
    },
  };
}

const tableName = 'ledger-bench';

/** A process of its own, in memory, and a table without a stream: streams slow DynamoDB Local ten times. */
async function openDynamodb(): Promise<MeasuredStore> {
  const server = await startDynamodbLocal();
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await createDynamodbTable(client, tableName);
  return {
    name: 'dynamodb',
    table: openDynamodbTable({ client, tableName }),
    async close() {
      client.destroy();
      await server.stop();
    },
  };
}
