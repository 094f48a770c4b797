/**
 * Builds the site's assets and the one-process server, and runs it until it is told to stop: `npm start`. An empty store
 * is filled with the demo and its two years of simulated history, unless DEMO_HISTORY says otherwise.
 */
import { spawn } from 'node:child_process';
import { buildAssets } from './build-assets.ts';
import { bundleLocal } from './bundle.ts';

const outfile = '.build/local/server.mjs';

await buildAssets();
await bundleLocal({ outfile });

const server = spawn(process.execPath, ['--enable-source-maps', outfile], {
  stdio: 'inherit',
  env: { DEMO_HISTORY: 'true', ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
