import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBearerVerifier } from '#access';
import { demoUsers } from '../functions/local/demo-users.ts';
import { loadOrCreateSigningKey, publicKeysOf } from '../functions/local/kept-keys.ts';

const script = fileURLToPath(new URL('token.ts', import.meta.url));

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'token-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

type Outcome = { exitCode: number; printed: string; said: string };

function token(login: string | undefined, environment: Record<string, string> = {}): Promise<Outcome> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !['PORT', 'PUBLIC_ORIGIN', 'NODE_ENV'].includes(name),
  );
  const env = { ...Object.fromEntries(inherited), DATA_DIR: dataDir, ...environment };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...(login === undefined ? [] : [login])],
      { env },
      (error, out, err) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code), printed: out.trim(), said: err });
      },
    );
  });
}

describe('npm run token', () => {
  it('prints a token that the local server accepts, for every kind of demo user', async () => {
    for (const { login, subject } of demoUsers) {
      const { printed } = await token(login);
      const verifier = createBearerVerifier({
        issuer: 'http://localhost:8080/oidc',
        audience: 'insatskatalog-api',
        keys: publicKeysOf(await loadOrCreateSigningKey(dataDir)),
        now: () => new Date(),
      });
      expect(await verifier.verify(printed)).toMatchObject({ subject });
    }
  });

  it('follows the port and the public origin of the server', async () => {
    expect(decodeJwt((await token('admin', { PORT: '8123' })).printed).iss).toBe(
      'http://localhost:8123/oidc',
    );
    const { printed } = await token('admin', { PUBLIC_ORIGIN: 'https://demo.example/' });
    expect(decodeJwt(printed).iss).toBe('https://demo.example/oidc');
  });

  it('says in Swedish whom it knows when it is asked for somebody else', async () => {
    for (const login of [undefined, 'root', '']) {
      const { exitCode, printed, said } = await token(login);
      expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: '' });
      expect(said).toContain('provider, reporter, coordinator, admin, two-roles');
    }
  });

  it('refuses in production', async () => {
    const { exitCode, printed, said } = await token('admin', { NODE_ENV: 'production' });
    expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: '' });
    expect(said).toContain('produktion');
  });
});
