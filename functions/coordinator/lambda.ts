import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { createBearerVerifier, keysUrlOf, newSecret } from '#access';
import { createCallers } from '#api';
import { createLog } from '#observability';
import { bytesOfSecret, once, openAssetFolder, readSecret, systemPace } from '#runtime';
import {
  createCatalogueReader,
  createForbundDirectory,
  createInsatsLog,
  createMembershipStore,
  createSessionStore,
  createWaitsReader,
  holdDirectory,
} from '#storage';
import { openDynamodbTable } from '#table';
import { createCoordinatorApp } from './app.ts';
import { env } from './env.ts';

const settings = env.parse(process.env);
const heldMilliseconds = { catalogue: 2_000, directory: 30_000, waits: 60_000 };

const app = once(async () => {
  const table = openDynamodbTable({ client: new DynamoDBClient({}), tableName: settings.TABLE_NAME });
  const { now } = systemPace;
  const log = createLog('coordinator');
  const verifier = createBearerVerifier({
    issuer: settings.OIDC_ISSUER,
    audience: settings.API_AUDIENCE,
    keys: { url: () => keysUrlOf(settings.OIDC_ISSUER) },
    now: () => new Date(now()),
  });
  return createCoordinatorApp({
    table,
    insatsLog: createInsatsLog(table),
    directory: holdDirectory(createForbundDirectory(table), heldMilliseconds.directory, Date.now),
    catalogue: createCatalogueReader(table, heldMilliseconds.catalogue, Date.now),
    waits: createWaitsReader(table, heldMilliseconds.waits, Date.now),
    callers: createCallers({
      bearer: {
        verifier,
        pseudonymKey: bytesOfSecret(await readSecret(settings.PSEUDONYM_KEY_ARN)),
        noteFault: (fault) => log.fault('the keys of the sign-in provider are out of reach', fault),
      },
      sessions: createSessionStore(table),
      membershipsOf: createMembershipStore(table).of,
      now,
    }),
    pace: systemPace,
    now,
    newKey: newSecret,
    publicOrigin: settings.PUBLIC_ORIGIN,
    assets: openAssetFolder(settings.ASSETS_DIR).assets,
    notice: null,
    log,
  });
});

export const handler = async (event: LambdaEvent, context: LambdaContext) =>
  handle(await app())(event, context);
