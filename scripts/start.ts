/** Builds the site's assets and the one-process server, and runs it until it is told to stop: `npm start`. */
import { spawn } from 'node:child_process';
import { buildAssets } from './build-assets.ts';
import { bundleLocal } from './bundle.ts';

const outfile = '.build/local/server.mjs';

await buildAssets();
await bundleLocal({ outfile });

const server = spawn(process.execPath, ['--enable-source-maps', outfile], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
