import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearerTokenOf, createBearerVerifier } from './bearer.ts';

const issuer = 'https://id.example';
const audience = 'insatskatalog-api';
const now = new Date('2026-09-01T08:00:00.000Z');
const seconds = now.getTime() / 1_000;
const honest: JWTPayload = { iss: issuer, aud: audience, sub: 'petra', iat: seconds, exp: seconds + 600 };

const elliptic = await generateKeyPair('ES256', { extractable: true });
const rsa = await generateKeyPair('RS256', { extractable: true });
const edwards = await generateKeyPair('EdDSA', { extractable: true });
const stranger = await generateKeyPair('ES256', { extractable: true });
const published = {
  keys: [
    { ...(await exportJWK(elliptic.publicKey)), kid: 'elliptic' },
    { ...(await exportJWK(rsa.publicKey)), kid: 'rsa' },
    { ...(await exportJWK(edwards.publicKey)), kid: 'edwards' },
  ],
};

const verifier = createBearerVerifier({ issuer, audience, keys: published, now: () => now });

function signed(
  claims: JWTPayload,
  header: JWTHeaderParameters = { alg: 'ES256', kid: 'elliptic', typ: 'at+jwt' },
  key = elliptic.privateKey,
) {
  return new SignJWT(claims).setProtectedHeader(header).sign(key);
}

const expectRefused = async (token: string) => expect(await verifier.verify(token)).toBeUndefined();
const without = (claim: string): JWTPayload =>
  Object.fromEntries(Object.entries(honest).filter(([name]) => name !== claim));

describe('a Bearer token', () => {
  it('says who is calling when it holds', async () => {
    expect(await verifier.verify(await signed(honest))).toEqual({ issuer, subject: 'petra' });
  });

  it('may be signed with RS256 or EdDSA, and be meant for several', async () => {
    const several = { ...honest, aud: ['other', audience] };
    const byRsa = await signed(several, { alg: 'RS256', kid: 'rsa' }, rsa.privateKey);
    const byEdwards = await signed(several, { alg: 'EdDSA', kid: 'edwards', typ: 'JWT' }, edwards.privateKey);
    expect(await verifier.verify(byRsa)).toEqual({ issuer, subject: 'petra' });
    expect(await verifier.verify(byEdwards)).toEqual({ issuer, subject: 'petra' });
  });

  it('ends, with half a minute for clocks that differ', async () => {
    expect(await verifier.verify(await signed({ ...honest, exp: seconds - 29 }))).toBeDefined();
    await expectRefused(await signed({ ...honest, exp: seconds - 30 }));
    await expectRefused(await signed({ ...honest, nbf: seconds + 31 }));
  });

  it('is refused without an end, a subject, an audience or an issuer', async () => {
    for (const claim of ['exp', 'sub', 'aud', 'iss']) await expectRefused(await signed(without(claim)));
    await expectRefused(await signed({ ...honest, sub: '' }));
    await expectRefused(await signed({ ...honest, sub: 'x'.repeat(256) }));
  });

  it('is refused when meant for another or made by another', async () => {
    await expectRefused(await signed({ ...honest, aud: 'insatskatalog' }));
    await expectRefused(await signed({ ...honest, iss: `${issuer}/` }));
    await expectRefused(await signed(honest, undefined, stranger.privateKey));
    await expectRefused(await signed(honest, { alg: 'ES256', kid: 'unknown' }, stranger.privateKey));
  });

  it('is refused unsigned', async () => {
    const unsigned = new UnsecuredJWT(honest).encode();
    await expectRefused(unsigned);
    await expectRefused(`${unsigned}${(await signed(honest)).split('.')[2]}`);
  });

  it('is refused when signed with a shared secret, even one made of our public key', async () => {
    const publicKey = new TextEncoder().encode(JSON.stringify(published.keys[1]));
    const forged = new SignJWT(honest).setProtectedHeader({ alg: 'HS256', kid: 'rsa' });
    await expectRefused(await forged.sign(publicKey));
  });

  it('is refused with an algorithm outside the list, although the key is right', async () => {
    const key = await crypto.subtle.importKey(
      'jwk',
      { ...(await exportJWK(rsa.privateKey)), alg: 'RS512' },
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
      false,
      ['sign'],
    );
    await expectRefused(await signed(honest, { alg: 'RS512', kid: 'rsa' }, key));
  });

  it('is refused when it is another kind of JWT', async () => {
    await expectRefused(await signed(honest, { alg: 'ES256', kid: 'elliptic', typ: 'logout+jwt' }));
    const media = await signed(honest, { alg: 'ES256', kid: 'elliptic', typ: 'application/at+jwt' });
    expect(await verifier.verify(media)).toBeDefined();
  });

  it('is refused when changed, cut, too long or no token at all', async () => {
    const [header, , signature] = (await signed(honest)).split('.');
    const richer = Buffer.from(JSON.stringify({ ...honest, sub: 'admin' })).toString('base64url');
    await expectRefused(`${header}.${richer}.${signature}`);
    await expectRefused(`${header}.${richer}.`);
    await expectRefused(await signed({ ...honest, padding: 'x'.repeat(8_192) }));
    for (const nonsense of ['', '.', '..', 'a.b.c', 'åäö', '{}']) await expectRefused(nonsense);
  });
});

describe('keys that the issuer publishes', () => {
  const server = createServer((request, response) => {
    if (request.url === '/jwks') response.end(JSON.stringify(published));
    else response.writeHead(500).end();
  });
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('are fetched from its address', async () => {
    const remote = createBearerVerifier({
      issuer,
      audience,
      keys: { url: async () => `${origin}/jwks` },
      now: () => now,
    });
    expect(await remote.verify(await signed(honest))).toEqual({ issuer, subject: 'petra' });
    expect(await remote.verify(await signed(honest, undefined, stranger.privateKey))).toBeUndefined();
  });

  it('that cannot be fetched are a fault, not a refusal', async () => {
    const remote = createBearerVerifier({
      issuer,
      audience,
      keys: { url: async () => `${origin}/gone` },
      now: () => now,
    });
    await expect(remote.verify(await signed(honest))).rejects.toThrow();
  });

  it('are asked for again when the issuer was out of order, and not before there is a token', async () => {
    let asked = 0;
    const url = async () => {
      asked += 1;
      if (asked === 1) throw new TypeError('fetch failed');
      return `${origin}/jwks`;
    };
    const remote = createBearerVerifier({ issuer, audience, keys: { url }, now: () => now });
    await remote.verify('nonsense');
    expect(asked).toBe(0);
    await expect(remote.verify(await signed(honest))).rejects.toThrow('fetch failed');
    expect(await remote.verify(await signed(honest))).toEqual({ issuer, subject: 'petra' });
    await remote.verify(await signed(honest));
    expect(asked).toBe(2);
  });
});

describe('the Authorization header', () => {
  it('carries a token after Bearer, in any case', () => {
    expect(bearerTokenOf('Bearer abc.def-_.x')).toBe('abc.def-_.x');
    expect(bearerTokenOf('bearer  abc ')).toBe('abc');
  });

  it('carries none when it speaks of something else', () => {
    for (const header of [undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b', 'xBearer a']) {
      expect(bearerTokenOf(header)).toBeUndefined();
    }
  });
});
