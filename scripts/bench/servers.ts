import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { buildAssets } from '../build-assets.ts';
import { bundleLocal } from '../bundle.ts';
import { root } from '../checks.ts';

export type MeasuredServer = {
  origin: string;
  /** Megabytes, after a garbage collection. */
  memory(): Promise<{ resident: number; heap: number }>;
  /** Milliseconds of processor time that the process has used so far. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
};

const built = join(root, '.build/bench');
const mostSecondsToStart = 120;
const probed = z.object({ rss: z.number(), heapUsed: z.number(), user: z.number(), system: z.number() });
const megabyte = 1_048_576;

/** Builds the one-process server as `npm start` does. Answers its file. */
export async function buildProduct(): Promise<string> {
  const outfile = join(built, 'server.mjs');
  await buildAssets();
  await bundleLocal({ outfile });
  return outfile;
}

/** An empty folder on the disk that the project lies on, where an fsync is an fsync. */
export async function freshFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  await mkdir(built, { recursive: true });
  const folder = await mkdtemp(join(built, 'data-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * The product, in a process of its own, on what lies in `dataDir`; an empty one is seeded with the demo, and with its
 * simulated history where that is wanted.
 */
export function startProduct(
  bundle: string,
  dataDir: string,
  { history }: { history: boolean } = { history: false },
): Promise<MeasuredServer> {
  return start(bundle, { DATA_DIR: dataDir, DEMO_HISTORY: `${history}` }, '/api/v1/api-info');
}

/** The bare route, in a process of its own. */
export function startBare(): Promise<MeasuredServer> {
  return start(fileURLToPath(new URL('./bare-server.ts', import.meta.url)), {}, '/bare');
}

async function start(file: string, settings: Record<string, string>, ready: string): Promise<MeasuredServer> {
  const port = await freePort();
  const probe = new URL('./process-probe.ts', import.meta.url);
  const child = fork(file, {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), ...settings },
    execArgv: ['--expose-gc', '--import', probe.href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const origin = `http://localhost:${port}`;
  try {
    await answers(child, `${origin}${ready}`);
  } catch (fault) {
    child.kill('SIGKILL');
    throw fault;
  }
  const ask = async (what: 'memory' | 'processor') => {
    child.send(what);
    const [said] = await once(child, 'message');
    return probed.parse(said);
  };
  return {
    origin,
    async memory() {
      const { rss, heapUsed } = await ask('memory');
      return { resident: rss / megabyte, heap: heapUsed / megabyte };
    },
    async processorTime() {
      const { user, system } = await ask('processor');
      return (user + system) / 1_000;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(child: ChildProcess, address: string): Promise<void> {
  const giveUp = performance.now() + mostSecondsToStart * 1_000;
  while (performance.now() < giveUp && child.exitCode === null) {
    const ready = await fetch(address).then(
      async (response) => {
        await response.arrayBuffer();
        return response.ok;
      },
      () => false,
    );
    if (ready) return;
    await pause(20);
  }
  throw new Error(`the measured server did not answer at ${address}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
}
