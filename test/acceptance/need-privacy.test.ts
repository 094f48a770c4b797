/** A need says what somebody needs and never who it is. Whoever writes who it is, is told so, and nothing repeats it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { contracts } from '#api';
import { createLog } from '#observability';
import { createClient } from './client.ts';
import { newInsats } from './prepared-insats.ts';
import { home, own, startTwoForbund, type TwoForbund } from './two-forbund.ts';

let catalogue: TwoForbund;
let client: ReturnType<typeof createClient>;
let bearer: { Authorization: string };
let insats: string;
let logged: string[];

beforeAll(async () => {
  catalogue = await startTwoForbund();
  client = createClient(catalogue.origin);
  await catalogue.people.grant('Sven', { forbund: home, organisation: own, role: 'coordinator' });
  bearer = { Authorization: `Bearer ${await catalogue.people.token('Sven')}` };
  insats = await newInsats(catalogue, home, own);
});
afterAll(async () => {
  client?.close();
  await catalogue?.stop();
});
beforeEach(() => {
  logged = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
  }
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...told) => void logged.push(told.join(' ')));
  }
});
afterEach(() => vi.restoreAllMocks());

const secrets = {
  'a personal number': '19811218-9876',
  'one that is mistyped': '811218-9875',
  'a telephone number': '070-123 45 67',
  'a telephone number without spaces': '0701234567',
  'an e-mail address': 'anna.svensson@exempel.se',
};

/** Every way in which a secret can be read back: as it was, as bare digits, and as addresses and pages write it. */
const traces = Object.values(secrets).flatMap((secret) => [
  secret,
  secret.replace(/\D{1}/g, '').length >= 8 ? secret.replace(/\D/g, '') : secret,
  encodeURIComponent(secret),
  secret.replace('@', '&#64;'),
  'svensson',
]);

function expectNoTraceIn(place: string, text: string): void {
  expect(
    traces.filter((trace) => text.includes(trace)),
    place,
  ).toEqual([]);
}

const example = contracts.queryAvailability.example.request;

/** The same need with the secret in each place that can hold something, and in some that cannot. */
function needsWith(secret: string): Record<string, string> {
  const json = (over: object) => JSON.stringify({ ...example, ...over });
  return {
    'in the wished words': json({ wishes: { ...example.wishes, words: `trädgård ${secret}` } }),
    'as the municipality': json({ municipality: secret }),
    'as the age': json({ age: secret }),
    'as the age, as a number': json({ age: Number(secret.replace(/\D/g, '')) || 1e9 }),
    'as the hours': json({ hoursPerWeek: [secret] }),
    'as a language level': json({ language: secret }),
    'as a step': json({ step: secret }),
    'as an adaptation': json({ adaptations: [secret] }),
    'as a decision': json({ lssDecision: secret }),
    'as a referrer': json({ referrer: secret }),
    'as a time': json({ times: [{ day: 'monday', from: secret, to: '12:00' }] }),
    'as a field': json({ [secret]: 1 }),
    'as a field within': json({ wishes: { ...example.wishes, [`tel${secret}`]: 1 } }),
    'in a field that is unknown': json({ note: secret }),
    'instead of a need': JSON.stringify(secret),
    'in broken JSON': `{"age": 34, "note": "${secret}"`,
    twice: `{"step":"${secret}","step":"${secret}"}`,
  };
}

const paths = () => ['/api/v1/availability-queries', `/api/v1/insatser/${insats}/eligibility-queries`];

test('what is written to the log is seen by these tests', () => {
  createLog('test').warn('something to see');
  expect(logged.join('\n')).toContain('something to see');
});

describe.each(Object.entries(secrets))('%s', (_, secret) => {
  test('is refused by the API wherever it stands, and neither answer, log nor store repeats it', async () => {
    const headers = { ...bearer, 'Content-Type': 'application/json' };
    for (const path of paths()) {
      for (const [where, body] of Object.entries(needsWith(secret))) {
        const answer = await client.send({ method: 'POST', path, headers, body });
        expect(answer.status, `${where}: ${answer.text}`).toBe(400);
        expectNoTraceIn(where, JSON.stringify(answer));
      }
      const asked = `?${encodeURIComponent(secret)}=${encodeURIComponent(secret)}`;
      const answer = await client.send({ method: 'POST', path: path + asked, headers, body: '{}' });
      expect(answer.status).toBe(400);
      expectNoTraceIn('in the query', JSON.stringify(answer));
    }
    expectNoTraceIn('the log', logged.join('\n'));
    expectNoTraceIn('the store', catalogue.everythingKept());
  });

  test('is refused by the form wherever it is typed, and the rest of what was typed is still there', async () => {
    const headers = { ...bearer, 'Content-Type': 'application/x-www-form-urlencoded' };
    const typed = { municipality: '0580', age: '34', hoursPerWeek: '20', words: 'trädgård', from: '09:00' };
    const several = ['adaptations', 'days', 'tracks', 'kinds', 'contents', 'languages'];
    const choices = ['language', 'step', 'mustCount', 'lssDecision', 'drugFree', 'referrer', 'to'];
    for (const field of [...Object.keys(typed), ...several, ...choices, 'note', secret]) {
      const body = new URLSearchParams({ ...typed, [field]: secret }).toString();
      const answer = await client.send({ method: 'POST', path: '/need', headers, body });
      expect(answer.status, field).toBe(422);
      expect(answer.text).toContain('Fältet är tömt och inget är sparat.');
      expectNoTraceIn(field, JSON.stringify(answer));
      const left = Object.entries(typed).filter(([name]) => name !== field);
      for (const [, value] of left) expect(answer.text, field).toContain(`value="${value}"`);
    }
    expectNoTraceIn('the log', logged.join('\n'));
    expectNoTraceIn('the store', catalogue.everythingKept());
  });
});

describe('a need with which nothing is wrong', () => {
  const words = 'xylofonbyggare';

  test('leaves no trace in the store, the log, or anything that a browser keeps', async () => {
    const before = catalogue.digest();
    const body = JSON.stringify({ ...example, wishes: { ...example.wishes, words } });
    const json = { ...bearer, 'Content-Type': 'application/json' };
    const form = { ...bearer, 'Content-Type': 'application/x-www-form-urlencoded' };
    const typed = new URLSearchParams({ municipality: '0580', age: '34', words, insats }).toString();
    const answers = [
      ...(await Promise.all(
        paths().map((path) => client.send({ method: 'POST', path, headers: json, body })),
      )),
      await client.send({ method: 'POST', path: '/need', headers: form, body: typed }),
    ];
    for (const { status, text, headers } of answers) {
      expect(status, text).toBe(200);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers).not.toHaveProperty('set-cookie');
      expect(headers).not.toHaveProperty('location');
    }
    expect(logged.join('\n')).not.toContain(words);
    expect(catalogue.everythingKept()).not.toContain(words);
    expect(catalogue.digest()).toBe(before);
  });

  test('is never part of an address: every form of the page posts, and no link carries it', async () => {
    const body = new URLSearchParams({ municipality: '0580', age: '34', words }).toString();
    const headers = { ...bearer, 'Content-Type': 'application/x-www-form-urlencoded' };
    const { text } = await client.send({ method: 'POST', path: '/need', headers, body });
    const forms = [...text.matchAll(/<form [^>]*>/g)].map(([form]) => form);
    expect(forms.length).toBeGreaterThan(1);
    for (const form of forms) expect(form).toMatch(/method="post" action="\/need"/);
    const addresses = [...text.matchAll(/(?:href|hx-get|action)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => address?.includes(words))).toEqual([]);
  });

  test('asked by somebody who is signed out leads to signing in, and the need is not taken along', async () => {
    const body = new URLSearchParams({ municipality: '0580', words }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const answer = await client.send({ method: 'POST', path: '/need', headers, body });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/sign-in?to=%2Fneed&reason=needed');
    expect(JSON.stringify(answer)).not.toContain(words);
  });
});
