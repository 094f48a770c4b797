/** A förbund's mapping of needs through the API and the page: kept without small groups, replaced, and nobody else's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionProof } from './callers.ts';
import { newInsats } from './prepared-insats.ts';
import { away, home, newKey, own, startTwoForbund, type TwoForbund } from './two-forbund.ts';

let catalogue: TwoForbund;

beforeAll(async () => {
  catalogue = await startTwoForbund();
  for (const role of ['coordinator', 'provider'] as const) {
    await catalogue.people.grant(`${role} at home`, { forbund: home, organisation: own, role });
  }
  await catalogue.people.grant('coordinator away', { forbund: away, organisation: own, role: 'coordinator' });
  const insats = await newInsats(catalogue, home, own);
  const step = 'occupation';
  const provenance = { kind: 'own', source: null, sourceYear: null, note: null };
  const path = `/api/v1/insatser/${insats}`;
  const described = { ...emptyDescription, name: 'Hantverkshuset', step, provenance };
  await catalogue.keep(home, 'PUT', `${path}/description`, described);
  await catalogue.keep(home, 'PUT', `${path}/places`, { places: 12 });
});
afterAll(() => catalogue?.stop());

const emptyDescription = Object.fromEntries(
  (
    'summary forWhom aims principal municipalities tracks kinds targetGroups languages languageSupport hoursPerWeek ' +
    'lengthWeeks schedule groupSize adaptations contents followUp method voluntary countsTowardActivityRequirement ' +
    'financing start contact'
  )
    .split(' ')
    .map((field) => [field, null]),
);

const mapping = (people: number, groups: object[]) => ({
  mappedOn: '2026-09-30',
  origin: 'own',
  source: 'Socialkontorets kartläggning hösten 2026',
  people,
  tables: [{ groups }],
});

async function call(who: string, method: string, path: string, body?: unknown, key = newKey()) {
  const authorization = `Bearer ${await catalogue.people.token(who)}`;
  const headers = {
    Authorization: authorization,
    ...(body !== undefined && { 'Content-Type': 'application/json', 'Idempotency-Key': key }),
  };
  const sent = { method, path: `/api/v1${path}`, headers };
  const answer = await catalogue.send(body === undefined ? sent : { ...sent, body: JSON.stringify(body) });
  return { status: answer.status, body: JSON.parse(answer.text) };
}

const put = (body: unknown, who = 'coordinator at home') => call(who, 'PUT', '/needs', body);
const occupation = { step: ['occupation'] };

describe('a mapping', () => {
  test('is kept without its small groups, and what was smaller stands nowhere', async () => {
    const groups = [
      { ...occupation, language: ['easy-swedish'], people: 3 },
      { ...occupation, language: ['large-limitation'], people: 17 },
    ];
    const { status, body } = await put({ mapping: mapping(20, groups) });
    expect(status).toBe(200);
    expect(body.mapping.tables[0].groups).toMatchObject([
      { ...occupation, language: ['large-limitation', 'easy-swedish'], people: 20 },
    ]);
    expect((await call('coordinator at home', 'GET', '/needs')).body).toEqual(body);
    expect(catalogue.everythingKept()).toContain('"people":20');
    expect(catalogue.everythingKept()).not.toMatch(/"people":(3|17)\b/);
  });

  test('takes the place of the one before, which is kept nowhere', async () => {
    await put({ mapping: mapping(31, [{ ...occupation, people: 31 }]) });
    const { body } = await put({ mapping: mapping(44, [{ ...occupation, people: 44 }]) });
    expect(body.mapping.people).toBe(44);
    expect(catalogue.digest('needs#%')).not.toBe('');
    const kept = catalogue
      .everythingKept()
      .split('\n')
      .filter((line) => line.startsWith('needs#'));
    expect(kept).toHaveLength(1);
    expect(kept[0]).toContain('"people":44');
    expect(kept[0]).not.toContain('"people":31');
  });

  test('is refused where another has been saved meanwhile', async () => {
    const { body } = await call('coordinator at home', 'GET', '/needs');
    const wanted = { mapping: mapping(50, [{ ...occupation, people: 50 }]) };
    expect((await put({ ...wanted, replaces: body.version })).status).toBe(200);
    const late = await put({ ...wanted, replaces: body.version });
    expect(late).toMatchObject({ status: 409, body: { type: 'urn:insatskatalog:problem:needs-moved-on' } });
  });

  test.each([
    ['of fewer than five people', mapping(4, [{ ...occupation, people: 4 }]), '/mapping/people'],
    ['with more in a table than there are', mapping(9, [{ ...occupation, people: 10 }]), '/mapping/tables/0'],
    [
      'where two tables tell the same',
      {
        ...mapping(20, [{ ...occupation, people: 20 }]),
        tables: [
          { groups: [{ ...occupation, people: 20 }] },
          { groups: [{ ...occupation, hours: ['up-to-10'], people: 20 }] },
        ],
      },
      '/mapping/tables/1',
    ],
    [
      'where groups of a table are told apart differently',
      mapping(20, [
        { ...occupation, people: 9 },
        { hours: ['up-to-10'], people: 9 },
      ]),
      '/mapping/tables/0/groups/1',
    ],
    ['where a group says nothing', mapping(20, [{ people: 20 }]), '/mapping/tables/0/groups/0'],
    [
      'where a group stands twice',
      mapping(20, [
        { ...occupation, people: 9 },
        { ...occupation, people: 9 },
      ]),
      '/mapping/tables/0/groups/1',
    ],
  ])('%s is refused with a sentence', async (_, wrong, pointer) => {
    const before = catalogue.digest();
    const { status, body } = await put({ mapping: wrong });
    expect(status).toBe(400);
    expect(body.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer);
    expect(catalogue.digest()).toBe(before);
  });
});

describe('supply against need', () => {
  test('tells what is missing, in the own förbund', async () => {
    await put({ mapping: mapping(20, [{ ...occupation, people: 20 }]) });
    // The catalogue is held for a moment, and no longer.
    await expect
      .poll(async () => (await call('coordinator at home', 'GET', '/needs/gap')).body.supply, {
        timeout: 10_000,
      })
      .toMatchObject({ insatser: 1, places: 12 });
    const { body } = await call('coordinator at home', 'GET', '/needs/gap');
    expect(body).toMatchObject({ forbund: home, people: 20, mappedOn: '2026-09-30' });
    expect(body.steps[2]).toMatchObject({ people: 20, places: 12, couldHavePlace: 12, missing: 8 });
  });

  test('shows nothing of it to another förbund, nor to providers', async () => {
    const other = await call('coordinator away', 'GET', '/needs');
    expect(other.body).toMatchObject({ forbund: away, version: 0, mapping: null });
    expect((await call('coordinator away', 'GET', '/needs/gap')).body).toMatchObject({
      forbund: away,
      people: null,
      tables: [],
    });
    for (const path of ['/needs', '/needs/gap']) {
      expect((await call('coordinator away', 'GET', `${path}?forbund=${home}`)).status).toBe(404);
      expect((await call('provider at home', 'GET', path)).status).toBe(403);
    }
    const taken = await call('coordinator away', 'PUT', `/needs?forbund=${home}`, {
      mapping: mapping(20, [{ ...occupation, people: 20 }]),
    });
    expect(taken.status).toBe(404);
  });
});

describe('the page', () => {
  async function send(fields: Record<string, string>) {
    const proof = await sessionProof(catalogue, 'coordinator at home');
    const headers = { ...proof, 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ key: newKey(), forbund: home, ...fields }).toString();
    return catalogue.send({ method: 'POST', path: '/needs', headers, body });
  }
  const version = async () => String((await call('coordinator at home', 'GET', '/needs')).body.version);
  const filled = {
    source: 'Egen kartläggning',
    mappedOn: '2026-10-31',
    people: '60',
    groups: 'steg;personer\nSysselsättning;35\nStöd med planering och strukturering;25',
  };

  test('takes a mapping as it is pasted, and leads back to it', async () => {
    const { status, headers } = await send({ ...filled, version: await version() });
    expect([status, headers.location]).toEqual([303, `/needs?forbund=${home}&receipt=saved`]);
    const { body } = await call('coordinator at home', 'GET', '/needs');
    expect(body.mapping.tables[0].groups).toMatchObject([
      { step: ['structure'], people: 25 },
      { step: ['occupation'], people: 35 },
    ]);
  });

  test('tells what must be mended, row by row, and shows what was typed again', async () => {
    const wrong = { ...filled, people: '', groups: 'steg;personer\nTrädgård;35\nSysselsättning;många' };
    const { status, text } = await send({ ...wrong, version: await version() });
    expect(status).toBe(422);
    expect(text).toContain('Rad 2, kolumnen steg');
    expect(text).toContain('Rad 3, kolumnen personer');
    expect(text).toContain('Trädgård;35');
  });

  test('never repeats or keeps a personal number that was pasted', async () => {
    const number = '19811228-9874';
    const { status, text } = await send({
      ...filled,
      groups: `steg;personer\n${number};35`,
      version: await version(),
    });
    expect(status).toBe(422);
    expect(text).not.toContain(number);
    expect(catalogue.everythingKept()).not.toContain(number);
  });
});
