import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handle } from 'hono/aws-lambda';
import { createCallers, openApiDocument } from '#api';
import { createLog } from '#observability';
import { openAssetFolder, systemPace } from '#runtime';
import {
  createCatalogueReader,
  createForbundDirectory,
  createMembershipStore,
  createSessionStore,
  createWaitsReader,
  holdDirectory,
} from '#storage';
import { openDynamodbTable } from '#table';
import { createPublicApp } from './app.ts';
import { env } from './env.ts';

const settings = env.parse(process.env);
const heldMilliseconds = { catalogue: 2_000, directory: 30_000, waits: 60_000 };
const table = openDynamodbTable({ client: new DynamoDBClient({}), tableName: settings.TABLE_NAME });
const { now } = systemPace;

export const handler = handle(
  createPublicApp({
    table,
    directory: holdDirectory(createForbundDirectory(table), heldMilliseconds.directory, Date.now),
    catalogue: createCatalogueReader(table, heldMilliseconds.catalogue, Date.now),
    waits: createWaitsReader(table, heldMilliseconds.waits, Date.now),
    callers: createCallers({
      bearer: undefined,
      sessions: { read: createSessionStore(table).read },
      membershipsOf: createMembershipStore(table).of,
      now,
    }),
    now,
    publicOrigin: settings.PUBLIC_ORIGIN,
    ...openAssetFolder(settings.ASSETS_DIR),
    notice: null,
    openApi: () => openApiDocument({ publicOrigin: settings.PUBLIC_ORIGIN }),
    log: createLog('public'),
  }),
);
