/**
 * Every route of the topology, called by everybody about everything. A new route is covered by standing in the
 * topology; a new sort of parameter must be explained in objects.ts.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Route, routes } from '#topology';
import { type Caller, nobodyKnown, peopleWhoCall } from './callers.ts';
import type { Answer } from './client.ts';
import { expectedAnswer } from './expected-answer.ts';
import { type Thing, thingLike, thingsOf } from './objects.ts';
import { startTwoForbund, type TwoForbund } from './two-forbund.ts';
import { validRequest } from './valid-request.ts';

let catalogue: TwoForbund;
let callers: Caller[];

beforeAll(async () => {
  catalogue = await startTwoForbund();
  callers = [...(await nobodyKnown(catalogue)), ...(await peopleWhoCall(catalogue))];
});
afterAll(() => catalogue?.stop());

type Calling = { caller: Caller; thing: Thing };

async function call(route: (typeof routes)[number], { caller, thing }: Calling): Promise<Answer> {
  const { headers, ...sent } = validRequest(route, thing);
  return catalogue.send({ ...sent, headers: { ...headers, ...(await caller.proof()) } });
}

const described = ({ caller, thing }: Calling) => `${caller.name}, about ${thing.name}`;

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  const callings = async (): Promise<Calling[]> => {
    const things = await thingsOf(route, catalogue);
    return callers.flatMap((caller) => things.map((thing) => ({ caller, thing })));
  };
  const expected = ({ caller, thing }: Calling) => expectedAnswer(route.policy, caller, thing.owner);

  test('refuses whom its policy does not let in, and nothing has changed afterwards', async () => {
    const refused = (await callings()).filter((calling) => expected(calling) !== 'let in');
    const before = catalogue.digest();
    const answers = await Promise.all(
      refused.map(async (calling) => ({ calling, answer: await call(route, calling) })),
    );
    for (const { calling, answer } of answers) {
      expect(refusalIn(route, answer), described(calling)).toBe(expected(calling));
    }
    // What is somebody else's and what does not exist cannot be told apart by whoever asks.
    const notFound = answers.filter(({ calling }) => expected(calling) === 404);
    for (const ofCaller of Map.groupBy(notFound, ({ calling }) => calling.caller.name).values()) {
      const told = new Set(ofCaller.map(({ calling, answer }) => whatItTells(route, calling, answer)));
      expect([...told].slice(1)).toEqual([]);
    }
    expect(catalogue.digest()).toBe(before);
  });

  test('lets in whom its policy lets in', async () => {
    const known = (await callings()).filter((calling) => expected(calling) === 'let in');
    for (const { caller, thing } of known) {
      // A write may use up what it is about, so every call is about something new.
      const fresh = route.method === 'GET' ? thing : await thingLike(route, catalogue, thing.name);
      const answer = await call(route, { caller, thing: fresh });
      expect(refusalIn(route, answer), described({ caller, thing })).toBe('let in');
      // Done, or refused by the ledger: with what was sent nothing is wrong.
      if (route.surface === 'api') expect([200, 201, 202, 409], answer.text).toContain(answer.status);
      else expect(answer.status, answer.text).toBeLessThan(500);
    }
  });
});

/** What an answer says about access. Pages send whoever is not known to sign in. */
function refusalIn({ surface }: Route, { status, headers }: Answer): 401 | 403 | 404 | 'let in' {
  const type = headers['content-type'];
  if (surface === 'page') {
    if (status === 303 && headers.location?.startsWith('/sign-in?to=')) return 401;
    if (status === 401) throw new Error('a page answers 401 where it should show the way to sign in');
  }
  if (status !== 401 && status !== 403 && status !== 404) return 'let in';
  const wanted = surface === 'page' ? 'text/html; charset=utf-8' : 'application/problem+json';
  if (type !== wanted) throw new Error(`a refusal of type ${type}`);
  return status;
}

/** The whole answer but for its date and the caller's own words: the address that was called. */
function whatItTells(route: (typeof routes)[number], { thing }: Calling, { headers, text, status }: Answer) {
  const { date: _date, 'content-length': _length, ...told } = headers;
  const { pathname } = new URL(validRequest(route, thing).path, catalogue.origin);
  return JSON.stringify({ status, told, text: text.replace(`,"instance":${JSON.stringify(pathname)}`, '') });
}
