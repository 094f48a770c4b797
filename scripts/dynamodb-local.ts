/**
 * Fetches DynamoDB Local into .cache/dynamodb-local, once. Opt-in: its licence allows use for development by those
 * who have an AWS account, and no redistribution, so it is neither a dependency nor in git.
 * Run: npx node scripts/dynamodb-local.ts
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DYNAMODB_LOCAL_FOLDER, DYNAMODB_LOCAL_JAR } from '../test/dynamodb-local/server.ts';

/** The only place where npm carries Amazon's own DynamoDB Local (1.25.1) whole, in its folder `emulator`. */
const PACKAGE = 'amplify-dynamodb-simulator@2.9.30';
const INTEGRITY =
  'sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';

function pack(folder: string): string {
  execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // On Windows npm is a script that only a shell can start.
    shell: process.platform === 'win32',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error(`npm pack ${PACKAGE} left no file behind`);
  return join(folder, tarball);
}

function verify(tarball: string): void {
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (integrity !== INTEGRITY) {
    throw new Error(`${PACKAGE} is not the file that was pinned: ${integrity} instead of ${INTEGRITY}`);
  }
}

function fetchInto(target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'fetching-'));
  try {
    const tarball = pack(folder);
    verify(tarball);
    execFileSync('tar', ['-xzf', tarball, '-C', folder, 'package/emulator'], { stdio: 'inherit' });
    rmSync(target, { recursive: true, force: true });
    renameSync(join(folder, 'package/emulator'), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (existsSync(DYNAMODB_LOCAL_JAR)) {
  console.log(`DynamoDB Local is already in ${DYNAMODB_LOCAL_FOLDER}`);
} else {
  console.log(
    'Fetching DynamoDB Local (54 MB). Its licence: development use by those who have an AWS account; no redistribution.',
  );
  fetchInto(DYNAMODB_LOCAL_FOLDER);
  console.log(`DynamoDB Local is in ${DYNAMODB_LOCAL_FOLDER}`);
}
