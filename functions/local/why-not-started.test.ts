import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { readEnvironment } from './env.ts';
import { portTaken, unfitSettings } from './why-not-started.ts';

function refusalOf(variables: Record<string, string>): string | undefined {
  try {
    readEnvironment(variables);
    return undefined;
  } catch (fault) {
    return unfitSettings(fault);
  }
}

const production = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://katalog.example.se',
  OIDC_ISSUER: 'https://login.example.se',
  OIDC_CLIENT_ID: 'insatskatalogen',
  OIDC_CLIENT_SECRET: 'not-told',
  API_AUDIENCE: 'insatskatalog-api',
  PSEUDONYM_KEY: 'x'.repeat(32),
};

test('outside development everything about signing in must be said', () => {
  expect(refusalOf(production)).toBeUndefined();
  const said = refusalOf({ NODE_ENV: 'production' }) ?? '';
  for (const name of Object.keys(production).slice(1)) expect(said).toContain(name);
});

test('a setting that does not fit is named, and its value is not repeated', () => {
  expect(refusalOf({ PORT: 'åttatusen' })).toMatch(/PORT saknas eller har ett värde som inte/);
  const tooShort = refusalOf({ ...production, PSEUDONYM_KEY: 'hemlig' });
  expect(tooShort).toContain('PSEUDONYM_KEY');
  expect(tooShort).not.toContain('hemlig');
  expect(refusalOf({ ...production, OIDC_ISSUER: 'http://login.example.se' })).toContain('OIDC_ISSUER');
  expect(refusalOf({ NODE_ENV: 'test' })).toContain('NODE_ENV');
});

test('a port that is taken is said to be', async () => {
  const first = createServer().listen(0);
  await once(first, 'listening');
  const second = createServer().listen(first.address());
  const [fault] = await once(second, 'error');
  first.close();
  expect(portTaken(fault, 8090)).toContain('port 8090 är upptagen');
});

test('any other fault is not explained away', () => {
  const fault = new Error('disk full');
  expect(unfitSettings(fault)).toBeUndefined();
  expect(portTaken(fault, 8080)).toBeUndefined();
});
