import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { hashOf } from '#api';
import { createLog } from '#observability';
import { systemPace } from '#runtime';
import {
  createCatalogueProjection,
  createForbundDirectory,
  createImportJobs,
  createInsatsLog,
} from '#storage';
import { openDynamodbTable } from '#table';
import { env } from './env.ts';
import { sweep } from './sweep.ts';

const settings = env.parse(process.env);
const table = openDynamodbTable({ client: new DynamoDBClient({}), tableName: settings.TABLE_NAME });

/** Woken by the clock. */
export function handler(): Promise<void> {
  return sweep({
    table,
    directory: createForbundDirectory(table),
    projection: createCatalogueProjection(table),
    imports: {
      jobs: createImportJobs(table),
      log: createInsatsLog(table),
      naming: { hash: hashOf },
      pace: systemPace,
    },
    log: createLog('schedules'),
  });
}
