import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { createLog } from '#observability';
import { systemPace } from '#runtime';
import { createCatalogueReader, createFlowStores, createForbundDirectory } from '#storage';
import { openDynamodbTable } from '#table';
import { env } from './env.ts';
import { watchFlow } from './watch-flow.ts';

const settings = env.parse(process.env);
const table = openDynamodbTable({ client: new DynamoDBClient({}), tableName: settings.TABLE_NAME });

/** Enough for the longest piece of work that is not broken off: the watch of one large förbund. */
const lastStartMilliseconds = 60_000;

/** Woken by the clock. */
export function handler(_woken: unknown, context: Context): Promise<void> {
  return watchFlow({
    table,
    stores: createFlowStores(table),
    directory: createForbundDirectory(table),
    catalogue: createCatalogueReader(table, 0, Date.now),
    pace: systemPace,
    goOn: () => context.getRemainingTimeInMillis() > lastStartMilliseconds,
    log: createLog('flow'),
  });
}
