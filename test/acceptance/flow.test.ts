/** Where the flow stops and why, through the API: flags and their life, readings, thresholds, baselines, quarters. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayNumber, dayOf, fewestPublished, latestPublishable } from '#flow';
import { livedLog, putLog } from '../builders/flow-life.ts';
import { watchAt } from '../builders/flow-runs.ts';
import { newFlag } from './objects.ts';
import { newInsats } from './prepared-insats.ts';
import { away, home, newKey, other, own, startTwoForbund, type TwoForbund } from './two-forbund.ts';

let catalogue: TwoForbund;

const today = dayNumber(new Date().toISOString().slice(0, 10));
const quarter = latestPublishable(today + 1);
/** The server has made its own run of today, of an empty catalogue. */
const tomorrow = `${dayOf(today + 1)}T04:00:00.000Z`;

beforeAll(async () => {
  catalogue = await startTwoForbund();
  const { people } = catalogue;
  for (const role of ['coordinator', 'provider', 'admin'] as const) {
    await people.grant(`${role} at home`, { forbund: home, organisation: own, role });
  }
  await people.grant('coordinator away', { forbund: away, organisation: own, role: 'coordinator' });
  for (const [seed, insats] of ['cykeln', 'kaféet', 'odlingen'].entries()) {
    const span = { from: dayOf(today - 900), to: dayOf(today) };
    const life = {
      insats,
      forbund: home,
      organisation: own,
      places: 10,
      stayDays: 120,
      queue: 2,
      seed,
      ...span,
    };
    await putLog(people.table, livedLog(life));
  }
  expect(await watchAt(people.table, tomorrow)).toEqual([]);
});
afterAll(() => catalogue?.stop());

async function call(who: string, method: string, path: string, body?: unknown, key = newKey()) {
  const headers = {
    ...(who !== 'nobody' && { Authorization: `Bearer ${await catalogue.people.token(who)}` }),
    ...(body !== undefined && { 'Content-Type': 'application/json', 'Idempotency-Key': key }),
  };
  const sent = { method, path: `/api/v1${path}`, headers };
  const answer = await catalogue.send(body === undefined ? sent : { ...sent, body: JSON.stringify(body) });
  return { status: answer.status, body: JSON.parse(answer.text) };
}

const read = (path: string, who = 'coordinator at home') => call(who, 'GET', path);
const problem = (name: string) => `urn:insatskatalog:problem:${name}`;

describe('a flag', () => {
  test('is listed with what it says, why, and how grave it is', async () => {
    const id = await newFlag(catalogue, home);
    const { status, body } = await read('/flow/flags?status=open&kind=fewer-onward&limit=100');
    expect(status).toBe(200);
    const listed = body.items.find((one: { id: string }) => one.id === id);
    expect(listed).toMatchObject({ status: 'open', level: 'yellow', kindName: 'Färre går vidare' });
    expect(listed.sentence).toContain('Normalt hade 9 gått vidare sedan mars 2026; 2 har gjort det.');
    expect(listed.causeSentence).toContain('är fullt');
    expect(body.sentence).toMatch(/står kvar/);
    expect((await read(`/flow/flags?insats=${listed.subject.insats}`)).body.total).toBe(1);
    expect((await read('/flow/flags?level=red&kind=fewer-onward')).body.total).toBe(0);
  });

  test('lives by what people do with it, and every act stands in its history', async () => {
    const path = `/flow/flags/${await newFlag(catalogue, home)}`;
    const taken = await call('coordinator at home', 'POST', `${path}/acknowledgement`, {
      note: 'Vi ringer.',
    });
    expect(taken).toMatchObject({ status: 200, body: { status: 'acknowledged' } });
    await call('admin at home', 'POST', `${path}/notes`, { note: 'Ingen svarade.' });
    const closed = await call('coordinator at home', 'POST', `${path}/closing`, {
      reason: 'Fyra nya platser.',
    });
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed' } });
    const { body } = await read(path);
    expect(body).toEqual(closed.body);
    expect(body.history.map(({ what, note }: { what: string; note: string }) => [what, note])).toEqual([
      ['opened', null],
      ['acknowledged', 'Vi ringer.'],
      ['noted', 'Ingen svarade.'],
      ['closed', 'Fyra nya platser.'],
    ]);
    expect(body.history[1].by).toBe(await catalogue.people.pseudonym('coordinator at home'));
    expect(body.history[0].finding).toEqual(body.finding);
    const again = await call('coordinator at home', 'POST', `${path}/acknowledgement`, {});
    expect(again).toMatchObject({ status: 409, body: { type: problem('flag-already-closed') } });
  });

  test.each([
    ['acknowledgement', { note: 'En gång.' }],
    ['notes', { note: 'En gång.' }],
    ['closing', { reason: 'En gång.' }],
  ])('%s with the same key is made once', async (act, body) => {
    const path = `/flow/flags/${await newFlag(catalogue, home)}`;
    const key = newKey();
    const first = await call('coordinator at home', 'POST', `${path}/${act}`, body, key);
    const before = catalogue.digest('flow-flags#%');
    expect(await call('coordinator at home', 'POST', `${path}/${act}`, body, key)).toEqual(first);
    const other = await call('coordinator at home', 'POST', `${path}/${act}`, { ...otherwise(body) }, key);
    expect(other).toMatchObject({ status: 422, body: { type: problem('key-reused') } });
    expect(catalogue.digest('flow-flags#%')).toBe(before);
  });

  test('is closed with a reason only, and takes no personal number in what is written on it', async () => {
    const path = `/flow/flags/${await newFlag(catalogue, home)}`;
    const before = catalogue.digest('flow-flags#%');
    for (const [act, body, pointer] of [
      ['closing', {}, '/reason'],
      ['closing', { reason: ' ' }, '/reason'],
      ['notes', { note: '' }, '/note'],
      ['notes', { note: 'Gäller 19811228-9874.' }, '/note'],
      ['acknowledgement', { note: '19811228-9874' }, '/note'],
    ] as const) {
      const answer = await call('coordinator at home', 'POST', `${path}/${act}`, body);
      expect(answer, JSON.stringify(body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    }
    expect(catalogue.digest('flow-flags#%')).toBe(before);
    expect(catalogue.everythingKept()).not.toContain('19811228-9874');
  });

  test("is the same as none to another förbund, and no provider's business", async () => {
    const theirs = await newFlag(catalogue, away);
    const [foreign, missing] = await Promise.all([
      read(`/flow/flags/${theirs}`),
      read('/flow/flags/no-such'),
    ]);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    expect(
      (await call('coordinator at home', 'POST', `/flow/flags/${theirs}/notes`, { note: 'Hej' })).status,
    ).toBe(404);
    expect(
      (await read('/flow/flags?limit=100')).body.items.map(({ id }: { id: string }) => id),
    ).not.toContain(theirs);
    expect((await read('/flow/flags', 'provider at home')).status).toBe(403);
    expect((await read('/flow/flags', 'nobody')).status).toBe(401);
    expect((await read('/flow/flags', 'admin at home')).status).toBe(200);
    expect((await read(`/flow/flags?forbund=${home}`, 'coordinator away')).status).toBe(404);
  });
});

const otherwise = (body: object) =>
  Object.fromEntries(Object.keys(body).map((field) => [field, 'Något annat.']));

describe('the flow through an insats', () => {
  test('is read from its log as it stands, before any daily run has seen it', async () => {
    const insats = await newInsats(catalogue, home, own);
    await catalogue.keep(home, 'PUT', `/api/v1/insatser/${insats}/places`, { places: 4 });
    await catalogue.keep(home, 'POST', `/api/v1/insatser/${insats}/ledger`, {
      rules: { sharing: true, offersNext: true },
    });
    const { status, body } = await read(`/flow/insatser/${insats}?months=24`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ forbund: home, forbundNote: null });
    expect(body.flow).toMatchObject({
      source: 'ledger',
      insats,
      months: 24,
      curves: [{ points: [] }, {}, {}, {}],
    });
    expect(body.flow.headline).toContain('Ingen har slutat under 24 månader.');
    expect(body.flow.occupancy).toMatchObject([{ places: 4, occupied: 0 }]);
  });

  test('says that curves need a ledger, where figures are reported', async () => {
    const insats = await newInsats(catalogue, home, own);
    const { body } = await read(`/flow/insatser/${insats}`);
    expect(body.flow).toMatchObject({ source: 'reported', months: 12, periods: [] });
    expect(body.flow.ledgerSentence).toContain('liggare');
  });

  test('is read by the provider whose insats it is, and by no other; nothing else of the flow is', async () => {
    const ours = await newInsats(catalogue, home, own);
    const { status, body } = await read(`/flow/insatser/${ours}`, 'provider at home');
    expect({ status, body }).toEqual(await read(`/flow/insatser/${ours}`));
    expect(body.flow).toMatchObject({ insats: ours });
    const theirs = await newInsats(catalogue, home, other);
    const [foreign, missing] = await Promise.all([
      read(`/flow/insatser/${theirs}`, 'provider at home'),
      read('/flow/insatser/no-such', 'provider at home'),
    ]);
    expect(foreign).toMatchObject({
      status: 404,
      body: { detail: expect.stringMatching(/^[A-ZÅÄÖ].*[.]$/) },
    });
    expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    expect((await read(`/flow/insatser/${ours}`, 'nobody')).status).toBe(401);
    for (const path of ['/flow/insatser', '/flow/ladder', '/flow/flags', `/flow/summaries/${quarter}`]) {
      expect((await read(path, 'provider at home')).status, path).toBe(403);
    }
  });

  test('is listed for every insats that the watch has seen, those with flags first', async () => {
    const id = await newFlag(catalogue, home, 'kaféet');
    const { status, body } = await read('/flow/insatser?limit=100');
    expect(status).toBe(200);
    const [first] = body.items;
    expect(first).toMatchObject({ insats: 'kaféet', source: 'ledger', flags: [{ id, status: 'open' }] });
    expect(first.onward.endings).toBeGreaterThan(0);
    expect(body.items.map(({ insats }: { insats: string }) => insats)).toEqual(
      expect.arrayContaining(['cykeln', 'odlingen']),
    );
    expect(body.sentence).toMatch(/^1 av \d+ insatser har en flagga\.$/);
    const page = await read('/flow/insatser?limit=1&offset=1');
    expect(page.body).toMatchObject({ total: body.total, items: [body.items[1]] });
    expect((await read('/flow/insatser', 'coordinator away')).body.items).toEqual([]);
  });

  test('is for the own förbund and its coordinators, over 12 or 24 months', async () => {
    const [ours, theirs] = [await newInsats(catalogue, home, own), await newInsats(catalogue, away, own)];
    expect((await read(`/flow/insatser/${theirs}`)).status).toBe(404);
    expect((await read('/flow/insatser/no-such')).status).toBe(404);
    expect((await read(`/flow/insatser/${ours}`, 'admin at home')).status).toBe(200);
    expect((await read(`/flow/insatser/${ours}?months=18`)).status).toBe(400);
  });
});

test('the ladder tells who came and where they went', async () => {
  const { body } = await read('/flow/ladder?months=24');
  expect(body.ladder.links).toContainEqual(
    expect.objectContaining({ from: 'occupation', to: 'work', onward: true }),
  );
  expect(body.ladder.headline).toMatch(/gick \d+ vidare/);
  expect(body.ladder.steps).toHaveLength(6);
  expect((await read('/flow/ladder', 'coordinator away')).body.ladder.links).toEqual([]);
});

describe('a quarter', () => {
  test('is told whole to the own people', async () => {
    const { status, body } = await read(`/flow/summaries/${quarter}`);
    expect(status).toBe(200);
    expect(body.summary).toMatchObject({ quarter, settled: true });
    expect(body.summary.all.ended).toBeGreaterThan(0);
    expect(body.summary.headline).toContain(`${body.summary.all.ended} slutade`);
    expect((await read(`/flow/summaries/${quarter}`, 'provider at home')).status).toBe(403);
    expect((await read('/flow/summaries/2026-Q9')).status).toBe(404);
  });

  test('is open to all when it is published, without small counts, and stands as it was', async () => {
    const path = `/forbund/${home}/flow-summaries/${quarter}`;
    const { status, body } = await read(path, 'nobody');
    expect(status).toBe(200);
    const { started, ended, onward, endingsBySteps } = body.summary;
    for (const count of [started, ended, onward]) expect(count).toBeGreaterThanOrEqual(fewestPublished);
    expect(endingsBySteps).toMatchObject([{ ended, onward }]);
    expect(body.sentence).toContain(`slutade ${ended}`);
    const kept = catalogue.digest('flow-quarters#%');
    // More is written down, and the watch comes by again.
    const life = {
      insats: 'senare',
      forbund: home,
      organisation: own,
      places: 20,
      stayDays: 30,
      queue: 0,
      seed: 9,
    };
    const log = livedLog({ ...life, from: dayOf(today - 300), to: dayOf(today) });
    await putLog(catalogue.people.table, log);
    await watchAt(catalogue.people.table, `${dayOf(today + 2)}T04:00:00.000Z`);
    expect(catalogue.digest('flow-quarters#%')).toBe(kept);
    expect((await read(path, 'nobody')).body).toEqual(body);
  });

  test('that is not published says so, and when it may be', async () => {
    const { status, body } = await read(`/forbund/${home}/flow-summaries/2099-Q4`, 'nobody');
    expect(status).toBe(200);
    expect(body).toMatchObject({ quarter: '2099-Q4', summary: null });
    expect(body.sentence).toContain('31 januari 2100');
    expect((await read(`/forbund/ingenstans/flow-summaries/${quarter}`, 'nobody')).status).toBe(404);
    expect((await read(`/forbund/${home}/flow-summaries/sommaren`, 'nobody')).status).toBe(404);
  });
});

test('thresholds are read by coordinators and set by the administrator, in order', async () => {
  const { body } = await read('/flow/thresholds');
  expect(body).toMatchObject({ isDefault: true, thresholds: { redYears: 50, yellowYears: 10 } });
  const wanted = { ...body.thresholds, longWaitDays: 120 };
  const put = (who: string, said: object) => call(who, 'PUT', '/flow/thresholds', said);
  expect((await put('coordinator at home', wanted)).status).toBe(403);
  expect((await put('admin at home', { ...wanted, redYears: 8, yellowYears: 9 })).status).toBe(400);
  expect(await put('admin at home', wanted)).toMatchObject({ status: 200, body: { isDefault: false } });
  const after = (await read('/flow/thresholds')).body;
  expect(after.thresholds).toEqual(wanted);
  expect(after.sentence).toContain('120 dagar');
  expect((await read('/flow/thresholds', 'coordinator away')).body.isDefault).toBe(true);
});

test('a baseline is replaced openly, once for each request, and those before it are kept', async () => {
  const [first] = (await read('/flow/baselines')).body.items;
  expect(first).toMatchObject({ version: 1, by: null, reason: null });
  expect(first.endings).toBeGreaterThan(100);
  const key = newKey();
  const replace = (body: object) => call('coordinator at home', 'POST', '/flow/baselines', body, key);
  expect((await replace({})).status).toBe(400);
  const made = await replace({ reason: 'Två insatser har slagits ihop.' });
  expect(made).toMatchObject({ status: 201, body: { version: 2, reason: 'Två insatser har slagits ihop.' } });
  expect(await replace({ reason: 'Två insatser har slagits ihop.' })).toEqual(made);
  const { body } = await read('/flow/baselines');
  expect(body.items).toEqual([made.body, first]);
  expect(made.body.by).toBe(await catalogue.people.pseudonym('coordinator at home'));
  const thin = await call('coordinator away', 'POST', '/flow/baselines', { reason: 'Vi provar.' });
  expect(thin).toMatchObject({ status: 409, body: { type: problem('too-few-endings') } });
});
