import { describe, expect, it } from 'vitest';
import { StoreBusy } from '#ledger';
import {
  bearer,
  cookie,
  history,
  json,
  mounted,
  origin,
  problemOf,
  send,
} from '../../test/builders/mounted.ts';
import { examples } from './examples.ts';

const report = JSON.stringify(examples.report.request);

describe('who is let in', () => {
  it.each([
    ['nobody signed in', {}, 401, 'sign-in-needed'],
    ['a token that has expired', bearer('expired'), 401, 'sign-in-needed'],
    ['someone without any role', bearer('nobody'), 403, 'forbidden'],
  ] as const)('not %s', async (_, headers, status, problem) => {
    const { coordinator } = mounted();
    const response = await coordinator.request(history, { headers });
    expect(response.status).toBe(status);
    expect(response.headers.get('WWW-Authenticate')).toBe(status === 401 ? 'Bearer' : null);
    expect(await problemOf(response)).toBe(problem);
  });

  it('is asked before anything that was sent is read', async () => {
    const its = mounted();
    expect(await problemOf(await send(its, '{', json))).toBe('sign-in-needed');
    expect(await problemOf(await send(its, '{', { ...json, ...bearer('coordinator') }))).toBe('forbidden');
    expect(its.reached).toEqual([]);
  });

  it('is someone with the role, by token or by cookie', async () => {
    const { coordinator } = mounted();
    for (const headers of [bearer('coordinator'), cookie('provider')]) {
      const response = await coordinator.request(history, { headers });
      expect(response.status).toBe(200);
      expect(response.headers.get('Cache-Control')).toBe('private, no-cache');
    }
  });

  it('changes by cookie only come from our own pages', async () => {
    const its = mounted();
    const signedIn = { ...json, ...cookie('provider'), 'Idempotency-Key': 'k1' };
    for (const from of [
      {},
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `${origin}.evil.example` },
    ]) {
      const response = await send(its, report, { ...signedIn, ...from });
      expect(response.status).toBe(403);
      expect(await problemOf(response)).toBe('wrong-origin');
    }
    expect(its.reached).toEqual([]);
    expect((await send(its, report, { ...signedIn, Origin: origin })).status).toBe(200);
  });

  it('a token needs no origin, for it is not sent by itself', async () => {
    expect((await send(mounted(), report)).status).toBe(200);
  });
});

describe('what is asked for', () => {
  it.each([
    '/api/v1/insatser/..%2F..%2Fadmin/history',
    '/api/v1/insatser/%E0%A4%A/history',
    `/api/v1/insatser/${'a'.repeat(101)}/history`,
    '/api/v1/insatser/-a/history',
    '/api/v1/nothing',
  ])('%s cannot exist', async (path) => {
    const { coordinator } = mounted();
    const response = await coordinator.request(path, { headers: bearer('coordinator') });
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toBe('not-found');
  });

  it('says which address it was about, without its query', async () => {
    const response = await mounted().coordinator.request(`${history}?limit=0`, {
      headers: bearer('coordinator'),
    });
    expect(await response.json()).toMatchObject({ instance: history, errors: [{ pointer: '?limit' }] });
  });

  it('in another way than there is, is answered with the ways that there are', async () => {
    const { coordinator } = mounted();
    for (const method of ['POST', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await coordinator.request(history, { method, headers: bearer('coordinator') });
      expect(response.status).toBe(405);
      expect(response.headers.get('Allow')).toBe('GET');
      expect(await problemOf(response)).toBe('method-not-allowed');
    }
  });

  it('as a page is refused as a page that knows who is reading, and stays in their cache alone', async () => {
    const { provider } = mounted();
    const refused = await provider.request('/provider', { headers: cookie('coordinator') });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('X-Shown-To')).toBe('staff-coordinator');
    expect(refused.headers.get('Cache-Control')).toBe('private, no-cache');
    const stranger = await provider.request('/provider');
    expect(stranger.headers.get('X-Shown-To')).toBe('nobody');
    expect(stranger.headers.get('Cache-Control')).toBe('no-cache');
  });

  it('as a page is refused as a page', async () => {
    const response = await mounted().provider.request('/provider');
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('<h1>Du behöver logga in</h1>');
  });
});

describe('what is sent', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json-patch+json', ''])(
    'as %s is not what we read',
    async (type) => {
      const its = mounted();
      const response = await send(its, report, {
        ...bearer('provider'),
        'Content-Type': type,
        'Idempotency-Key': 'k1',
      });
      expect(response.status).toBe(415);
      expect(await problemOf(response)).toBe('unsupported-content');
      expect(its.reached).toEqual([]);
    },
  );

  it('may say its character set', async () => {
    const headers = {
      ...bearer('provider'),
      'Content-Type': 'Application/JSON; charset=utf-8',
      'Idempotency-Key': 'k',
    };
    expect((await send(mounted(), report, headers)).status).toBe(200);
  });

  it.each(['', '{', '{"kind":"now",}', "{'kind':'now'}", '\u0000', 'undefined', '['.repeat(65_000)])(
    'is refused where it is no JSON: %#',
    async (body) => {
      const response = await send(mounted(), body);
      expect(response.status).toBe(400);
      expect(await problemOf(response)).toBe('malformed-json');
    },
  );

  it.each([
    ['a list in a list, 32,000 deep', `${'['.repeat(32_000)}${']'.repeat(32_000)}`],
    ['an object in an object, 8,000 deep', `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`],
    ['depth within a field', `{"kind":"now","free":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ['an unknown field', '{"kind":"now","free":2,"colour":"green"}'],
    ['__proto__', '{"kind":"now","free":2,"__proto__":{"queue":5}}'],
    ['nothing', 'null'],
  ])('is refused where it is %s', async (_, body) => {
    const its = mounted();
    const response = await send(its, body);
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toBe('invalid-input');
    expect(its.noted).toEqual([]);
  });

  it('is at most 64 kB, said beforehand or not', async () => {
    const its = mounted();
    const tooMuch = JSON.stringify({ kind: 'now', free: 2, note: 'å'.repeat(40_000) });
    const bytes = new TextEncoder().encode(tooMuch);
    const said = {
      ...bearer('provider'),
      ...json,
      'Idempotency-Key': 'k1',
      'Content-Length': String(bytes.length),
    };
    for (const response of [
      await send(its, tooMuch, said),
      await send(its, tooMuch),
      await send(its, ReadableStream.from([bytes.slice(0, 50_000), bytes.slice(50_000)])),
    ]) {
      expect(response.status).toBe(413);
      expect(await problemOf(response)).toBe('too-large');
    }
    expect(its.noted).toEqual([]);
    expect(its.reached).toEqual([]);
  });

  it('needs an Idempotency-Key', async () => {
    const its = mounted();
    const response = await send(its, report, { ...bearer('provider'), ...json });
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toBe('idempotency-key-needed');
    expect(its.reached).toEqual([]);
  });
});

describe('what is answered', () => {
  const headers = bearer('coordinator');

  it('has an ETag, and is not sent again while it is the same', async () => {
    const { coordinator, handlers, kept } = mounted();
    const first = await coordinator.request(history, { headers });
    const tag = first.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^"[^"]+"$/);
    expect(await first.json()).toEqual(kept);

    const again = await coordinator.request(history, { headers: { ...headers, 'If-None-Match': tag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('ETag')).toBe(tag);
    expect(again.headers.get('Cache-Control')).toBe('private, no-cache');

    handlers.readHistory = async () => ({ ...kept, nextCursor: 'more' });
    const changed = await coordinator.request(history, { headers: { ...headers, 'If-None-Match': tag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('ETag')).not.toBe(tag);
  });

  it('to HEAD is everything but the content', async () => {
    const response = await mounted().coordinator.request(history, { method: 'HEAD', headers });
    expect(response.status).toBe(200);
    expect(response.headers.get('ETag')).not.toBeNull();
    expect(await response.text()).toBe('');
  });

  it('is never a 304 to someone who may not see it', async () => {
    const { coordinator } = mounted();
    const tag = (await coordinator.request(history, { headers })).headers.get('ETag') ?? '';
    for (const sent of [tag, '*']) {
      const response = await coordinator.request(history, { headers: { 'If-None-Match': sent } });
      expect(response.status).toBe(401);
      expect(response.headers.get('ETag')).toBeNull();
    }
  });

  it('when something breaks tells nothing of it, but the fault is noted', async () => {
    const { coordinator, handlers, noted } = mounted();
    const fault = new Error('table insatskatalog-prod at 10.0.0.7 said no');
    handlers.readHistory = async () => {
      throw fault;
    };
    const response = await coordinator.request(history, { headers });
    expect(response.status).toBe(500);
    const text = await response.clone().text();
    expect(text).not.toMatch(/insatskatalog-prod|10\.0|said no|Error/);
    expect(await problemOf(response)).toBe('fault');
    expect(noted).toEqual([[fault, 'GET /api/v1/insatser/:insatsId/history']]);
  });

  it('when the store is busy asks to try again, and is no fault', async () => {
    const { coordinator, handlers, noted } = mounted();
    handlers.readHistory = async () => {
      throw new StoreBusy('throttled');
    };
    const response = await coordinator.request(history, { headers });
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('5');
    expect(await problemOf(response)).toBe('busy');
    expect(noted).toEqual([]);
  });

  it('comes with headers that keep it from being framed, sniffed or scripted', async () => {
    const { coordinator } = mounted();
    for (const sent of [headers, {}]) {
      const response = await coordinator.request(history, { headers: sent });
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(response.headers.get('X-Frame-Options')).toBe('DENY');
      expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    }
  });

  it('to a caller without the role is not open to other sites', async () => {
    const response = await mounted().coordinator.request(history, { headers });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});
