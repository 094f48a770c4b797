/**
 * The browser of the browser tests, whole from npm: @sparticuz/chromium carries the program, its fonts and the
 * libraries that a machine without a desktop lacks. They are unpacked once, into .cache/.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const cache = fileURLToPath(new URL('../../.cache', import.meta.url));
const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');

const run = promisify(execFile);
const unpacking = fileURLToPath(new URL('unpack-chromium.ts', import.meta.url));

/** Starts a headless Chromium. Close it after use. */
export async function launchChromium(): Promise<Browser> {
  const { version }: { version: string } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // Its own default arguments switch web security off: what is tested must be a browser as people have it.
    args: ['--no-sandbox'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}

/** Whole or not at all: a run that is stopped on the way leaves nothing that the next would take for a browser. */
async function unpackInto(folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, 'unpacking-'));
  try {
    await run(process.execPath, [unpacking], { env: { ...process.env, TMPDIR: unfinished } });
    writeFileSync(join(unfinished, 'fonts.conf'), fontsIn(folder));
    renameSync(unfinished, folder);
  } catch (fault) {
    // Another test file has unpacked the same in the meantime, and that one is whole.
    if (!existsSync(folder)) throw fault;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
