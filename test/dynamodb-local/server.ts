import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Where `scripts/dynamodb-local.ts` unpacks DynamoDB Local; outside git. */
export const DYNAMODB_LOCAL_FOLDER = join(import.meta.dirname, '../../.cache/dynamodb-local');
export const DYNAMODB_LOCAL_JAR = join(DYNAMODB_LOCAL_FOLDER, 'DynamoDBLocal.jar');

const READY_WITHIN_MS = 60_000;

export type DynamodbLocal = {
  endpoint: string;
  /** Resolves when the process is gone, and its data with it. */
  stop(): Promise<void>;
};

function refuseWithoutParts(): void {
  if (spawnSync('java', ['-version']).status !== 0) {
    throw new Error(
      'DYNAMODB_LOCAL=1 needs `java` (17 or later) on the PATH. On Debian: apt-get install default-jre-headless. ' +
        'Or run without DYNAMODB_LOCAL=1: the DynamoDB suites are then skipped.',
    );
  }
  if (!existsSync(DYNAMODB_LOCAL_JAR)) {
    throw new Error(
      'DYNAMODB_LOCAL=1 needs DynamoDB Local in .cache/dynamodb-local. Fetch it: npx node scripts/dynamodb-local.ts. ' +
        'Or run without DYNAMODB_LOCAL=1: the DynamoDB suites are then skipped.',
    );
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );

async function ready(java: ChildProcess, endpoint: string, said: () => string): Promise<void> {
  const giveUp = performance.now() + READY_WITHIN_MS;
  while (!(await answers(endpoint))) {
    if (java.exitCode !== null) throw new Error(`DynamoDB Local stopped while starting:\n${said()}`);
    if (performance.now() > giveUp)
      throw new Error(`DynamoDB Local did not answer within a minute:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Starts a fresh, empty DynamoDB Local in memory on a free port. Ready in 2-4 seconds. */
export async function startDynamodbLocal(): Promise<DynamodbLocal> {
  refuseWithoutParts();
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const flags = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)];
  const java = spawn(
    'java',
    ['-Xmx512m', '-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', ...flags],
    { cwd: DYNAMODB_LOCAL_FOLDER, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  java.stdout.on('data', (chunk) => {
    said += chunk;
  });
  java.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const gone = new Promise<void>((resolve) => java.once('exit', () => resolve()));
  const kill = () => java.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await gone;
  };
  try {
    await ready(java, endpoint, () => said);
    return { endpoint, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
