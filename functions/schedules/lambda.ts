import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { hashOf } from '#api';
import { createLog } from '#observability';
import { systemPace } from '#runtime';
import {
  createCatalogueProjection,
  createCatalogueReader,
  createForbundDirectory,
  createImportJobs,
  createInsatsLog,
  createReminders,
} from '#storage';
import { openDynamodbTable } from '#table';
import { env } from './env.ts';
import { sweep } from './sweep.ts';

const settings = env.parse(process.env);
const table = openDynamodbTable({ client: new DynamoDBClient({}), tableName: settings.TABLE_NAME });

// Held from one waking to the next: only entries that have changed are parsed again. Never old when it is asked.
const catalogue = createCatalogueReader(table, 0, Date.now);

/** Woken by the clock. */
export function handler(): Promise<void> {
  return sweep({
    table,
    directory: createForbundDirectory(table),
    projection: createCatalogueProjection(table),
    catalogue,
    reminders: createReminders(table),
    imports: {
      jobs: createImportJobs(table),
      log: createInsatsLog(table),
      naming: { hash: hashOf },
      pace: systemPace,
    },
    log: createLog('schedules'),
  });
}
