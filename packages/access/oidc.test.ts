import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSignIn, type SignIn } from './oidc.ts';
import { newSecret } from './secret.ts';
import type { SignInAttempt, SignInStore } from './sign-in.ts';

/** An issuer that answers as a test tells it to, so that its lies can be tried. */
const keys = await generateKeyPair('ES256', { extractable: true });
const stranger = await generateKeyPair('ES256');
const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }] };

type IdToken = (honest: JWTPayload) => Promise<string> | string;
const signedBy = (key: CryptoKey, claims: JWTPayload) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(key);
const honestToken: IdToken = (claims) => signedBy(keys.privateKey, claims);

let idToken: IdToken = honestToken;
let tokenStatus = 200;
let lastForm = new URLSearchParams();
let nonce = '';
let issuer = '';

const server = createServer(async (request, response) => {
  const answer = (body: object, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.url === '/.well-known/openid-configuration') {
    return answer({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
    });
  }
  if (request.url === '/jwks') return answer(jwks);
  lastForm = new URLSearchParams(await text(request));
  if (tokenStatus === 400) return answer({ error: 'invalid_grant' }, 400);
  if (tokenStatus !== 200) return answer({}, tokenStatus);
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: issuer, aud: 'insatskatalog', sub: 'petra', nonce, iat: now, exp: now + 60 };
  return answer({ access_token: 'x', token_type: 'bearer', id_token: await idToken(claims) });
});

const attempts = new Map<string, SignInAttempt>();
const attemptsInMemory: SignInStore = {
  keep: async (hash, attempt) => void attempts.set(hash, attempt),
  async take(hash) {
    const attempt = attempts.get(hash);
    attempts.delete(hash);
    return attempt;
  },
};

const now = () => new Date();
const redirectUri = 'http://localhost:8080/sign-in/callback';
let signIn: SignIn;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { issuer, clientId: 'insatskatalog', redirectUri, allowInsecureIssuer: true };
  signIn = createSignIn(settings, attemptsInMemory);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  idToken = honestToken;
  tokenStatus = 200;
  attempts.clear();
});

/** Goes to the issuer and comes back with a code, as a browser would. */
async function left(returnTo?: string) {
  const started = await signIn.start({ returnTo, now: now() });
  if (started.outcome !== 'redirect') throw new Error(`could not start: ${started.cause}`);
  const asked = new URL(started.redirectTo).searchParams;
  nonce = asked.get('nonce') ?? '';
  const query = `?${new URLSearchParams({ code: 'c', state: asked.get('state') ?? '' })}`;
  return { secret: started.secret, asked, query };
}

describe('signing in', () => {
  it('asks for a code with PKCE, state and nonce, and shows the verifier only when redeeming it', async () => {
    const { secret, asked, query } = await left('/provider');
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: 'insatskatalog',
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
    });
    const result = await signIn.finish({ secret, query, now: now() });
    expect(result).toEqual({
      outcome: 'signed-in',
      identity: { issuer, subject: 'petra' },
      returnTo: '/provider',
    });
    const verifier = lastForm.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(asked.get('code_challenge'));
    expect(lastForm.get('redirect_uri')).toBe(redirectUri);
  });

  it('keeps the cookie secret out of the store and out of the address', async () => {
    const { secret, asked } = await left();
    expect(JSON.stringify([...attempts])).not.toContain(secret);
    expect(asked.toString()).not.toContain(secret);
  });

  it('never lands on another site', async () => {
    const { secret, query } = await left('//evil.example/');
    expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({ returnTo: '/' });
  });

  it('works once: the same callback again finds nothing', async () => {
    const { secret, query } = await left();
    const both = await Promise.all([0, 1].map(() => signIn.finish({ secret, query, now: now() })));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'signed-in']);
    expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({ refusal: 'no-attempt' });
  });

  it('is refused without the cookie of the browser that began', async () => {
    const { query } = await left();
    for (const secret of [undefined, newSecret(), 'x']) {
      expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({ refusal: 'no-attempt' });
    }
  });

  it('is refused after ten minutes', async () => {
    const { secret, query } = await left();
    const late = new Date(Date.now() + 10 * 60_000);
    expect(await signIn.finish({ secret, query, now: late })).toMatchObject({ refusal: 'no-attempt' });
  });

  it('is refused with a state from elsewhere, or none, before any code is redeemed', async () => {
    for (const query of ['?code=c&state=other', '?code=c', '', '?code=c&state=a&state=b']) {
      const { secret } = await left();
      lastForm = new URLSearchParams();
      expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({ refusal: 'not-verified' });
      expect(lastForm.size).toBe(0);
    }
  });

  it('is refused when the person says no, or the issuer is out of order', async () => {
    for (const [error, refusal] of [
      ['access_denied', 'denied'],
      ['temporarily_unavailable', 'provider-unavailable'],
      ['invalid_request', 'not-verified'],
    ] as const) {
      const { secret, asked } = await left();
      const query = `?error=${error}&state=${asked.get('state')}`;
      expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({ refusal, cause: error });
    }
  });

  it('is refused when the code is not accepted', async () => {
    const { secret, query } = await left();
    tokenStatus = 400;
    expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({ refusal: 'not-verified' });
  });

  it('says that the issuer is out of order when its answer breaks', async () => {
    const { secret, query } = await left();
    tokenStatus = 503;
    const result = await signIn.finish({ secret, query, now: now() });
    expect(result).toMatchObject({ refusal: 'provider-unavailable' });
  });
});

describe('an ID token is not believed when it', () => {
  const long = 3_600;
  const lies: [string, IdToken][] = [
    ['answers another sign-in', (claims) => honestToken({ ...claims, nonce: 'other' })],
    ['answers no sign-in', ({ nonce: _left, ...claims }) => honestToken(claims)],
    ['is meant for another client', (claims) => honestToken({ ...claims, aud: 'other' })],
    ['names another issuer', (claims) => honestToken({ ...claims, iss: 'https://evil.example' })],
    ['has ended', (claims) => honestToken({ ...claims, iat: 1, exp: Math.floor(Date.now() / 1_000) - long })],
    ['has no end', ({ exp: _end, ...claims }) => honestToken(claims)],
    ['is signed by another key', (claims) => signedBy(stranger.privateKey, claims)],
    ['is unsigned', (claims) => new UnsecuredJWT(claims).encode()],
    [
      'is signed with a shared secret',
      (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32)),
    ],
  ];
  it.each(lies)('%s', async (_lie, token) => {
    const { secret, query } = await left();
    idToken = token;
    expect(await signIn.finish({ secret, query, now: now() })).toMatchObject({
      outcome: 'refused',
      refusal: 'not-verified',
    });
  });
});

describe('the issuer', () => {
  it('must be https unless development says otherwise', () => {
    const settings = { issuer: 'http://id.example', clientId: 'insatskatalog', redirectUri };
    expect(() => createSignIn(settings, attemptsInMemory)).toThrow('https');
    expect(() => createSignIn({ ...settings, issuer: 'https://id.example' }, attemptsInMemory)).not.toThrow();
  });

  it('that is out of order is said to be unavailable, and is tried anew the next time', async () => {
    const settings = { issuer, clientId: 'insatskatalog', redirectUri, allowInsecureIssuer: true };
    const unlucky = createSignIn(settings, attemptsInMemory);
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    const refused = await unlucky.start({ returnTo: '/', now: now() });
    await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve));
    expect(refused).toMatchObject({ outcome: 'refused', refusal: 'provider-unavailable' });
    expect(await unlucky.start({ returnTo: '/', now: now() })).toMatchObject({ outcome: 'redirect' });
  });
});
