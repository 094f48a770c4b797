/** A coordinator asks what there is for a need, and why not; the answer comes from the real catalogue. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type * as z from 'zod';
import { contracts } from '#api';
import { away, home, newKey, other, own, startTwoForbund, type TwoForbund } from './two-forbund.ts';

type NeedAnswer = z.output<(typeof contracts.queryAvailability)['answer']>;

let catalogue: TwoForbund;
let coordinator: { Authorization: string };
const ids: Record<string, string> = {};

const { description } = contracts.createInsats.example.request;
const lss = { condition: { rule: 'lss-decision', is: 'required' } };

/** Insatser that differ in what the tests look at. */
const insatser = [
  { name: 'Trädgården', forbund: home },
  { name: 'Snickeriet', forbund: home, criteria: [lss] },
  { name: 'Grannens kök', forbund: away },
  { name: 'Grannens tysta', forbund: away, municipalities: null },
  { name: 'Grannens avlägsna', forbund: away, municipalities: ['0180'] },
  { name: 'Verkstaden', forbund: home, summary: 'Vi lagar cyklar.' },
] as const;

beforeAll(async () => {
  catalogue = await startTwoForbund();
  for (const role of ['coordinator', 'provider', 'admin'] as const) {
    await catalogue.people.grant(role, { forbund: home, organisation: other, role });
  }
  coordinator = { Authorization: `Bearer ${await catalogue.people.token('coordinator')}` };
  for (const { name, forbund, ...over } of insatser) {
    const { criteria = [], ...said } = { ...over } as { criteria?: unknown[] };
    const body = {
      organisation: own,
      externalReference: newKey(),
      description: { ...description, name, ...said },
      criteria,
    };
    const { insats } = await catalogue.keep<{ insats: string }>(
      forbund,
      'POST',
      '/api/v1/admin/insatser',
      body,
    );
    ids[name] = insats;
  }
  await keepPlacesForRegion(ids.Verkstaden ?? '');
  // The catalogue is held in memory for a moment.
  await vi.waitFor(async () => expect(namesIn(await ask({ municipality: '0580' })).length).toBe(4), {
    timeout: 15_000,
    interval: 200,
  });
});
afterAll(() => catalogue?.stop());

/** One place, and it is for those whom the region refers. */
async function keepPlacesForRegion(insats: string): Promise<void> {
  const write = (method: string, path: string, body: unknown) =>
    catalogue.keep(home, method, `/api/v1/insatser/${insats}${path}`, body);
  await write('PUT', '/places', { places: 1 });
  await write('POST', '/ledger', { rules: { sharing: false, offersNext: true } });
  await write('PUT', '/reservations', { reservations: [{ referrer: 'region', places: 1 }] });
}

async function send(path: string, body: unknown, proof: Record<string, string> = coordinator) {
  const headers = { ...proof, 'Content-Type': 'application/json' };
  return catalogue.send({ method: 'POST', path: `/api/v1${path}`, headers, body: JSON.stringify(body) });
}

async function ask(need: object, query = ''): Promise<NeedAnswer> {
  const { status, text } = await send(`/availability-queries${query}`, need);
  if (status !== 200) throw new Error(text);
  return contracts.queryAvailability.answer.parse(JSON.parse(text));
}

const nameOf = (answer: NeedAnswer, id: string) => answer.insatser.find((one) => one.id === id)?.name ?? id;
const namesIn = (answer: NeedAnswer) => answer.matches.map(({ insats }) => nameOf(answer, insats)).toSorted();
const matchOf = (answer: NeedAnswer, name: string) =>
  answer.matches.find(({ insats }) => nameOf(answer, insats) === name);
const reasonOf = (answer: NeedAnswer, name: string, about: string) =>
  matchOf(answer, name)?.reasons.find((reason) => reason.about === about);

describe('what there is for a need', () => {
  test('is the own förbund’s insatser, and those of others that say that they are for the municipality', async () => {
    expect(namesIn(await ask({}))).toEqual(['Snickeriet', 'Trädgården', 'Verkstaden']);
    expect(namesIn(await ask({ municipality: '0580' }))).toEqual([
      'Grannens kök',
      'Snickeriet',
      'Trädgården',
      'Verkstaden',
    ]);
    expect(namesIn(await ask({ municipality: '0180' }))).toEqual(['Grannens avlägsna']);
  });

  test('comes best first, with reasons whose points add up to the score', async () => {
    const { matches } = await ask({ municipality: '0580', step: 'work-rehabilitation', hoursPerWeek: 20 });
    const scores = matches.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, another) => another - one));
    for (const { score, reasons } of matches) {
      expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score);
    }
  });

  test('asks what is not known, and takes the answer', async () => {
    const open = await ask({ municipality: '0580' });
    expect(open.questions).toContainEqual(expect.objectContaining({ about: 'lss-decision', decides: 1 }));
    expect(matchOf(open, 'Snickeriet')?.answer).toBe('unknown');
    const without = await ask({ municipality: '0580', lssDecision: false });
    expect(namesIn(without)).not.toContain('Snickeriet');
    const [miss] = without.nearMisses;
    expect(miss).toMatchObject({ about: 'lss-decision', total: 1, opens: [ids.Snickeriet] });
    expect(nameOf(without, ids.Snickeriet ?? '')).toBe('Snickeriet');
  });

  test('counts a reserved place as room for its referrer alone', async () => {
    const byRegion = reasonOf(await ask({ referrer: 'region' }), 'Verkstaden', 'room');
    const byMunicipality = reasonOf(await ask({ referrer: 'municipality' }), 'Verkstaden', 'room');
    expect(byRegion).toMatchObject({ side: 'for' });
    expect(byMunicipality).toMatchObject({ side: 'against' });
  });

  test('finds wished words in the descriptions', async () => {
    const answer = await ask({ municipality: '0580', wishes: { words: 'cyklar' } });
    expect(reasonOf(answer, 'Verkstaden', 'wishes')).toMatchObject({ side: 'for' });
    expect(reasonOf(answer, 'Trädgården', 'wishes')?.points).toBe(0);
  });

  test('is read a part at a time', async () => {
    const whole = await ask({ municipality: '0580' });
    const second = await ask({ municipality: '0580' }, '?limit=1&offset=1');
    expect(second).toMatchObject({ total: whole.total, limit: 1, offset: 1 });
    expect(second.matches).toEqual(whole.matches.slice(1, 2));
  });

  test('follows what a provider has changed', async () => {
    const path = `/api/v1/insatser/${ids.Trädgården}/description`;
    await catalogue.keep(home, 'PUT', path, { ...description, name: 'Trädgården', step: 'occupation' });
    const step = async () => (await ask({ step: 'occupation' })).matches[0];
    await expect.poll(async () => (await step())?.insats, { timeout: 15_000 }).toBe(ids.Trädgården);
  });

  test('is told to coordinators, and to nobody else', async () => {
    for (const [name, status] of [
      ['provider', 403],
      ['admin', 403],
    ] as const) {
      const proof = { Authorization: `Bearer ${await catalogue.people.token(name)}` };
      expect((await send('/availability-queries', {}, proof)).status).toBe(status);
    }
    expect((await send('/availability-queries', {}, {})).status).toBe(401);
  });
});

describe('why, or why not', () => {
  const why = async (name: string, need: object) => {
    const { status, text } = await send(`/insatser/${ids[name]}/eligibility-queries`, need);
    if (status !== 200) throw new Error(text);
    return contracts.queryEligibility.answer.parse(JSON.parse(text));
  };

  test('is told of any insats, with a sentence for everything it demands', async () => {
    const answer = await why('Snickeriet', { lssDecision: false, municipality: '0580' });
    expect(answer).toMatchObject({ answer: 'no', insats: { name: 'Snickeriet', forbund: home } });
    const [hindrance] = answer.judgements.filter((judgement) => judgement.answer === 'no');
    expect(hindrance?.sentence).toContain('LSS');
    expect(hindrance?.because).not.toBe('');
    expect((await why('Snickeriet', { lssDecision: true, municipality: '0580' })).answer).toBe('yes');
    expect((await why('Snickeriet', {})).answer).toBe('unknown');
  });

  test('is told of a neighbour’s too, whose catalogue is as open', async () => {
    expect((await why('Grannens avlägsna', { municipality: '0580' })).answer).toBe('no');
  });

  test('is not told of what does not exist', async () => {
    expect((await send('/insatser/0000000000000000/eligibility-queries', {})).status).toBe(404);
  });
});

describe('the form', () => {
  const page = async (form?: Record<string, string>, path = '/need') => {
    const headers = { ...coordinator, ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }) };
    const method = form ? 'POST' : 'GET';
    const body = form && new URLSearchParams(form).toString();
    return catalogue.send({ method, path, headers, body });
  };

  test('begins in the municipality of the förbund, where it has but one', async () => {
    expect((await page()).text).toMatch(/<option value="0580" selected/);
  });

  test('answers what is there, why not, and what is to be found out', async () => {
    const { text } = await page({ municipality: '0580', insats: ids.Snickeriet ?? '', lssDecision: 'no' });
    expect(text).toContain('Nej, inte som det ser ut nu');
    expect(text).toContain('Står i vägen:');
    expect(text).toContain('Passar Snickeriet?');
    expect(text).toContain('Grannens kök');
  });

  test('reads days and hours as people write them', async () => {
    const { status, text } = await page({ days: 'monday', from: '9', to: '12.30' });
    expect(status, text).toBe(200);
    expect(text).toContain('vissa dagar och tider');
    const wrong = await page({ days: 'monday', from: '14', to: '12' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Sluttiden måste komma efter starttiden.');
  });

  test('does not open for an insats that does not exist', async () => {
    expect((await page(undefined, '/need?insats=0000000000000000')).status).toBe(404);
    expect((await page(undefined, '/need?insats=..%2F')).status).toBe(404);
  });
});
