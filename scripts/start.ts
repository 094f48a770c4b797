/** Builds the site's assets and the one-process server, and starts it: `npm start`. */
import { pathToFileURL } from 'node:url';
import { buildAssets } from './build-assets.ts';
import { bundleLocal } from './bundle.ts';

const outfile = '.build/local/server.mjs';

await buildAssets();
await bundleLocal({ outfile });
await import(pathToFileURL(outfile).href);
