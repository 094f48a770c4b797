import { afterAll, describe, expect, test } from 'vitest';
import { hashOf } from '#api';
import { handleCommand, type Instant } from '#ledger';
import type { Log } from '#observability';
import { createInsatsLog } from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { anAdmin, aRequest } from '../../test/builders/ledger.ts';
import { livePlaces, paceAt } from '../../test/builders/lived-places.ts';
import { wholeLog } from '../../test/builders/replay.ts';
import { openStores } from '../../test/builders/stores.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';
import { expireOffers } from './expiries.ts';

const stores = openStores();
afterAll(() => stores.remove());

/** Offers of one working day, made on Monday 2 March, run out at the midnight in Sweden that ends Tuesday. */
const justBefore: Instant = '2026-03-03T22:59:59.999Z';
const atMidnight: Instant = '2026-03-03T23:00:00.000Z';

/** An insats where so many have been offered a place on Monday and nobody has answered. */
async function offered(table: Table, offers: number, insats = 'cykel'): Promise<void> {
  const joins = Array.from({ length: offers }, () => ({ step: 'join', which: 0, hours: 0 }) as const);
  await livePlaces(table, joins, insats);
  const log = createInsatsLog(table);
  const places = { type: 'setPlaces', places: offers, hoursPerPlace: 40 } as const;
  const offer = { type: 'offer', entry: null, cohort: null, workingDays: 1, passing: null } as const;
  const commands = [places, ...Array.from({ length: offers }, () => ({ ...offer, overbooking: null }))];
  for (const [index, command] of commands.entries()) {
    const key = await hashOf(['offered', insats, index]);
    await handleCommand(log, paceAt('2026-03-02T08:00:00.000Z'), aRequest(key, command, { insats }));
  }
}

/** A log that keeps which insatser it was told of. */
function keptLog() {
  const faulty: unknown[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    fault: (_message, _fault, facts) => faulty.push(facts?.id),
  };
  return { log, faulty };
}

function sweeping(table: Table, now: Instant) {
  const { log, faulty } = keptLog();
  const insatsLog = createInsatsLog(table);
  const sweep = () => expireOffers({ table, insatsLog, pace: paceAt(now), hash: hashOf, log });
  return { sweep, faulty };
}

async function expiredIn(table: Table, insats = 'cykel') {
  return (await wholeLog(table, insats)).filter(({ event }) => event.type === 'offerExpired');
}

describe.each(stores.each)('an offer that nobody answered, on %s', (_, open) => {
  test('stands until the midnight of its last day, and runs out then', async () => {
    const table = open();
    await offered(table, 1);
    await sweeping(table, justBefore).sweep();
    expect(await expiredIn(table)).toEqual([]);
    await sweeping(table, atMidnight).sweep();
    expect(await expiredIn(table)).toMatchObject([
      { recordedAt: atMidnight, by: { role: 'system', forbund: 'linkoping' } },
    ]);
    expect((await createInsatsLog(table).head('cykel'))?.book).toMatchObject({ queue: 1, uses: [] });
  });

  test('runs out with all the others, also where they are more than one command takes', async () => {
    const table = open();
    await offered(table, 23);
    await offered(table, 3, 'kyrkan');
    await sweeping(table, atMidnight).sweep();
    expect(await expiredIn(table)).toHaveLength(23);
    expect(await expiredIn(table, 'kyrkan')).toHaveLength(3);
    expect(await table.due({ lane: 'offers', until: atMidnight, limit: 10 })).toEqual([]);
  });
});

test('two sweeps at once let each offer run out once, and write nothing twice', async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const table = openSimulatedTable({ seed });
    await offered(table, 12);
    const before = (await wholeLog(table)).length;
    const time = openVirtualTime(seed, Date.parse(atMidnight));
    const { log, faulty } = keptLog();
    const insatsLog = createInsatsLog(time.far(table, 20));
    const once = () => expireOffers({ table, insatsLog, pace: time.pace(), hash: hashOf, log });
    await time.together([once, once]);
    expect(faulty).toEqual([]);
    const after = (await wholeLog(table)).slice(before);
    expect(after.map(({ event }) => 'offer' in event && event.offer).toSorted()).toEqual(
      [...new Set(after.map(({ event }) => 'offer' in event && event.offer))].toSorted(),
    );
    expect(after).toHaveLength(12);
  }
});

test('what is due is found again in the next sweep when the store was out of reach', async () => {
  const table = openSimulatedTable({ seed: 1 });
  await offered(table, 2);
  table.setFaults({ lostBefore: 1 });
  const time = openVirtualTime(1, Date.parse(atMidnight));
  const { log, faulty } = keptLog();
  const parts = { table, insatsLog: createInsatsLog(table), pace: time.pace(), hash: hashOf, log };
  await time.together([() => expireOffers(parts)]);
  expect(faulty).toEqual(['cykel']);
  table.setFaults({});
  await time.together([() => expireOffers(parts)]);
  expect(await expiredIn(table)).toHaveLength(2);
});

test('an insats that fails does not stop the others, and many that fail do not keep the rest from their turn', async () => {
  const table = stores.sqlite();
  await offered(table, 1, 'sist');
  // Heads that nobody can read, all of them due before the one that can be helped.
  for (let index = 0; index < 250; index += 1) {
    const key = { partition: `insats#trasig-${index}`, sort: 'state#head' };
    const due = { lane: 'offers', at: '2026-03-01T23:00:00.000Z' };
    await table.transact([{ do: 'put', item: { ...key, version: 1, body: 'spoilt', due } }]);
  }
  const { sweep, faulty } = sweeping(table, atMidnight);
  await sweep();
  expect(await expiredIn(table, 'sist')).toHaveLength(1);
  expect(faulty).toHaveLength(250);
  expect(new Set(faulty).size).toBe(250);
});

test('a clock that is set back in the middle leaves no offer standing', async () => {
  const table = openSimulatedTable({ seed: 1 });
  await offered(table, 1);
  let asked = 0;
  const wavering = {
    ...paceAt(atMidnight),
    now: () => {
      asked += 1;
      return asked <= 2 ? atMidnight : justBefore;
    },
  };
  const { log } = keptLog();
  const parts = { table, insatsLog: createInsatsLog(table), hash: hashOf, log };
  await expireOffers({ ...parts, pace: wavering });
  expect(await expiredIn(table)).toHaveLength(1);
});

test('a place whose offer ran out goes to the next in order', async () => {
  const table = openSimulatedTable({ seed: 1 });
  await offered(table, 1);
  const key = await hashOf('another');
  const join = {
    type: 'join',
    referrer: 'region',
    municipality: '0580',
    hoursPerWeek: 40,
    earliestStart: null,
    cohort: null,
  } as const;
  const joining = aRequest(key, join, { mandates: [{ ...anAdmin, role: 'coordinator' }] });
  await handleCommand(createInsatsLog(table), paceAt(justBefore), joining);
  await sweeping(table, atMidnight).sweep();
  expect((await wholeLog(table)).slice(-2)).toMatchObject([
    { event: { type: 'offerExpired' }, by: { role: 'system' } },
    { event: { type: 'offerMade', automatic: true, entry: key.slice(0, 16) }, by: { role: 'system' } },
  ]);
});
