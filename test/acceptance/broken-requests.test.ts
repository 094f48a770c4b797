import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { historyCursor } from '#api';
import { routes } from '#topology';
import { faultsOf } from './answers-to-anything.ts';
import { sessionProof } from './callers.ts';
import type { Answer } from './client.ts';
import { anyRequest, type HostileRequest, type Stock } from './hostile-requests.ts';
import { thingsOf } from './objects.ts';
import { away, home, other, own, startTwoForbund, type TwoForbund } from './two-forbund.ts';

const howMany = 5_000;
const atOnce = 20;
const mostShown = 25;

let catalogue: TwoForbund;
let stock: Stock;

beforeAll(async () => {
  catalogue = await startTwoForbund();
  stock = await stockOf(catalogue);
});
afterAll(() => catalogue?.stop());

async function stockOf({ people, ...rest }: TwoForbund): Promise<Stock> {
  const whole = { people, ...rest };
  for (const role of ['provider', 'coordinator', 'admin'] as const) {
    await people.grant('Alma', { forbund: home, organisation: own, role });
  }
  await people.grant('Berit', { forbund: away, organisation: other, role: 'provider' });
  await people.grant('Cesar', { forbund: home, organisation: own, role: 'provider' });
  await people.grant('Cesar', { forbund: away, organisation: own, role: 'admin' });
  const token = async (name: string) => ({ Authorization: `Bearer ${await people.token(name)}` });
  const proofs = [
    await token('Alma'),
    await sessionProof(whole, 'Alma'),
    await token('Berit'),
    await token('Cesar'),
    await token('nobody knows me'),
    {},
  ];
  const leaving = [await sessionProof(whole, 'Alma'), {}];
  const things: Stock['things'] = {};
  for (const route of routes) things[route.operation] = await thingsOf(route, whole);
  const insatser = (things.readHistory ?? []).flatMap(({ parameters }) => parameters.insatsId ?? []);
  return {
    things,
    proofsFor: ({ operation }) => (operation === 'signOut' ? leaving : proofs),
    cursors: insatser.flatMap((insats) =>
      [home, away].map((forbund) => historyCursor({ forbund, insats, before: 2 })),
    ),
  };
}

test(`whatever is asked, ${howMany} times: no fault of ours, and every refusal says why`, {
  timeout: 240_000,
}, async () => {
  const requests = fc.sample(anyRequest(stock), howMany);
  const found = new Map<string, string>();
  const statuses = new Map<number, number>();
  const waiting = requests.values();
  const work = async () => {
    for (const request of waiting) {
      const answer = await catalogue.send(request.sent).catch(noAnswer);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      for (const fault of faultsOf(request.sent, answer, request.numbers)) {
        found.set(`${request.route.operation}: ${fault}`, describe(request, answer));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const shown = [...found].map(([fault, request]) => `${fault}\n  ${request}`);
  if (shown.length > 0)
    expect.fail(`${shown.length} sorts of fault\n${shown.slice(0, mostShown).join('\n')}`);
  // The requests reach far enough to mean something.
  for (const status of [200, 303, 400, 401, 403, 404, 405, 409, 413, 415]) {
    expect(statuses.get(status) ?? 0, `answers with ${status}`).toBeGreaterThan(5);
  }
  const kept = catalogue.everythingKept();
  const numbers = requests.flatMap((request) => request.numbers);
  expect(numbers.length).toBeGreaterThan(200);
  expect(numbers.filter((number) => kept.includes(number))).toEqual([]);
});

function noAnswer(error: unknown): Answer {
  return {
    status: 0,
    headers: {},
    text: error instanceof Error ? `${error.message}: ${error.cause}` : 'nothing',
  };
}

function describe({ sent, spoilt }: HostileRequest, answer: { status: number; text: string }): string {
  const { Authorization: _, Cookie: __, ...headers } = sent.headers ?? {};
  const shown = {
    ...sent,
    headers,
    body: sent.body && String(sent.body).slice(0, 300),
    path: sent.path.slice(0, 300),
  };
  return `${spoilt.join(', ')}: ${JSON.stringify(shown)} → ${answer.status} ${answer.text.slice(0, 300)}`;
}
