import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamodbTable, openDynamodbTable, openSqliteTable, type Poke, type Table } from '#table';
import type { StoreEnvironment } from './env.ts';

/** Opens the table that the environment asks for. A DynamoDB of one's own gets its table made. */
export async function openStore({ place, store }: StoreEnvironment, onPoke?: Poke): Promise<Table> {
  const poked = onPoke && { onPoke };
  if (store.STORE === 'sqlite') {
    return openSqliteTable({ file: join(place.DATA_DIR, 'insatskatalog.sqlite'), ...poked });
  }
  const { DYNAMODB_ENDPOINT: endpoint, TABLE_NAME: tableName } = store;
  if (endpoint === undefined)
    return openDynamodbTable({ client: new DynamoDBClient({}), tableName, ...poked });
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    // DynamoDB Local asks for credentials and looks at none.
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await createDynamodbTable(client, tableName);
  return openDynamodbTable({ client, tableName, ...poked });
}
