/** Something breaks while a need is held against the catalogue: the operators are told, and nobody is told the need. */
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { contracts } from '#api';
import { createLog } from '#observability';
import { systemPace } from '#runtime';
import type { CatalogueEntry } from '#search';
import {
  createCatalogueReader,
  createForbundDirectory,
  createInsatsLog,
  createWaitsReader,
  putForbund,
} from '#storage';
import { createCoordinatorApp } from '../../functions/coordinator/app.ts';
import type { CoordinatorParts } from '../../functions/coordinator/parts.ts';
import { anEntry } from '../builders/catalogue.ts';
import { mondayMorning } from '../builders/ledger.ts';
import { problemOf } from '../builders/mounted.ts';
import { openStores } from '../builders/stores.ts';

const home = 'exempelforbund';
const publicOrigin = 'https://katalog.example.se';
const rare = 'xylofonbyggare';
const need = {
  ...contracts.queryAvailability.example.request,
  municipality: '0580',
  language: 'large-limitation',
};
/** What only the need says. */
const traces = [rare, 'hoursPerWeek', 'large-limitation', '0580'];

const stores = openStores();
let logged: string[];

beforeEach(() => {
  logged = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...told) => void logged.push(told.join(' ')));
  }
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
  }
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => stores.remove());

type Breaks = (real: CoordinatorParts) => Pick<CoordinatorParts, 'catalogue'>;

const theCatalogueCannotBeRead: Breaks = ({ table }) => {
  const broken = async (): Promise<never> => {
    throw new Error('the disk gave way');
  };
  return { catalogue: createCatalogueReader({ ...table, query: broken }, 0, () => 0) };
};

const theCatalogueHolds = (entry: CatalogueEntry): Breaks => {
  return () => ({ catalogue: { entries: async () => [entry], forget: () => undefined } });
};
/** Its förbund's thresholds are first wanted when the wished words are looked for. */
const anInsatsOfNobody = theCatalogueHolds(
  anEntry('lost', { municipalities: ['0580'] }, { forbund: 'not-listed' }),
);
/** Where no words are wished, its figures are first wanted when what may answer the need is put in order. */
const anInsatsWithBrokenFigures = theCatalogueHolds(
  anEntry('torn', {}, { forbund: home, counts: { free: 1, queue: 0, asOf: 'no day at all', statedIn: 1 } }),
);

/** The coordinator's function on a real store, with one part that breaks. */
async function functionWhere(breaks: Breaks) {
  const table = stores.sqlite();
  await table.transact([
    putForbund({ id: home, name: 'Exempelförbundet', municipalities: ['0580'], note: null }),
  ]);
  const now = () => mondayMorning;
  const membership = { id: 'm', subject: 'staff-1', forbund: home, organisation: 'parkenheten' };
  const granted = { grantedAt: mondayMorning, grantedBy: 'staff-0' };
  const parts: CoordinatorParts = {
    table,
    insatsLog: createInsatsLog(table),
    directory: createForbundDirectory(table),
    catalogue: createCatalogueReader(table, 0, () => 0),
    waits: createWaitsReader(table, 0, () => 0),
    callers: {
      identify: async () => ({
        actor: { subject: 'staff-1', memberships: [{ ...membership, ...granted, role: 'coordinator' }] },
        via: 'bearer',
      }),
    },
    pace: systemPace,
    now,
    newKey: () => 'key',
    publicOrigin,
    assets: { css: 'a.css', script: 'a.js', icon: 'a.svg' },
    notice: null,
    log: createLog('coordinator'),
  };
  return createCoordinatorApp({ ...parts, ...breaks(parts) });
}

describe.each([
  ['the catalogue cannot be read', theCatalogueCannotBeRead, rare, 'the disk gave way'],
  ['an insats belongs to nobody', anInsatsOfNobody, rare, 'belongs to a förbund that is not listed'],
  ['the figures of an insats are broken', anInsatsWithBrokenFigures, '', 'Invalid time value'],
])('where %s', (_, breaks, words, what) => {
  function expectOnlyTheFault(operation: string, answered: string): void {
    const line = logged.find((one) => one.includes('call failed')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      level: 'ERROR',
      operation,
      error: { message: expect.stringContaining(what) },
    });
    for (const [place, text] of Object.entries({ log: logged.join('\n'), answer: answered })) {
      expect(
        traces.filter((trace) => text.includes(trace)),
        place,
      ).toEqual([]);
    }
    expect(answered).not.toContain(what);
  }

  test('the API says that something went wrong and no more; the log says what, and nothing of the need', async () => {
    const app = await functionWhere(breaks);
    const answer = await app.request('/api/v1/availability-queries', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...need, wishes: { words } }),
    });
    expect(answer.status).toBe(500);
    const answered = await answer.clone().text();
    expect(await problemOf(answer)).toBe('fault');
    expectOnlyTheFault('POST /api/v1/availability-queries', answered);
  });

  test('the page says the same', async () => {
    const app = await functionWhere(breaks);
    const typed = { municipality: '0580', hoursPerWeek: '20', language: 'large-limitation', words };
    const answer = await app.request('/need', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: publicOrigin },
      body: new URLSearchParams(typed).toString(),
    });
    expect(answer.status).toBe(500);
    expectOnlyTheFault('POST /need', await answer.text());
  });
});
