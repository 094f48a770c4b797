import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { createSignIn } from '#access';
import { createCallers } from '#api';
import { createLog } from '#observability';
import { bytesOfSecret, once, openAssetFolder, readSecret, systemPace } from '#runtime';
import {
  createForbundDirectory,
  createMembershipStore,
  createSessionStore,
  createSignInStore,
} from '#storage';
import { openDynamodbTable } from '#table';
import { createSignInApp } from './app.tsx';
import { env } from './env.ts';

const settings = env.parse(process.env);

const app = once(async () => {
  const table = openDynamodbTable({ client: new DynamoDBClient({}), tableName: settings.TABLE_NAME });
  const sessions = createSessionStore(table);
  const memberships = createMembershipStore(table);
  const { now } = systemPace;
  return createSignInApp({
    signIn: createSignIn(
      {
        issuer: settings.OIDC_ISSUER,
        clientId: settings.OIDC_CLIENT_ID,
        clientSecret: await readSecret(settings.OIDC_CLIENT_SECRET_ARN),
        redirectUri: `${settings.PUBLIC_ORIGIN}/sign-in/callback`,
      },
      createSignInStore(table),
    ),
    sessions,
    memberships,
    directory: createForbundDirectory(table),
    callers: createCallers({ bearer: undefined, sessions, membershipsOf: memberships.of, now }),
    pseudonymKey: bytesOfSecret(await readSecret(settings.PSEUDONYM_KEY_ARN)),
    now,
    publicOrigin: settings.PUBLIC_ORIGIN,
    assets: openAssetFolder(settings.ASSETS_DIR).assets,
    notice: null,
    log: createLog('sign-in'),
  });
});

export const handler = async (event: LambdaEvent, context: LambdaContext) =>
  handle(await app())(event, context);
