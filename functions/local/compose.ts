import type { Hono } from 'hono';
import { type BearerVerifier, createBearerVerifier, createSignIn, keysUrlOf, newSecret } from '#access';
import { createCallers, derivedId, hashOf, openApiDocument } from '#api';
import type { Pace } from '#ledger';
import { createLog } from '#observability';
import type { AssetFolder } from '#runtime';
import {
  createCatalogueOwners,
  createCatalogueProjection,
  createCatalogueReader,
  createFlowStores,
  createForbundDirectory,
  createImportJobs,
  createInsatsLog,
  createMembershipStore,
  createReminders,
  createSessionStore,
  createSignInStore,
  createWaitsReader,
  holdDirectory,
} from '#storage';
import type { Table } from '#table';
import { createAdminApp } from '../admin/app.ts';
import { createCoordinatorApp } from '../coordinator/app.ts';
import { watchFlow } from '../flow/watch-flow.ts';
import { createProviderApp } from '../provider/app.ts';
import { createPublicApp } from '../public/app.ts';
import { sweep } from '../schedules/sweep.ts';
import { createSignInApp } from '../sign-in/app.tsx';
import { composeFunctions } from './server.ts';

/** Who signs people in, and the key that makes their pseudonyms. */
export type Identity = {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  audience: string;
  /** The issuer's keys, where they are known beforehand. */
  verifier?: BearerVerifier;
  allowInsecureIssuer: boolean;
  pseudonymKey: Uint8Array<ArrayBuffer>;
};

export type LocalParts = {
  table: Table;
  pace: Pace;
  origin: string;
  identity: Identity;
  assetFolder: AssetFolder;
  notice: string | null;
};

const held = { directoryMilliseconds: 5_000, catalogueMilliseconds: 2_000, waitsMilliseconds: 60_000 };

/** Everything that runs in the one process, over one table. */
export function composeLocal(parts: LocalParts) {
  const { table, pace, origin, identity, assetFolder, notice } = parts;
  const { now } = pace;
  const milliseconds = () => Date.parse(now());
  const log = createLog('local');
  const insatsLog = createInsatsLog(table);
  const directory = createForbundDirectory(table, { consistent: true });
  const heldDirectory = holdDirectory(directory, held.directoryMilliseconds, milliseconds);
  const catalogue = createCatalogueReader(table, held.catalogueMilliseconds, milliseconds);
  const waits = createWaitsReader(table, held.waitsMilliseconds, milliseconds);
  const projection = createCatalogueProjection(table);
  const memberships = createMembershipStore(table);
  const sessions = createSessionStore(table);
  const jobs = createImportJobs(table);
  const owners = createCatalogueOwners(table);
  const reminders = createReminders(table);
  const naming = { deriveId: derivedId, hash: hashOf };
  const { issuer, audience, pseudonymKey } = identity;
  const verifier =
    identity.verifier ??
    createBearerVerifier({
      issuer,
      audience,
      keys: { url: () => keysUrlOf(issuer) },
      now: () => new Date(now()),
    });
  const callers = createCallers({
    bearer: {
      verifier,
      pseudonymKey,
      noteFault: (fault) => log.fault('the keys of the sign-in provider are out of reach', fault),
    },
    sessions,
    membershipsOf: memberships.of,
    now,
  });
  const page = { callers, now, publicOrigin: origin, assets: assetFolder.assets, notice, log };
  const signIn = createSignIn(
    {
      issuer,
      clientId: identity.clientId,
      ...(identity.clientSecret !== undefined && { clientSecret: identity.clientSecret }),
      redirectUri: `${origin}/sign-in/callback`,
      allowInsecureIssuer: identity.allowInsecureIssuer,
    },
    createSignInStore(table),
  );
  const app: Hono = composeFunctions({
    public: createPublicApp({
      ...page,
      table,
      directory: heldDirectory,
      catalogue,
      waits,
      readAsset: assetFolder.readAsset,
      openApi: () => openApiDocument({ publicOrigin: origin }),
    }),
    'sign-in': createSignInApp({ ...page, signIn, sessions, memberships, directory, pseudonymKey }),
    provider: createProviderApp({
      ...page,
      table,
      insatsLog,
      directory: heldDirectory,
      catalogue,
      waits,
      pace,
      newKey: newSecret,
    }),
    coordinator: createCoordinatorApp({
      ...page,
      table,
      insatsLog,
      directory: heldDirectory,
      catalogue,
      waits,
      pace,
      newKey: newSecret,
    }),
    admin: createAdminApp({
      table,
      insatsLog,
      directory,
      memberships,
      jobs,
      owners,
      naming,
      callers,
      pace,
      now,
      publicOrigin: origin,
      log,
    }),
  });
  return {
    app,
    log,
    directory,
    catalogue,
    waits,
    projection,
    memberships,
    importPorts: { jobs, owners, log: insatsLog, pace },
    /** `goOn`: whether there is time to begin something more. */
    watchFlow: (goOn: () => boolean) =>
      watchFlow({ table, stores: createFlowStores(table), directory, catalogue, pace, goOn, log }),
    sweep: () =>
      sweep({
        table,
        directory,
        projection,
        catalogue,
        reminders,
        imports: { jobs, log: insatsLog, naming, pace },
        log,
      }),
  };
}
