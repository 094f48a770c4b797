import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose';
import * as z from 'zod';

const signingKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
});

/** The local identity provider's private key (ES256), as a JWK. */
export type SigningKey = z.infer<typeof signingKeySchema>;

/** The key that the local identity provider signs with, kept in `dataDir` so that tokens survive a restart. */
export async function loadOrCreateSigningKey(dataDir: string): Promise<SigningKey> {
  const kept = await loadOrCreate(dataDir, 'identity-provider-key.json', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(privateKey);
    return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' });
  });
  return signingKeySchema.parse(JSON.parse(kept));
}

/** What anyone may know of the key: enough to check a signature. */
export function publicKeysOf({ d: _private, ...open }: SigningKey): JSONWebKeySet {
  return { keys: [open] };
}

/** The secret that staff ids are made with (see `pseudonymOf`), kept in `dataDir`. Lose it and every id changes. */
export async function loadOrCreatePseudonymKey(dataDir: string): Promise<Uint8Array<ArrayBuffer>> {
  const kept = await loadOrCreate(dataDir, 'pseudonym-key', async () =>
    randomBytes(32).toString('base64url'),
  );
  return new Uint8Array(Buffer.from(kept, 'base64url'));
}

/** Two processes that start at once get the same file: only one of them can link it into place. */
async function loadOrCreate(dataDir: string, name: string, make: () => Promise<string>): Promise<string> {
  const file = join(dataDir, name);
  const kept = await readFile(file, 'utf8').catch(absent);
  if (kept !== undefined) return kept;
  await mkdir(dataDir, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, await make(), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file).catch(taken);
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}

function absent(error: unknown): undefined {
  if (!hasCode(error, 'ENOENT')) throw error;
}

function taken(error: unknown): void {
  if (!hasCode(error, 'EEXIST')) throw error;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
