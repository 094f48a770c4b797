import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemPace } from '#runtime';
import { demoToken } from '../../functions/local/demo-token.ts';
import { demoUsers } from '../../functions/local/demo-users.ts';
import { readEnvironment } from '../../functions/local/env.ts';
import { loadOrCreateSigningKey } from '../../functions/local/kept-keys.ts';
import { startLocal } from '../../functions/local/start.ts';

export type TestServer = {
  origin: string;
  /** Where its store and keys are, for tests that look behind the door. */
  dataDir: string;
  /** A Bearer token of a demo user, by login. */
  token(login: string): Promise<string>;
  /** Moves the server's clock. */
  advance(by: { days: number }): void;
  stop(): Promise<void>;
};

/**
 * The real one-process server on a free port, with a store and keys of its own and the demo catalogues in it. On SQLite
 * unless a DynamoDB endpoint is given. `prepare` may fill the store before the server opens it: where it puts a förbund,
 * the demo catalogues stay out.
 */
export async function startTestServer(
  options: { dynamodbEndpoint?: string; prepare?: (dataDir: string) => Promise<void> } = {},
): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'insatskatalog-'));
  await options.prepare?.(dataDir);
  let ahead = 0;
  const pace = { ...systemPace, now: () => new Date(Date.now() + ahead).toISOString() };
  const server = await startLocal(
    readEnvironment({
      PORT: '0',
      DATA_DIR: dataDir,
      ...(options.dynamodbEndpoint && {
        STORE: 'dynamodb',
        DYNAMODB_ENDPOINT: options.dynamodbEndpoint,
        TABLE_NAME: 'insatskatalog-test',
      }),
    }),
    pace,
  );
  // Whoever compares the store before and after a call must not meet the run that every start makes.
  await server.watchFlow();
  return {
    origin: server.origin,
    dataDir,
    async token(login) {
      const user = demoUsers.find((one) => one.login === login);
      if (!user) throw new Error(`no demo user ${login}`);
      const signingKey = await loadOrCreateSigningKey(dataDir);
      return demoToken({ user, origin: server.origin, signingKey, now: new Date(pace.now()) });
    },
    advance({ days }) {
      ahead += days * 86_400_000;
    },
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
