import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { need } from '#eligibility';
import { type Command, handleCommand, type Instant, type Wait } from '#ledger';
import type { Log } from '#observability';
import { catalogueQuery, projectEntry } from '#search';
import {
  createCatalogueProjection,
  createCatalogueReader,
  createForbundDirectory,
  createInsatsLog,
  createWaitsReader,
} from '#storage';
import type { Table } from '#table';
import { putNamedForbund, watchAt } from '../../test/builders/flow-runs.ts';
import { aDescription } from '../../test/builders/insats.ts';
import { anAdmin, aRequest, createCykel } from '../../test/builders/ledger.ts';
import { paceAt } from '../../test/builders/lived-places.ts';
import { end, join, openLedger, setPlaces, start } from '../../test/builders/places.ts';
import { openStores } from '../../test/builders/stores.ts';
import { answerFrom, whyOrWhyNot } from '../coordinator/answer-need.ts';
import { readOne, readSurroundings } from '../coordinator/need-reading.ts';
import { readGap } from '../coordinator/needs-reading.ts';
import { holdPreparedCatalogue } from '../coordinator/prepared-catalogue.ts';
import { createFollowers } from '../local/followers.ts';
import { readOwnInsatser } from '../provider/own-insatser.ts';
import { createSearch, readAvailability, readInsats } from '../public/reading.ts';

const stores = openStores();
afterAll(() => stores.remove());

const morning: Instant = '2026-03-02T04:00:00.000Z';
const noon: Instant = '2026-03-02T11:00:00.000Z';

/** Two places, both taken; some have left during the year, and two wait. */
async function fullInsats(table: Table): Promise<void> {
  let asked = 0;
  async function ask(now: Instant, command: Command): Promise<string> {
    asked += 1;
    const request = aRequest(`full ${asked}`, command, { mandates: [anAdmin] });
    const result = await handleCommand(createInsatsLog(table), paceAt(now), request);
    if (result.kind !== 'answered' || result.answer.outcome !== 'done')
      throw new Error(JSON.stringify(result));
    return result.answer.entry ?? '';
  }
  const on = (day: string): Instant => `${day}T08:00:00.000Z`;
  const description = aDescription({ step: 'occupation', municipalities: ['0580'] });
  await ask(on('2025-01-01'), { ...createCykel, description });
  await ask(on('2025-01-01'), setPlaces(2));
  await ask(on('2025-01-01'), openLedger());
  const begin = (day: string) => ask(on(day), start({ startsOn: day }));
  const leave = (day: string, entry: string) => ask(on(day), end(entry, { on: day }));
  const [one, other] = [await begin('2025-01-02'), await begin('2025-01-02')];
  await leave('2025-06-01', one);
  const third = await begin('2025-06-02');
  await leave('2025-09-01', other);
  await begin('2025-09-02');
  await leave('2025-12-01', third);
  await begin('2025-12-02');
  for (const day of ['2026-02-10', '2026-02-20']) await ask(on(day), join());
  await projectEntry(createCatalogueProjection(table), 'cykel');
}

const silent: Log = { info: () => undefined, warn: () => undefined, fault: () => expect.unreachable() };

describe('after the daily run the predicted wait stands', () => {
  const table = stores.sqlite();
  const parts = {
    table,
    directory: createForbundDirectory(table),
    catalogue: createCatalogueReader(table, 0, () => Date.parse(noon)),
    waits: createWaitsReader(table, 600_000, () => Date.parse(noon)),
  };
  let predicted: Wait | null | undefined;

  beforeAll(async () => {
    await table.transact([putNamedForbund('linkoping')]);
    await fullInsats(table);
    // Somebody has looked before the run, and the readers hold what there was.
    expect((await readInsats(parts, 'cykel', noon)).availability).toMatchObject({
      status: 'queue',
      wait: null,
    });
    expect(await watchAt(table, morning)).toEqual([]);
    const followers = createFollowers({
      ...parts,
      projection: createCatalogueProjection(table),
      log: silent,
    });
    followers.onPoke('flow-waits#linkoping');
    predicted = (await readInsats(parts, 'cykel', noon)).availability.wait;
  });

  test('on the page of the insats and in the API', async () => {
    // Three must leave two places that three have left in a year.
    expect(predicted?.medianDays).toBeGreaterThan(180);
    expect(predicted?.medianDays).toBeLessThan(540);
    expect((await readAvailability(parts, 'cykel', noon)).availability.wait).toEqual(predicted);
  });

  test('in the search, which asks and sorts by it', async () => {
    const search = createSearch(parts);
    const found = async (maxWaitWeeks?: number) => {
      const query = catalogueQuery.parse(maxWaitWeeks === undefined ? {} : { maxWaitWeeks });
      return (await search(query, noon)).result.hits.map(({ availability }) => availability.wait);
    };
    expect(await found()).toEqual([predicted]);
    expect(await found(100)).toEqual([predicted]);
    expect(await found(4)).toEqual([]);
  });

  test('in what there is for a need, and in why one insats is for it', async () => {
    const asked = need.parse({ municipality: '0580' });
    const around = await readSurroundings(parts, { mandates: [anAdmin], now: noon });
    const held = { prepare: holdPreparedCatalogue(), relevanceOf: () => new Map<string, number>() };
    const { matches } = answerFrom(around, asked, held, { limit: 5, offset: 0 });
    expect(JSON.stringify(matches)).toContain('Väntan är troligen');
    const one = await readOne(parts, 'cykel', noon);
    expect(one.availability.wait).toEqual(predicted);
    expect(JSON.stringify(whyOrWhyNot(around, asked, held, 'cykel', one))).toContain('Väntan är troligen');
  });

  test("on the provider's own page", async () => {
    const mandate = { ...anAdmin, organisation: 'cykelkooperativet', role: 'provider' as const };
    const [own] = await readOwnInsatser(parts, [mandate], noon);
    expect(own?.availability.wait).toEqual(predicted);
  });

  test('and counts for nothing in the supply that needs are held against', async () => {
    expect((await readGap(parts, 'linkoping', noon)).gap.supply).toMatchObject({ places: 2, free: 0 });
  });
});

test('the search says another wait as soon as one is predicted, and nothing else has changed', async () => {
  const table = stores.sqlite();
  await table.transact([putNamedForbund('linkoping')]);
  await fullInsats(table);
  const search = createSearch({
    table,
    directory: createForbundDirectory(table),
    catalogue: createCatalogueReader(table, 0, () => Date.parse(noon)),
    waits: createWaitsReader(table, 0, () => Date.parse(noon)),
  });
  const waitNow = async () =>
    (await search(catalogueQuery.parse({}), noon)).result.hits[0]?.availability.wait;
  expect(await waitNow()).toBeNull();
  await watchAt(table, morning);
  expect(await waitNow()).not.toBeNull();
});
