import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBearerVerifier, createSignIn, type SignIn, type SignInAttempt } from '#access';
import { demoToken } from './demo-token.ts';
import { demoUsers } from './demo-users.ts';
import { createIdentityProvider, type IdentityProvider } from './identity-provider.ts';
import { loadOrCreateSigningKey, type SigningKey } from './kept-keys.ts';
import { localIdentity } from './local-identity.ts';

let folder = '';
let origin = '';
let signingKey: SigningKey;
let provider: IdentityProvider;
let signIn: SignIn;
const faults: unknown[] = [];
const attempts = new Map<string, SignInAttempt>();

const server = createServer((request, response) => {
  void provider.handle(request, response);
});
const quiet = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'info'), vi.spyOn(console, 'error')];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  signingKey = await loadOrCreateSigningKey(folder);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  provider = createIdentityProvider({ origin, users: demoUsers, signingKey, onFault: (e) => faults.push(e) });
  const settings = {
    issuer: provider.issuer,
    clientId: localIdentity.clientId,
    redirectUri: localIdentity.redirectUriOf(origin),
    allowInsecureIssuer: true,
  };
  signIn = createSignIn(settings, {
    keep: async (hash, attempt) => void attempts.set(hash, attempt),
    async take(hash) {
      const attempt = attempts.get(hash);
      attempts.delete(hash);
      return attempt;
    },
  });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});
beforeEach(() => attempts.clear());

const now = () => new Date();

/** A browser as far as cookies and redirects go; stops before it would leave the provider. */
function browser() {
  const cookies = new Map<string, { value: string; path: string }>();
  async function go(address: string, form?: Record<string, string>): Promise<Response> {
    const url = new URL(address, origin);
    const sent = [...cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: sent.join('; '), accept: 'text/html' },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      const path = line.match(/path=([^;]+)/i)?.[1] ?? '/';
      if (value === '') cookies.delete(name);
      else cookies.set(name, { value, path });
    }
    const next = response.headers.get('location');
    const onward = next === null ? undefined : new URL(next, url);
    return onward && provider.answers(onward.pathname) ? go(onward.href) : response;
  }
  return { go };
}

const actionOf = (page: string) => page.match(/<form method="post" action="([^"]+)"/)?.[1] ?? '';

async function leave() {
  const started = await signIn.start({ returnTo: '/provider', now: now() });
  if (started.outcome !== 'redirect') throw new Error(`could not start: ${started.cause}`);
  return started;
}

/** Signs in all the way to the callback, as the person behind `login`. */
async function choose(form: Record<string, string>, client = browser()) {
  const { redirectTo, secret } = await leave();
  const page = await (await client.go(redirectTo)).text();
  const back = await client.go(actionOf(page), form);
  const query = new URL(back.headers.get('location') ?? '', origin).search;
  return { secret, query, page };
}

describe('the local identity provider', () => {
  it.each(demoUsers)('lets $login sign in with one button', async ({ login, subject }) => {
    const { secret, query } = await choose({ login });
    expect(await signIn.finish({ secret, query, now: now() })).toEqual({
      outcome: 'signed-in',
      identity: { issuer: provider.issuer, subject },
      returnTo: '/provider',
    });
  });

  it('offers the choice every time, also to a browser that has signed in before', async () => {
    const client = browser();
    await choose({ login: 'provider' }, client);
    const { secret, query, page } = await choose({ login: 'admin' }, client);
    for (const { login, name } of demoUsers) {
      expect(page).toContain(`value="${login}"`);
      expect(page).toContain(name);
    }
    const result = await signIn.finish({ secret, query, now: now() });
    expect(result).toMatchObject({ identity: { subject: 'demo-admin' } });
  });

  it('shows a Swedish page without script or anything from elsewhere', async () => {
    const { redirectTo } = await leave();
    const response = await browser().go(redirectTo);
    const page = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = policy.match(/style-src 'nonce-([^']+)'/)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(page).toContain(`<style nonce="${nonce}">`);
    expect(page).toContain('<html lang="sv">');
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(| on[a-z]+=| style=/i);
  });

  it('brings a cancelled sign-in back as a refusal', async () => {
    const { secret, query } = await choose({ cancel: 'yes' });
    expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({ refusal: 'denied' });
  });

  it('redeems a code once: replayed, it is refused', async () => {
    const { secret, query } = await choose({ login: 'provider' });
    const kept = new Map(attempts);
    expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({ outcome: 'signed-in' });
    for (const [hash, attempt] of kept) attempts.set(hash, attempt);
    expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({
      refusal: 'not-verified',
      cause: 'invalid_grant',
    });
  });

  it("redeems a code only for the browser that began: another's state or verifier is refused", async () => {
    const victim = await leave();
    const attacker = await choose({ login: 'provider' });
    const injected = await signIn.finish({ secret: victim.secret, query: attacker.query, now: now() });
    expect(injected).toMatchObject({ refusal: 'not-verified' });

    const other = await choose({ login: 'provider' });
    for (const [hash, attempt] of attempts) attempts.set(hash, { ...attempt, codeVerifier: 'x'.repeat(43) });
    const stolen = await signIn.finish({ secret: other.secret, query: other.query, now: now() });
    expect(stolen).toMatchObject({ refusal: 'not-verified', cause: 'invalid_grant' });
  });

  it('refuses a client without PKCE, another address to come back to, and unknown people', async () => {
    const { redirectTo } = await leave();
    const plain = new URL(redirectTo);
    plain.searchParams.delete('code_challenge');
    plain.searchParams.delete('code_challenge_method');
    const refused = new URL((await browser().go(plain.href)).headers.get('location') ?? '');
    expect(refused.searchParams.get('error')).toBe('invalid_request');

    const elsewhere = new URL(redirectTo);
    elsewhere.searchParams.set('redirect_uri', 'https://evil.example/');
    const stopped = await browser().go(elsewhere.href);
    expect(stopped.status).toBe(400);
    expect(await stopped.text()).toContain('Inloggningen gick inte att slutföra');

    const client = browser();
    const page = await (await client.go(redirectTo)).text();
    expect((await client.go(actionOf(page), { login: 'nobody' })).status).toBe(400);
    expect((await client.go(actionOf(page), { login: 'x'.repeat(2_000) })).status).toBe(400);
  });

  it('says in a sentence that a choice came too late or from another browser', async () => {
    const response = await browser().go('/oidc/interaction/unknown', { login: 'admin' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Inloggningen har gått ut');
  });

  it('does its work without warnings and without faults', async () => {
    await choose({ login: 'provider' });
    expect(quiet.flatMap((spy) => spy.mock.calls)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('a demo token', () => {
  const verifierAt = (at: Date) =>
    createBearerVerifier({
      issuer: provider.issuer,
      audience: localIdentity.apiAudience,
      keys: provider.publicKeys,
      now: () => at,
    });

  it('holds for an hour at the API of the same origin', async () => {
    for (const user of demoUsers) {
      const token = await demoToken({ user, origin, signingKey, now: now() });
      const identity = { issuer: provider.issuer, subject: user.subject };
      expect(await verifierAt(now()).verify(token)).toEqual(identity);
      expect(await verifierAt(new Date(Date.now() + 61 * 60_000)).verify(token)).toBeUndefined();
    }
  });

  it('does not hold at another origin', async () => {
    const [user] = demoUsers;
    if (user === undefined) throw new Error('there are no demo users');
    const token = await demoToken({ user, origin: 'http://localhost:1', signingKey, now: now() });
    expect(await verifierAt(now()).verify(token)).toBeUndefined();
  });

  it('is not what signing in gives: an ID token is no key to the API', async () => {
    expect(JSON.stringify(provider.publicKeys)).not.toContain(signingKey.d);
    const published = await (await fetch(`${provider.issuer}/jwks`)).text();
    expect(published).toContain(signingKey.kid);
    expect(published).not.toContain(signingKey.d);
  });
});
