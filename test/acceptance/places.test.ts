/** The ledger of places as providers and coordinators use it over HTTP, on the real stores. */
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
/** An offer made on Monday stands for five working days: to the end of the next Monday. */
const offerRunsOut = '2026-03-09T23:00:00.000Z';

function tellStories(openTable: () => Promise<Table>): void {
  let world: PlacesWorld;
  beforeAll(async () => {
    world = await openPlacesWorld(await openTable());
  }, 60_000);
  beforeEach(() => world.at(mondayMorning));

  const insatsIn = (address: string) => address.replace('/insatser/', '');
  const queue = async (address: string) =>
    (await world.read('readQueue', 'coordinator', `${address}/queue`)).items;
  const standing = async (address: string) =>
    (await queue(address)).map(({ entry, stands, position }) => [entry, stands, position]);
  const figures = (address: string) =>
    world.read('readAvailability', 'coordinator', `${address}/availability`);
  const toTell = async (address: string) =>
    (await world.read('listToTell', 'coordinator', '/coordinator/to-do?limit=100')).items
      .filter(({ insats }) => insats === insatsIn(address))
      .map(({ entry, about }) => [entry, about]);

  /** Three places, four in the queue, and the first of them with an offer. */
  async function withFirstOffered(rules: { offersNext?: boolean } = {}) {
    const address = await world.newLedger(3, rules);
    const [first, second, third, fourth] = [
      await world.join(address),
      await world.join(address, { hoursPerWeek: 40 }),
      await world.join(address, { referrer: 'region' }),
      await world.join(address),
    ];
    const { entry, offer = '' } = await world.write('coordinator', 'POST', `${address}/offers`, {});
    expect(entry).toBe(first);
    return { address, first, second, third, fourth, offer };
  }

  test('the next in the queue is offered a place, and the provider takes the person in', async () => {
    const { address, first, second, third, fourth, offer } = await withFirstOffered();
    expect(await standing(address)).toEqual([
      [first, 'offered', null],
      [second, 'waiting', 1],
      [third, 'waiting', 2],
      [fourth, 'waiting', 3],
    ]);
    expect((await queue(address))[0]?.offer).toMatchObject({ offer, lastDay: '2026-03-09' });
    expect(await figures(address)).toMatchObject({ free: 2, queue: 3, occupied: 0, offered: 1 });
    expect(await toTell(address)).toEqual([[first, 'offer']]);

    const accepted = await world.write('provider', 'POST', `${address}/offers/${offer}/acceptance`, {
      startsOn: monday,
    });
    expect(accepted).toMatchObject({ entry: first, offer, changed: true });
    expect(await figures(address)).toMatchObject({ free: 2, queue: 3, occupied: 1, offered: 0 });
    expect(await toTell(address)).toEqual([[first, 'placement']]);
    await world.write('coordinator', 'POST', `${address}/queue/${first}/told`, {});
    expect(await toTell(address)).toEqual([]);
    const { items } = await world.read('listPlacements', 'coordinator', `${address}/placements`);
    expect(items).toMatchObject([
      { entry: first, offer, hoursPerWeek: 20, startsOn: monday, ready: null, ending: null },
    ]);
    expect(
      await world.refusal('provider', 'POST', `${address}/offers/${offer}/acceptance`, { startsOn: monday }),
    ).toBe('409 offer-answered');
  });

  test('what stands in the open says nothing of who has places', async () => {
    const { address } = await withFirstOffered();
    const open = await world.read('readAvailability', 'nobody', `${address}/availability`);
    expect(open).toMatchObject({ free: 2, queue: 3, source: 'ledger' });
    expect(open).not.toHaveProperty('offered');
    expect(await world.refusal('nobody', 'GET', `${address}/queue`)).toBe('401 sign-in-needed');
    expect(await world.refusal('another-provider', 'GET', `${address}/queue`)).toBe('404 not-found');
  });

  test('a person who says no leaves, and the place goes to the next in order at once', async () => {
    const { address, first, second, third, fourth, offer } = await withFirstOffered();
    await world.write('coordinator', 'POST', `${address}/offers/${offer}/refusal`, {
      refusedBy: 'person',
      reason: 'health',
      afterwards: 'leave',
    });
    expect(await standing(address)).toEqual([
      [second, 'offered', null],
      [third, 'waiting', 1],
      [fourth, 'waiting', 2],
    ]);
    expect(await toTell(address)).toEqual([[second, 'offer']]);
    const { items } = await world.read('readHistory', 'coordinator', `${address}/history`);
    expect(items[1]?.sentence).toBe(
      `2026-03-02 kl. 08.30: Samordnaren (Socialkontoret) registrerade att personen tackade nej till erbjudandet för ${first}. Skäl: Hälsan tillåter inte. ${first}: Lämnar kön.`,
    );
    expect(items[0]?.sentence).toBe(
      `2026-03-02 kl. 08.30: Katalogen erbjöd ${second} en plats till och med 2026-03-09.`,
    );
  });

  test('only the provider says no for the provider; whoever is parked waits until somebody says so', async () => {
    const { address, first, offer } = await withFirstOffered({ offersNext: false });
    const no = { refusedBy: 'provider', reason: 'criteria-not-met', afterwards: 'parked' };
    const refusal = `${address}/offers/${offer}/refusal`;
    expect(await world.refusal('coordinator', 'POST', refusal, no)).toBe('409 providers-answer');
    await world.write('provider', 'POST', refusal, no);
    expect((await standing(address))[0]).toEqual([first, 'parked', null]);
    expect(await toTell(address)).toEqual([[first, 'provider-refused']]);
    await world.write('coordinator', 'POST', `${address}/queue/${first}/resumption`, {});
    expect((await standing(address))[0]).toEqual([first, 'waiting', 1]);
    await world.write('coordinator', 'DELETE', `${address}/queue/${first}?reason=moved`);
    expect((await standing(address)).map(([entry]) => entry)).not.toContain(first);
  });

  test('an offer that nobody answered has run out at its midnight, and the next in order has the place', async () => {
    const { address, first, second, offer } = await withFirstOffered();
    world.at(offerRunsOut);
    const late = await world.call('provider', 'POST', `${address}/offers/${offer}/acceptance`, {
      body: { startsOn: monday },
    });
    expect(late).toMatchObject({ status: 409, body: { type: expect.stringMatching(/offer-ran-out$/) } });
    expect(late.body.detail).toContain('2026-03-09');
    expect((await standing(address)).slice(0, 2)).toEqual([
      [first, 'parked', null],
      [second, 'offered', null],
    ]);
    expect(await toTell(address)).toEqual(
      expect.arrayContaining([
        [first, 'offer-expired'],
        [second, 'offer'],
      ]),
    );
  });

  test('a moment before its midnight the offer still stands', async () => {
    const { address, first, offer } = await withFirstOffered();
    world.at('2026-03-09T22:59:59.999Z');
    const accepted = await world.write('provider', 'POST', `${address}/offers/${offer}/acceptance`, {
      startsOn: '2026-03-10',
    });
    expect(accepted.entry).toBe(first);
  });

  test('somebody who is ready moves on to an accepted offer elsewhere, in both logs at once', async () => {
    const { address: here, offer, first } = await withFirstOffered();
    await world.write('provider', 'POST', `${here}/offers/${offer}/acceptance`, { startsOn: monday });
    const placement = `${here}/placements/${first}`;
    await world.write('provider', 'POST', `${placement}/ready`, {
      ready: { on: monday, toStep: 'supported-work' },
    });
    const before = await world.read('listPlacements', 'provider', `${here}/placements`);
    expect(before.items[0]?.ready).toEqual({ on: monday, toStep: 'supported-work' });

    const there = await world.newLedger(1, {}, 'verkstaden');
    const next = await world.join(there);
    const made = await world.write('another-provider', 'POST', `${there}/offers`, {});
    const ending = {
      outcome: 'next-insats',
      on: monday,
      into: { insats: insatsIn(there), offer: made.offer },
    };
    expect(await world.refusal('provider', 'POST', `${placement}/ending`, ending)).toBe(
      '409 no-accepted-offer-there',
    );
    await world.write('another-provider', 'POST', `${there}/offers/${made.offer}/acceptance`, {
      startsOn: monday,
    });
    await world.write('provider', 'POST', `${placement}/ending`, ending);

    expect((await world.read('listPlacements', 'provider', `${here}/placements`)).items).toEqual([]);
    const ended = await world.read('listPlacements', 'provider', `${here}/placements?ended=true`);
    expect(ended.items[0]?.ending).toEqual({
      outcome: 'next-insats',
      toStep: 'work-rehabilitation',
      on: monday,
      into: { insats: insatsIn(there), entry: next },
    });
    const arrived = await world.read('listPlacements', 'another-provider', `${there}/placements`);
    expect(arrived.items[0]?.cameFrom).toEqual({ insats: insatsIn(here), entry: first });
    for (const [address, said] of [
      [here, 'avslutade placeringen'],
      [there, 'tog emot'],
    ] as const) {
      const { items } = await world.read('readHistory', 'admin', `${address}/history`);
      expect(items[0]?.sentence).toContain(said);
    }
  });

  test('a placement that was registered by mistake goes back in the queue, where it stood', async () => {
    const { address, first, second, offer } = await withFirstOffered({ offersNext: false });
    const { version } = await world.write('provider', 'POST', `${address}/offers/${offer}/acceptance`, {
      startsOn: monday,
    });
    const correction = {
      corrects: version,
      reason: 'Fel köplats valdes.',
      correction: { kind: 'back-in-queue' },
    };
    const path = `${address}/entries/${first}/corrections`;
    expect(await world.refusal('coordinator', 'POST', path, correction)).toBe('403 forbidden');
    expect(await world.refusal('provider', 'POST', path, { ...correction, corrects: 1 })).toBe(
      '409 entry-moved-on',
    );
    await world.write('provider', 'POST', path, correction);
    expect((await standing(address)).slice(0, 2)).toEqual([
      [first, 'waiting', 1],
      [second, 'waiting', 2],
    ]);
    const { items } = await world.read('readHistory', 'provider', `${address}/history`);
    expect(items[0]?.sentence).toMatch(/rättade uppgift \d+ om .* står i kön\. Skäl: Fel köplats valdes\.$/);
  });

  test('the förbund’s rule decides who goes first, and everybody can read it', async () => {
    const address = await world.newLedger(1);
    const first = await world.join(address);
    const second = await world.join(address, { referrer: 'region' });
    const rule = { first: [{ municipalities: ['0580'], referrers: ['region'] }] };
    const own = '/admin/queue-rule';
    expect(await world.refusal('coordinator', 'PUT', own, rule)).toBe('403 forbidden');
    expect((await world.call('admin', 'PUT', own, { body: rule })).status).toBe(200);
    const shown = await world.call('nobody', 'GET', '/forbund/linkoping/queue-rule');
    expect(shown).toMatchObject({ status: 200, body: rule });
    expect(shown.body.sentence).toContain('anvisad av Regionen och bor i Linköping');
    expect((await world.call('admin', 'GET', own)).body).toEqual(shown.body);
    expect(await standing(address)).toEqual([
      [second, 'waiting', 1],
      [first, 'waiting', 2],
    ]);
    expect((await world.write('provider', 'POST', `${address}/offers`, {})).entry).toBe(second);
    expect((await world.call('admin', 'PUT', own, { body: { first: [] } })).status).toBe(200);
  });

  test('every line of the history says who did what, and when', async () => {
    const { address } = await withFirstOffered();
    const { items } = await world.read('readHistory', 'coordinator', `${address}/history?limit=100`);
    expect(items.length).toBeGreaterThan(7);
    for (const { sentence } of items) {
      expect(sentence).toMatch(
        /^2026-03-02 kl\. 08\.30: ((Utföraren|Samordnaren|Administratören) \(\p{Lu}.+\)|Katalogen) .+\.$/u,
      );
    }
  });

  test('an insats that is closed is told to be so', async () => {
    const address = await world.newLedger(1);
    await world.write('admin', 'POST', `/admin${address}/closing`, { reason: 'Avtalet har gått ut.' });
    const join = { referrer: 'region', municipality: '0580', hoursPerWeek: 20 };
    expect(await world.refusal('coordinator', 'POST', `${address}/queue`, join)).toBe('409 insats-is-closed');
    expect(await world.refusal('coordinator', 'POST', '/insatser/0000/queue', join)).toBe('404 not-found');
  });
}
