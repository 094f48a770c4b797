/** How many places there are, for whom, and what happens beyond them: over HTTP, on the real stores. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamodbTable, openDynamodbTable, type Table } from '#table';
import { mondayMorning } from '../builders/ledger.ts';
import { openStores } from '../builders/stores.ts';
import { describeOnDynamodbLocal } from '../dynamodb-local/suite.ts';
import { openPlacesWorld, type PlacesWorld } from './places-world.ts';

const stores = openStores();
afterAll(() => stores.remove());

describe('on SQLite', () => tellStories(async () => stores.sqlite()));

describeOnDynamodbLocal('on DynamoDB Local', (client: () => DynamoDBClient) =>
  tellStories(async () => {
    await createDynamodbTable(client(), 'places');
    return openDynamodbTable({ client: client(), tableName: 'places' });
  }),
);

const monday = '2026-03-02';

function tellStories(openTable: () => Promise<Table>): void {
  let world: PlacesWorld;
  beforeAll(async () => {
    world = await openPlacesWorld(await openTable());
  }, 60_000);
  beforeEach(() => world.at(mondayMorning));

  const insatsIn = (address: string) => address.replace('/insatser/', '');
  const figures = (address: string) =>
    world.read('readAvailability', 'coordinator', `${address}/availability`);
  const toTell = async (address: string) =>
    (await world.read('listToTell', 'coordinator', '/coordinator/to-do?limit=100')).items
      .filter(({ insats }) => insats === insatsIn(address))
      .map(({ entry, about }) => [entry, about]);

  test('reserved places are kept for their referrer and shown beside the free ones', async () => {
    const address = await world.newLedger(3, { offersNext: false });
    await world.write('provider', 'PUT', `${address}/reservations`, {
      reservations: [{ referrer: 'region', places: 2 }],
    });
    expect(await figures(address)).toMatchObject({
      free: 1,
      reserved: [{ referrer: 'region', places: 2, free: 2 }],
    });
    await world.join(address);
    await world.join(address);
    const theirs = await world.join(address, { referrer: 'region' }, 'regional-coordinator');
    await world.write('provider', 'POST', `${address}/offers`, {});
    const { entry } = await world.write('provider', 'POST', `${address}/offers`, {});
    expect(entry).toBe(theirs);
    expect(await world.refusal('provider', 'POST', `${address}/offers`, {})).toBe('409 nobody-to-offer');
    expect(await world.read('readUse', 'coordinator', `${address}/use`)).toMatchObject({
      queue: 1,
      outsideCohorts: { places: 3, occupied: 0, offered: 2, free: 0, deficit: 0 },
      reservations: [{ referrer: 'region', places: 2, used: 1, free: 1 }],
      uses: [
        { referrer: 'municipality', placements: 0, offers: 1, offered: 1 },
        { referrer: 'region', placements: 0, offers: 1, offered: 1 },
      ],
    });
  });

  test('a coordinator never overbooks; the provider does with a reason, and the deficit shows', async () => {
    const address = await world.newLedger(1);
    await world.join(address);
    const second = await world.join(address);
    await world.write('coordinator', 'POST', `${address}/offers`, {});
    const offer = { entry: second, overbooking: 'En plats blir ledig i april.' };
    expect(await world.refusal('coordinator', 'POST', `${address}/offers`, offer)).toBe(
      '409 overbooking-not-yours',
    );
    expect(await world.refusal('provider', 'POST', `${address}/offers`, { entry: second })).toBe(
      '409 too-few-places',
    );
    await world.write('provider', 'POST', `${address}/offers`, offer);
    expect(await figures(address)).toMatchObject({ places: 1, free: 0, deficit: 1, offered: 2 });
    const fewer = { places: 0.5 };
    expect(await world.refusal('provider', 'PUT', `${address}/places`, fewer)).toBe('409 too-few-places');
    await world.write('provider', 'PUT', `${address}/places`, {
      ...fewer,
      overbooking: 'Lokalen är mindre.',
    });
    expect(await figures(address)).toMatchObject({ places: 0.5, deficit: 1.5 });
    const { items } = await world.read('readHistory', 'provider', `${address}/history`);
    expect(items[1]?.sentence).toContain('utöver de platser som finns. Skäl: En plats blir ledig i april.');
  });

  test('part-time placements share a place, change their hours and end with an outcome', async () => {
    const address = await world.newLedger(1, { sharing: true });
    const half = { referrer: 'municipality', municipality: '0580', hoursPerWeek: 20, startsOn: monday };
    const { entry } = await world.write('provider', 'POST', `${address}/placements`, half);
    await world.write('provider', 'POST', `${address}/placements`, half);
    expect(await figures(address)).toMatchObject({ free: 0, occupied: 1, deficit: 0 });
    const placement = `${address}/placements/${entry}`;
    await world.write('provider', 'POST', `${placement}/hours`, { hoursPerWeek: 10, on: monday });
    expect(await figures(address)).toMatchObject({ free: 0.25, occupied: 0.75 });
    await world.write('provider', 'POST', `${placement}/ending`, { outcome: 'work', on: monday });
    expect(await figures(address)).toMatchObject({ free: 0.5, occupied: 0.5 });
  });

  test('a course has places in each of its starts', async () => {
    const address = await world.newLedger(0);
    const start = { startsOn: '2026-04-01', places: 2 };
    const { cohort } = await world.write('provider', 'POST', `${address}/cohorts`, start);
    await world.join(address, { cohort });
    await world.write('coordinator', 'POST', `${address}/offers`, { cohort });
    expect((await world.read('readUse', 'provider', `${address}/use`)).cohorts).toEqual([
      {
        cohort,
        startsOn: '2026-04-01',
        endsOn: null,
        places: 2,
        occupied: 0,
        offered: 1,
        free: 1,
        deficit: 0,
      },
    ]);
    const course = `${address}/cohorts/${cohort}`;
    await world.write('provider', 'PUT', course, { ...start, startsOn: '2026-04-13' });
    expect(await world.refusal('provider', 'DELETE', course)).toBe('409 cohort-in-use');
    const empty = await world.write('provider', 'POST', `${address}/cohorts`, start);
    await world.write('provider', 'DELETE', `${address}/cohorts/${empty.cohort}`);
    const { cohorts } = await world.read('readUse', 'provider', `${address}/use`);
    expect(cohorts.map((one) => [one.cohort, one.startsOn])).toEqual([[cohort, '2026-04-13']]);
  });

  test('where figures are reported there is no queue, and whom to ask instead', async () => {
    const address = `/insatser/${await world.newInsats()}`;
    for (const part of ['queue', 'placements', 'use']) {
      expect(await world.refusal('coordinator', 'GET', `${address}/${part}`)).toBe('409 no-ledger-here');
    }
    const join = { referrer: 'region', municipality: '0580', hoursPerWeek: 20 };
    const told = await world.call('coordinator', 'POST', `${address}/queue`, { body: join });
    expect(told).toMatchObject({ status: 409, body: { type: expect.stringMatching(/no-queue-here$/) } });
    expect(told.body.detail).toContain('Trädgårdslagets kansli');
    expect(await world.read('readAvailability', 'admin', `${address}/availability`)).toMatchObject({
      occupied: null,
      offered: null,
    });
  });

  test('those who are there already are carried in, and carried over when the ledger closes', async () => {
    const address = await world.newLedger(3);
    const placements = [{ hoursPerWeek: 20, referrer: 'region' }, { hoursPerWeek: 40 }];
    await world.write('provider', 'POST', `${address}/ledger/placements`, { placements });
    const { items } = await world.read('listPlacements', 'provider', `${address}/placements`);
    expect(items.map(({ carriedIn, startsOn }) => [carriedIn, startsOn])).toEqual([
      [true, null],
      [true, null],
    ]);
    await world.join(address);
    await world.write('coordinator', 'POST', `${address}/offers`, {});
    expect(await toTell(address)).toHaveLength(1);
    await world.write('provider', 'POST', `${address}/ledger/closing`, {});
    expect(await world.refusal('provider', 'GET', `${address}/placements`)).toBe('409 no-ledger-here');
    // Nobody could tick it off any more.
    expect(await toTell(address)).toEqual([]);
  });
}
