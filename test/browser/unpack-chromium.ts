/**
 * Unpacks the browser that comes from npm, with its libraries, into the folder for temporary files (TMPDIR): the package
 * unpacks nowhere else. Run in a process of its own by chromium.ts, so that nobody else's temporary files end up there.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Packed, { inflate } from '@sparticuz/chromium';

await Packed.executablePath();
await inflate(
  join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin/al2023.tar.br'),
);
