import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createBearerVerifier } from '#access';
import type { Pace } from '#ledger';
import { bytesOfSecret, openAssetFolder } from '#runtime';
import type { Table } from '#table';
import { functions } from '#topology';
import { composeLocal, type Identity } from './compose.ts';
import { seedDemo } from './demo.ts';
import { demoMemberships, demoUsers } from './demo-users.ts';
import type { Environment } from './env.ts';
import { createFollowers } from './followers.ts';
import { createIdentityProvider, type IdentityProvider } from './identity-provider.ts';
import { loadOrCreatePseudonymKey, loadOrCreateSigningKey } from './kept-keys.ts';
import { localIdentity } from './local-identity.ts';
import { serveFunctions } from './server.ts';
import { openStore } from './store.ts';

export type RunningServer = {
  origin: string;
  sweep(): Promise<void>;
  /** Lets the flow watch make the day's run, or waits until the one under way is made. */
  watchFlow(): Promise<void>;
  stop(): Promise<void>;
};

/** Functions that the clock wakes. */
type ScheduledName = Extract<(typeof functions)[number], { schedule: object }>['name'];

const stopMilliseconds = 2_000;
const demoNotice = 'Demonstration: siffror och händelser är påhittade, insatserna är exempel.';

/** Starts the one-process server: store, functions, projector, clock and, in development, the sign-in provider. */
export async function startLocal(environment: Environment, pace: Pace): Promise<RunningServer> {
  const { place, signIn } = environment;
  const development = signIn.NODE_ENV === 'development';
  const port = place.PORT === 0 ? await freePort() : place.PORT;
  const origin = new URL(place.PUBLIC_ORIGIN ?? `http://localhost:${port}`).origin;
  let poke: (partition: string) => void = () => undefined;
  const table = await openStore(environment, (partition) => poke(partition));
  const faults: { note: (fault: unknown) => void } = { note: () => undefined };
  const { identity, identityProvider } = await identityOf(environment, origin, pace, (fault) =>
    faults.note(fault),
  );
  const local = composeLocal({
    table,
    pace,
    origin,
    identity,
    assetFolder: openAssetFolder(place.ASSETS_DIR),
    notice: development ? demoNotice : null,
  });
  faults.note = (fault) => local.log.fault('the sign-in provider failed', fault);
  const followers = createFollowers(local);
  poke = followers.onPoke;
  if (signIn.NODE_ENV === 'development') {
    await bringDemo(local, table, identity, pace, { history: signIn.DEMO_HISTORY });
  }
  await followers.settled();
  await local.sweep();

  const watch = flowWatch(local);
  const server = serveFunctions(local.app, identityProvider);
  server.listen(port, place.HOST ?? (development ? '127.0.0.1' : undefined));
  await once(server, 'listening');
  const stopClocks = startClocks({
    schedules: () => local.sweep().catch((fault) => local.log.fault('the sweep was broken off', fault)),
    flow: watch.once,
  });
  // The day's run, where it has not been made; nobody who opens a page waits for it.
  void watch.once();
  return {
    origin,
    sweep: local.sweep,
    watchFlow: watch.once,
    async stop() {
      stopClocks();
      server.close();
      server.closeIdleConnections();
      // Calls under way are answered; whoever holds a connection longer than that is cut off.
      const patience = setTimeout(() => server.closeAllConnections(), stopMilliseconds);
      await once(server, 'close');
      clearTimeout(patience);
      await watch.stop();
      await followers.settled();
      await table.close();
    },
  };
}

/** Does what each scheduled function does, as often as the topology says. Answers how to stop. */
function startClocks(work: Record<ScheduledName, () => Promise<void>>): () => void {
  const clocks = functions.flatMap((one) =>
    'schedule' in one ? [setInterval(() => void work[one.name](), one.schedule.everyMinutes * 60_000)] : [],
  );
  return () => clocks.forEach(clearInterval);
}

/** The flow watch, one run at a time. `stop` begins nothing more, and resolves when what was begun is done. */
function flowWatch({ watchFlow, log }: Pick<ReturnType<typeof composeLocal>, 'watchFlow' | 'log'>) {
  let stopping = false;
  let underWay: Promise<void> | undefined;
  return {
    once(): Promise<void> {
      underWay ??= watchFlow(() => !stopping)
        .catch((fault) => log.fault('the flow watch was broken off', fault))
        .finally(() => {
          underWay = undefined;
        });
      return underWay;
    },
    async stop(): Promise<void> {
      stopping = true;
      await underWay;
    },
  };
}

async function identityOf(
  { place, signIn }: Environment,
  origin: string,
  pace: Pace,
  onFault: (fault: unknown) => void,
): Promise<{ identity: Identity; identityProvider: IdentityProvider | undefined }> {
  if (signIn.NODE_ENV === 'production') {
    const identity: Identity = {
      issuer: signIn.OIDC_ISSUER,
      clientId: signIn.OIDC_CLIENT_ID,
      clientSecret: signIn.OIDC_CLIENT_SECRET,
      audience: signIn.API_AUDIENCE,
      allowInsecureIssuer: false,
      pseudonymKey: bytesOfSecret(signIn.PSEUDONYM_KEY),
    };
    return { identity, identityProvider: undefined };
  }
  const signingKey = await loadOrCreateSigningKey(place.DATA_DIR);
  const identityProvider = createIdentityProvider({ origin, users: demoUsers, signingKey, onFault });
  const audience = localIdentity.apiAudience;
  const identity: Identity = {
    issuer: identityProvider.issuer,
    clientId: localIdentity.clientId,
    audience,
    // Its keys are at hand: nothing needs to be fetched from the server that is about to start.
    verifier: createBearerVerifier({
      issuer: identityProvider.issuer,
      audience,
      keys: identityProvider.publicKeys,
      now: () => new Date(pace.now()),
    }),
    allowInsecureIssuer: true,
    pseudonymKey: await loadOrCreatePseudonymKey(place.DATA_DIR),
  };
  return { identity, identityProvider };
}

/**
 * Seeds a store that is nobody's yet, and grants the demo users what they do not have yet. Seeding comes first: where
 * a demo user has been granted anything it was finished, and whatever has been changed since is left alone.
 */
async function bringDemo(
  local: ReturnType<typeof composeLocal>,
  table: Table,
  { issuer, pseudonymKey }: Identity,
  pace: Pace,
  wanted: { history: boolean },
): Promise<void> {
  const demo = await demoMemberships({ issuer, pseudonymKey, grantedAt: pace.now() });
  const granted = await Promise.all(demo.map(({ forbund, id }) => local.memberships.find(forbund, id)));
  if (granted.every((held) => held === undefined)) {
    await seedDemo(local.directory, local.importPorts, table, wanted);
  }
  for (const held of demo) await local.memberships.grant(held);
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
