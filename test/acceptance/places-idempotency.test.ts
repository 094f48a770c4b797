/** What is promised of a request that is sent again, for what is asked of the ledger of places: each branch is reached. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Table, TableError, type Write } from '#table';
import { openStores } from '../builders/stores.ts';
import { openPlacesWorld, type Person, type PlacesWorld } from './places-world.ts';

const stores = openStores();
afterAll(() => stores.remove());

type Fault = (write: () => Promise<void>) => Promise<void>;

/** The same table, whose next transactions go as the faults say, one each; then all is well. */
function withFaults(table: Table) {
  const faults: Fault[] = [];
  const requests: string[] = [];
  const faulty: Table = {
    ...table,
    async transact(writes: readonly Write[]) {
      for (const one of writes) {
        if (one.do === 'put' && one.item.sort === 'request') requests.push(one.item.partition);
      }
      const fault = faults.shift();
      return fault ? fault(() => table.transact(writes)) : table.transact(writes);
    },
  };
  return {
    faulty,
    willMeet: (...coming: Fault[]) => void faults.splice(0, faults.length, ...coming),
    left: () => faults.length,
    /** Every request that is remembered is forgotten, as after its time. */
    forgetRequests: () =>
      table.transact(
        [...new Set(requests.splice(0))].slice(-50).map((partition) => ({
          do: 'delete',
          key: { partition, sort: 'request' },
        })),
      ),
  };
}

const throttled: Fault = async () => {
  throw new TableError({ kind: 'throttled' });
};
const conflict: Fault = async () => {
  throw new TableError({ kind: 'conflict' });
};
const lostBefore: Fault = async () => {
  throw new TableError({ kind: 'outcome-unknown' });
};
const lostAfter: Fault = async (write) => {
  await write();
  throw new TableError({ kind: 'outcome-unknown' });
};

/** More tries than anybody makes within their patience. */
const forLong = (fault: Fault) => Array.from({ length: 1_000 }, () => fault);

let world: PlacesWorld;
let store: ReturnType<typeof withFaults>;
let address: string;

beforeAll(async () => {
  store = withFaults(stores.sqlite());
  world = await openPlacesWorld(store.faulty);
});
beforeEach(async () => {
  store.willMeet();
  address = await world.newLedger(3, { offersNext: false });
});

const joining = { referrer: 'municipality', municipality: '0580', hoursPerWeek: 20 };
const join = (key: string, who: Person = 'coordinator', body: Record<string, unknown> = joining) =>
  world.call(who, 'POST', `${address}/queue`, { body, key });
const queued = async () => (await world.read('readQueue', 'admin', `${address}/queue`)).total;
const answered = ({ status, body }: Awaited<ReturnType<typeof join>>) => ({ status, body });
const problem = (name: string) => ({ type: `urn:insatskatalog:problem:${name}` });

describe('the same request again', () => {
  test('gets the same answer, also when much has happened since, and does nothing', async () => {
    const key = world.newKey();
    const first = await join(key);
    expect(first.status).toBe(201);
    await world.write('provider', 'POST', `${address}/offers`, {});
    expect(answered(await join(key))).toEqual(answered(first));
    expect((await world.read('readQueue', 'admin', `${address}/queue`)).items).toHaveLength(1);
  });

  test('sent eight times at one moment joins the queue once', async () => {
    const key = world.newKey();
    const answers = await Promise.all(Array.from({ length: 8 }, () => join(key)));
    expect(new Set(answers.map((one) => JSON.stringify(answered(one)))).size).toBe(1);
    expect(await queued()).toBe(1);
  });

  test('hears a refusal again, also when it would go well by now', async () => {
    const key = world.newKey();
    const offer = () => world.call('provider', 'POST', `${address}/offers`, { body: {}, key });
    const refused = await offer();
    expect(refused).toMatchObject({ status: 409, body: problem('nobody-to-offer') });
    await world.join(address);
    expect(answered(await offer())).toEqual(answered(refused));
    expect((await world.call('provider', 'POST', `${address}/offers`, { body: {} })).status).toBe(201);
  });

  test('with other words under the same key is refused', async () => {
    const key = world.newKey();
    await join(key);
    expect(await join(key, 'coordinator', { ...joining, hoursPerWeek: 10 })).toMatchObject({
      status: 422,
      body: problem('key-reused'),
    });
    expect(await queued()).toBe(1);
  });

  test('with another reason in its address is another request', async () => {
    const entry = await world.join(address);
    const key = world.newKey();
    const leave = (reason: string) =>
      world.call('coordinator', 'DELETE', `${address}/queue/${entry}?reason=${reason}`, { key });
    const first = await leave('moved');
    expect(first.status).toBe(200);
    expect(answered(await leave('moved'))).toEqual(answered(first));
    expect(await leave('health')).toMatchObject({ status: 422, body: problem('key-reused') });
    expect(await leave('boredom')).toMatchObject({ status: 400, body: problem('invalid-input') });
  });

  test.each([
    ['400', 400, 'coordinator', { ...joining, hoursPerWeek: 'tjugo' }],
    ['401', 401, 'nobody', joining],
    ['404', 404, 'another-provider', joining],
  ] as const)('goes through under its key once what %s said is put right', async (_, status, who, body) => {
    const key = world.newKey();
    expect((await join(key, who, body)).status).toBe(status);
    expect((await join(key)).status).toBe(201);
    expect((await join(key)).status).toBe(201);
    expect(await queued()).toBe(1);
  });

  test('by somebody whose role does not do is not remembered', async () => {
    const key = world.newKey();
    const close = (who: Person) => world.call(who, 'POST', `${address}/ledger/closing`, { body: {}, key });
    expect((await close('coordinator')).status).toBe(403);
    expect((await close('provider')).status).toBe(200);
  });
});

describe('when the store is slow, or its answer is lost', () => {
  test('who cannot be served in time hears when to come back, and nothing is remembered', async () => {
    const key = world.newKey();
    store.willMeet(...forLong(throttled));
    const busy = await join(key);
    expect(busy).toMatchObject({ status: 503, body: problem('busy') });
    expect(Number(busy.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await queued()).toBe(0);
    store.willMeet();
    expect((await join(key)).status).toBe(201);
    expect(await queued()).toBe(1);
  });

  test.each([
    ['others held the insats', [conflict, throttled, conflict]],
    ['the answer was lost, and nothing was written', [lostBefore, lostBefore]],
    ['the answer was lost, and all was written', [lostAfter]],
    ['first the request was lost and then the answer', [lostBefore, lostAfter]],
  ])('%s: it is done once', async (_, faults) => {
    const key = world.newKey();
    store.willMeet(...faults);
    const first = await join(key);
    expect(first.status).toBe(201);
    expect(store.left()).toBe(0);
    expect(answered(await join(key))).toEqual(answered(first));
    expect(await queued()).toBe(1);
  });

  test('a refusal whose answer was lost is the same refusal', async () => {
    const key = world.newKey();
    store.willMeet(lostAfter);
    const offer = () => world.call('provider', 'POST', `${address}/offers`, { body: {}, key });
    const refused = await offer();
    expect(refused).toMatchObject({ status: 409, body: problem('nobody-to-offer') });
    expect(answered(await offer())).toEqual(answered(refused));
  });

  test('an ending in two insatser whose answer was lost stands in both or in neither', async () => {
    const started = { ...joining, startsOn: '2026-02-02' };
    const { entry } = await world.write('provider', 'POST', `${address}/placements`, started);
    const there = await world.newLedger(1);
    await world.join(there);
    const { offer } = await world.write('provider', 'POST', `${there}/offers`, {});
    await world.write('provider', 'POST', `${there}/offers/${offer}/acceptance`, { startsOn: '2026-03-02' });
    const into = { insats: there.replace('/insatser/', ''), offer };
    const ending = { outcome: 'next-insats', on: '2026-03-02', into };
    store.willMeet(lostBefore, lostAfter);
    await world.write('provider', 'POST', `${address}/placements/${entry}/ending`, ending);
    expect((await world.read('listPlacements', 'admin', `${address}/placements`)).total).toBe(0);
    const { items } = await world.read('listPlacements', 'admin', `${there}/placements`);
    expect(items).toMatchObject([{ cameFrom: { entry } }]);
  });
});

describe('a request that comes again after it has been forgotten', () => {
  const again = async (path: string, body: unknown, who: Person = 'provider') => {
    const key = world.newKey();
    const first = await world.call(who, 'POST', `${address}${path}`, { body, key });
    expect(first.status).toBeLessThan(300);
    await store.forgetRequests();
    return world.call(who, 'POST', `${address}${path}`, { body, key });
  };

  test.each([
    ['joining the queue', '/queue', joining],
    ['starting a placement', '/placements', { ...joining, startsOn: '2026-03-02' }],
    ['carrying in', '/ledger/placements', { placements: [{ hoursPerWeek: 20 }] }],
    ['planning a cohort', '/cohorts', { startsOn: '2026-04-01', places: 2 }],
  ])('%s: what it made is there already', async (_, path, body) => {
    expect(await again(path, body)).toMatchObject({ status: 409, body: problem('entry-exists') });
  });

  test('an offer is not made to the next one too', async () => {
    await world.join(address);
    await world.join(address);
    expect(await again('/offers', {})).toMatchObject({ status: 409, body: problem('entry-exists') });
    const { items } = await world.read('readQueue', 'admin', `${address}/queue`);
    expect(items.map(({ stands }) => stands)).toEqual(['offered', 'waiting']);
  });
});
