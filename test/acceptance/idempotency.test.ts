/** A request that is sent again changes nothing, and an answer that has not changed is not sent again. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isWrite, routes } from '#topology';
import { sessionProof } from './callers.ts';
import type { Answer, Sent } from './client.ts';
import { thingsOf } from './objects.ts';
import { newInsats } from './prepared-insats.ts';
import { home, newKey, other, own, startTwoForbund, type TwoForbund } from './two-forbund.ts';
import { contractOf, validRequest } from './valid-request.ts';

let catalogue: TwoForbund;
let insats: string;
let bearer: { Authorization: string };

const roles = ['provider', 'coordinator', 'admin'] as const;

beforeAll(async () => {
  catalogue = await startTwoForbund();
  for (const role of roles) {
    await catalogue.people.grant('Alma', { forbund: home, organisation: own, role });
  }
  bearer = await proofOf('Alma');
});
afterAll(() => catalogue?.stop());
beforeEach(async () => {
  insats = await newInsats(catalogue, home, own);
});

async function proofOf(name: string, daysAhead = 0) {
  const endsIn = daysAhead * 86_400 + 3_600;
  return { Authorization: `Bearer ${await catalogue.people.token(name, { endsIn })}` };
}

type Wish = { path?: string; body?: unknown; key?: string | undefined; proof?: Record<string, string> };

const now = (free: number) => ({ kind: 'now', free, queue: null });

function write({ path = `/api/v1/insatser/${insats}/reports`, body = now(2), key, proof = bearer }: Wish) {
  const method = path.endsWith('/places') ? 'PUT' : 'POST';
  const named = key === undefined ? {} : { 'Idempotency-Key': key };
  const headers = { ...proof, ...named, 'Content-Type': 'application/json' };
  return catalogue.send({ method, path, headers, body: JSON.stringify(body) });
}

async function versionOf(): Promise<number> {
  const path = `/api/v1/insatser/${insats}`;
  return JSON.parse((await catalogue.send({ method: 'GET', path })).text).version;
}

const told = ({ status, text }: Answer) => ({ status, body: JSON.parse(text) });

describe('the same request again', () => {
  test('gets the same answer, and is in the history once', async () => {
    const key = newKey();
    const first = await write({ key });
    expect(first.status).toBe(200);
    const after = await versionOf();
    const again = await write({ key });
    expect(told(again)).toEqual(told(first));
    expect(again.text).toBe(first.text);
    expect(await versionOf()).toBe(after);
  });

  test('gets the first answer even when somebody has changed the insats meanwhile', async () => {
    const key = newKey();
    const first = await write({ key });
    await write({ key: newKey(), body: now(7) });
    expect(told(await write({ key }))).toEqual(told(first));
    const path = `/api/v1/insatser/${insats}/availability`;
    expect(JSON.parse((await catalogue.send({ method: 'GET', path })).text).free).toBe(7);
  });

  test('sent twice at the same moment is carried out once, and both hear of it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = await versionOf();
      const key = newKey();
      const answers = await Promise.all(Array.from({ length: 8 }, () => write({ key, body: now(round) })));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(200);
      expect(await versionOf()).toBe(before + 1);
    }
  });

  test('is another one when somebody else sends it, or when it is about something else', async () => {
    await catalogue.people.grant('Berit', { forbund: home, organisation: own, role: 'provider' });
    const key = newKey();
    const before = await versionOf();
    await write({ key });
    expect((await write({ key, proof: await proofOf('Berit') })).status).toBe(200);
    expect(await versionOf()).toBe(before + 2);
    const elsewhere = await newInsats(catalogue, home, own);
    const there = await write({ key, path: `/api/v1/insatser/${elsewhere}/reports`, body: now(5) });
    expect(told(there)).toMatchObject({ status: 200, body: { insats: elsewhere } });
  });
});

const writes = routes.filter((route) => isWrite(route) && route.surface === 'api');

describe.each(writes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  const valid = async (): Promise<Sent> => {
    const [thing] = await thingsOf(route, catalogue);
    if (!thing) throw new Error('nothing to write about');
    const sent = validRequest(route, thing);
    return { ...sent, headers: { ...sent.headers, ...bearer } };
  };

  test('answers the same request the same, and has changed nothing more', async () => {
    const sent = await valid();
    const first = await catalogue.send(sent);
    const kept = catalogue.digest();
    expect(told(await catalogue.send(sent))).toEqual(told(first));
    expect(catalogue.digest()).toBe(kept);
  });

  test('needs a key', async () => {
    const sent = await valid();
    const { 'Idempotency-Key': _key, ...headers } = sent.headers ?? {};
    const before = catalogue.digest();
    const answer = told(await catalogue.send({ ...sent, headers }));
    expect(answer).toMatchObject({
      status: 400,
      body: { type: 'urn:insatskatalog:problem:idempotency-key-needed' },
    });
    expect(catalogue.digest()).toBe(before);
  });

  test('refuses a key that has named another request', async () => {
    const sent = await valid();
    const first = await catalogue.send(sent);
    const changed = another(sent.body);
    // What is wholly said in the address has no other request with the same key.
    if (changed === undefined || first.status >= 400) return;
    const before = catalogue.digest();
    const answer = told(await catalogue.send({ ...sent, body: changed }));
    expect(answer).toMatchObject({ status: 422, body: { type: 'urn:insatskatalog:problem:key-reused' } });
    expect(catalogue.digest()).toBe(before);
  });

  /** The same request but for one word or number in it. */
  function another(body: Sent['body']): string | undefined {
    const contract = contractOf(route.operation);
    if (contract?.file) return String(body).replace('Cykelverkstaden', 'Snickeriet');
    const said: Record<string, unknown> = JSON.parse(String(body ?? '{}'));
    const variants = Object.entries(said).flatMap(([field, value]) => {
      if (typeof value === 'number')
        return [
          { ...said, [field]: value + 1 },
          { ...said, [field]: value - 1 },
        ];
      if (typeof value === 'string')
        return [
          { ...said, [field]: other },
          { ...said, [field]: `${value}a` },
          { ...said, [field]: value.replace(/1$/, '2') },
        ];
      return [null, [], other].map((instead) => ({ ...said, [field]: instead }));
    });
    const meant = (one: unknown) => JSON.stringify(contract?.body?.safeParse(one).data);
    const fits = variants.find((variant) => {
      const meaning = meant(variant);
      return meaning !== undefined && meaning !== meant(said);
    });
    return fits && JSON.stringify(fits);
  }
});

describe('a refusal', () => {
  test('by the ledger is kept: the same request hears it again, also when it would be right by now', async () => {
    await write({ path: `/api/v1/insatser/${insats}/places`, body: { places: 4 }, key: newKey() });
    const key = newKey();
    const refused = await write({ key, body: now(9) });
    expect(told(refused)).toMatchObject({
      status: 409,
      body: { type: 'urn:insatskatalog:problem:more-free-than-places' },
    });
    await write({ path: `/api/v1/insatser/${insats}/places`, body: { places: 20 }, key: newKey() });
    expect(told(await write({ key, body: now(9) }))).toEqual(told(refused));
    expect((await write({ key: newKey(), body: now(9) })).status).toBe(200);
  });

  test.each([
    ['400', 400, () => ({ body: { kind: 'now', free: 'två' } })],
    ['401', 401, () => ({ proof: {} })],
    ['403', 403, async () => ({ proof: await proofOf('somebody nobody knows') })],
  ])(
    'with %s is not kept: put right, the request goes through under the same key',
    async (_, status, wrong) => {
      const key = newKey();
      expect((await write({ key, ...(await wrong()) })).status).toBe(status);
      expect((await write({ key })).status).toBe(200);
    },
  );

  test('with 404 is not kept: once the insats is one’s own, the same request goes through', async () => {
    const theirs = await newInsats(catalogue, home, other);
    const path = `/api/v1/insatser/${theirs}/reports`;
    const key = newKey();
    expect((await write({ key, path })).status).toBe(404);
    const handover = `/api/v1/admin/insatser/${theirs}/handover`;
    expect((await write({ key: newKey(), path: handover, body: { organisation: own } })).status).toBe(200);
    expect((await write({ key, path })).status).toBe(200);
  });
});

describe('a form sent twice', () => {
  const send = async (form: Record<string, string>) => {
    const headers = {
      ...(await sessionProof(catalogue, 'Alma')),
      'Content-Type': 'application/x-www-form-urlencoded',
    };
    const body = new URLSearchParams(form).toString();
    return catalogue.send({ method: 'POST', path: `/provider/insatser/${insats}/reports`, headers, body });
  };

  test('changes one thing, and the page says so', async () => {
    const form = { free: '3', queue: '', key: newKey() };
    expect((await send(form)).status).toBe(303);
    const after = await versionOf();
    const again = await send(form);
    expect(again.status).toBe(303);
    const shown = await catalogue.send({
      method: 'GET',
      path: again.headers.location?.split('#')[0] ?? '',
      headers: await sessionProof(catalogue, 'Alma'),
    });
    expect(shown.text).toContain('redan sparat');
    expect(await versionOf()).toBe(after);
  });

  test('without its key is refused, and nothing changes', async () => {
    const before = await versionOf();
    expect((await send({ free: '3', queue: '' })).status).toBe(400);
    expect(await versionOf()).toBe(before);
  });
});

const questions = routes.filter(({ asks }) => asks);

test.each(questions.map((route) => [route.path, route] as const))(
  '%s needs no key, changes nothing, and is kept in no cache',
  async (_, route) => {
    const [thing] = await thingsOf(route, catalogue);
    if (!thing) throw new Error('nothing to ask about');
    const { headers, ...sent } = validRequest(route, thing);
    const { 'Idempotency-Key': _key, ...without } = headers;
    const before = catalogue.digest();
    const ask = () => catalogue.send({ ...sent, headers: { ...without, ...bearer } });
    const first = await ask();
    expect(first.status, first.text).toBe(200);
    expect(first.headers['cache-control']).toBe('no-store');
    expect((await ask()).text).toBe(first.text);
    expect(catalogue.digest()).toBe(before);
  },
);

const reads = routes.filter(({ method, surface }) => method === 'GET' && surface === 'api');

test.each(reads.map((route) => [route.path, route] as const))(
  '%s is not sent again unchanged',
  async (_, route) => {
    const [thing] = await thingsOf(route, catalogue);
    if (!thing) throw new Error('nothing to read');
    const { headers, ...sent } = validRequest(route, thing);
    const first = await catalogue.send({ ...sent, headers: { ...headers, ...bearer } });
    expect(first.status, first.text).toBe(200);
    const tag = first.headers.etag ?? '';
    expect(tag).toMatch(/^(W\/)?"[^"]+"$/);
    const ask = (known: string) =>
      catalogue.send({ ...sent, headers: { ...headers, ...bearer, 'If-None-Match': known } });
    for (const known of [tag, `"another", ${tag}`, `W/${tag.replace('W/', '')}`, '*']) {
      expect(await ask(known), known).toMatchObject({ status: 304, text: '', headers: { etag: tag } });
    }
    expect((await ask('"another"')).status).toBe(200);
  },
);

test('a figure that grows too old is a new answer, though nobody has changed anything', async () => {
  const thresholds = { reportedFreshDays: 7, ledgerFreshDays: 30 };
  await catalogue.keep(home, 'PUT', '/api/v1/admin/thresholds', thresholds);
  await write({ key: newKey(), body: now(3) });
  const path = `/api/v1/insatser/${insats}/availability`;
  const ask = (tag: string) => catalogue.send({ method: 'GET', path, headers: { 'If-None-Match': tag } });
  const fresh = await ask('"none"');
  expect(JSON.parse(fresh.text)).toMatchObject({ free: 3, status: 'free' });
  expect((await ask(fresh.headers.etag ?? '')).status).toBe(304);
  catalogue.advance({ days: 8 });
  const stale = await ask(fresh.headers.etag ?? '');
  expect(stale.status).toBe(200);
  expect(JSON.parse(stale.text)).toMatchObject({ status: 'unknown', asOf: JSON.parse(fresh.text).asOf });
  expect(stale.headers.etag).not.toBe(fresh.headers.etag);

  bearer = await proofOf('Alma', 8);
  const confirmed = await write({
    key: newKey(),
    path: `/api/v1/insatser/${insats}/confirmations`,
    body: {},
  });
  expect(confirmed.status).toBe(200);
  expect(JSON.parse((await ask(stale.headers.etag ?? '')).text)).toMatchObject({ free: 3, status: 'free' });
});
