/** What the matrix of roles does not say: where a session may be used from, when rights end, and signing in itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '#topology';
import { nobodyKnown, sessionProof } from './callers.ts';
import type { Answer } from './client.ts';
import { thingsOf } from './objects.ts';
import { newInsats } from './prepared-insats.ts';
import { home, newKey, own, startTwoForbund, type TwoForbund } from './two-forbund.ts';
import { validRequest } from './valid-request.ts';

let catalogue: TwoForbund;

beforeAll(async () => {
  catalogue = await startTwoForbund();
  for (const role of ['provider', 'coordinator', 'admin'] as const) {
    await catalogue.people.grant('Alma', { forbund: home, organisation: own, role });
  }
});
afterAll(() => catalogue?.stop());

const written = (route: { method: string; path: string }) => `${route.method} ${route.path}`;

const writes = routes.filter(({ method, policy }) => method !== 'GET' && policy.who !== 'open');

describe.each(writes.map((route) => [written(route), route] as const))('%s with a session', (_, route) => {
  const origins = {
    'without an origin': undefined,
    'from an opaque origin': 'null',
    'from another site': 'https://elsewhere.example',
    'from the same host on another port': 'http://localhost:1',
    'from a host that only begins alike': 'more',
  };
  test.each(Object.entries(origins))('%s is refused, and nothing changes', async (_, from) => {
    const [thing] = await thingsOf(route, catalogue);
    if (!thing) throw new Error('nothing to call about');
    const before = catalogue.digest();
    const { headers, ...sent } = validRequest(route, thing);
    const { Cookie, Origin } = await sessionProof(catalogue, 'Alma');
    const origin = from === 'more' ? `${Origin}.example` : from;
    const answer = await catalogue.send({
      ...sent,
      headers: { ...headers, Cookie, ...(origin !== undefined && { Origin: origin }) },
    });
    expect(answer.status).toBe(403);
    expect(answer.text).toMatch(/formuläret/i);
    expect(catalogue.digest()).toBe(before);
    const stillIn = await catalogue.send({ method: 'GET', path: '/account', headers: { Cookie } });
    expect(stillIn.status).toBe(200);
  });
});

const open = routes.filter(({ policy }) => policy.who === 'open');

describe.each(open.map((route) => [written(route), route] as const))('%s', (_, route) => {
  test('answers a proof that does not hold as it answers nobody', async () => {
    const [thing] = await thingsOf(route, catalogue);
    if (!thing) throw new Error('nothing to call about');
    const callers = await nobodyKnown(catalogue);
    const told = await Promise.all(
      callers.map(async ({ proof }) => {
        const { headers, ...sent } = validRequest(route, thing);
        return tells(await catalogue.send({ ...sent, headers: { ...headers, ...(await proof()) } }));
      }),
    );
    expect(told[0]?.status).toBe(200);
    for (const one of told) expect(one).toEqual(told[0]);
  });
});

function tells({ headers: { date: _, ...headers }, ...rest }: Answer) {
  return { ...rest, headers };
}

test('rights that are taken away end with the very next call, by token and by session', async () => {
  const held = { forbund: home, organisation: own, role: 'provider' } as const;
  const membership = await catalogue.people.grant('Berit', held);
  const insats = await newInsats(catalogue, home, own);
  const token = { Authorization: `Bearer ${await catalogue.people.token('Berit')}` };
  const session = await sessionProof(catalogue, 'Berit');
  const calls = () =>
    Promise.all(
      [token, session].flatMap((proof) => [
        catalogue.send({
          method: 'PUT',
          path: `/api/v1/insatser/${insats}/places`,
          headers: { ...proof, 'Content-Type': 'application/json', 'Idempotency-Key': newKey() },
          body: JSON.stringify({ places: 4 }),
        }),
        catalogue.send({ method: 'GET', path: '/provider', headers: proof }),
      ]),
    );
  expect((await calls()).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await catalogue.keep(home, 'DELETE', `/api/v1/admin/memberships/${membership}`, undefined);
  expect((await calls()).map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});

test('signing out ends the session everywhere it is open, and only that one', async () => {
  const { Cookie, Origin } = await sessionProof(catalogue, 'Alma');
  const elsewhere = await sessionProof(catalogue, 'Alma');
  const out = await catalogue.send({ method: 'POST', path: '/sign-out', headers: { Cookie, Origin } });
  expect(out.status).toBe(303);
  const account = (cookie: string) =>
    catalogue.send({ method: 'GET', path: '/account', headers: { Cookie: cookie } });
  expect((await account(Cookie)).status).toBe(303);
  expect((await account(elsewhere.Cookie)).status).toBe(200);
});

test('signing in begins at the identity provider, with a cookie that only this browser has', async () => {
  const start = await catalogue.send({ method: 'GET', path: '/sign-in/start' });
  expect(start.status).toBe(303);
  const to = new URL(start.headers.location ?? '');
  expect(to.origin).toBe(catalogue.origin);
  expect(to.searchParams.get('code_challenge_method')).toBe('S256');
  expect(start.headers['set-cookie']).toMatch(
    /^__Host-sign-in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

describe('coming back from the identity provider', () => {
  const cameBack = async (query: string, cookie?: string) => {
    const headers: Record<string, string> = cookie === undefined ? {} : { Cookie: cookie };
    return catalogue.send({ method: 'GET', path: `/sign-in/callback${query}`, headers });
  };
  const cookieOf = ({ headers }: Answer) => headers['set-cookie']?.split(';')[0] ?? '';

  test.each([
    ['without having left', '?code=a&state=b', undefined],
    ['with a cookie of one’s own making', '?code=a&state=b', `__Host-sign-in=${'A'.repeat(43)}`],
    ['with nothing', '', undefined],
  ])('%s leads to no session', async (_, query, cookie) => {
    const answer = await cameBack(query, cookie);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['set-cookie'] ?? '').not.toContain('__Host-session=');
  });

  test('with another browser’s state leads to no session, and the attempt is used up', async () => {
    const mine = await catalogue.send({ method: 'GET', path: '/sign-in/start' });
    const theirs = await catalogue.send({ method: 'GET', path: '/sign-in/start' });
    const state = new URL(theirs.headers.location ?? '').searchParams.get('state') ?? '';
    const iss = encodeURIComponent(`${catalogue.origin}/oidc`);
    const answer = await cameBack(`?code=a&state=${state}&iss=${iss}`, cookieOf(mine));
    expect(answer.status).toBe(400);
    const ownState = new URL(mine.headers.location ?? '').searchParams.get('state') ?? '';
    expect((await cameBack(`?code=a&state=${ownState}&iss=${iss}`, cookieOf(mine))).status).toBe(400);
    expect(answer.headers['set-cookie'] ?? '').not.toContain('__Host-session=');
  });
});

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/%09/elsewhere.example',
])('the sign-in page leads nowhere else: %s', async (to) => {
  const page = await catalogue.send({ method: 'GET', path: `/sign-in?to=${encodeURIComponent(to)}` });
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('href="https://elsewhere.example');
  expect(page.text).not.toMatch(/href="[^"]*to=[^"]*(%2F|\/)(%2F|\/|%5C|\\)elsewhere/i);
});

test('whoever chooses the host of a request does not choose where its answer leads', async () => {
  const headers = { Host: 'elsewhere.example' };
  const answer = await catalogue.send({ method: 'GET', path: '/provider', headers });
  expect(answer.headers.location).toBe('/sign-in?to=%2Fprovider&reason=needed');
});
