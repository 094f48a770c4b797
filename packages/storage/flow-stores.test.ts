import { afterAll, describe, expect, test } from 'vitest';
import {
  defaultFlowThresholds,
  type Flag,
  type FlowEntry,
  freezeBaseline,
  type KeptBaseline,
  nextBaseline,
} from '#flow';
import type { Wait } from '#ledger';
import { createFlowStores, createWaitsReader, putFlowThresholds, readFlowThresholds, waitOf } from '#storage';
import type { Table, Write } from '#table';
import { aRecord, lookingDay, placed } from '../../test/builders/flow.ts';
import { mondayMorning } from '../../test/builders/ledger.ts';
import { openStores } from '../../test/builders/stores.ts';

const stores = openStores();
afterAll(() => stores.remove());

const people = (count: number): FlowEntry[] =>
  Array.from({ length: count }, () => placed({ startsOn: lookingDay - 100 }));

async function itemsIn(table: Table, partition: string): Promise<string[]> {
  return (await table.query({ partition, limit: 100, consistent: true })).items.map(({ sort }) => sort);
}

describe.each(stores.each)('a flow record, on %s', (_, open) => {
  test('of thousands comes back whole, and leaves nothing behind when it has become smaller', async () => {
    const table = open();
    const { records } = createFlowStores(table);
    const large = aRecord({ version: 1, entries: people(1_700) });
    expect(await records.save(large, undefined)).toBe('saved');
    expect(await records.save(aRecord({ insats: 'cykel-2' }), undefined)).toBe('saved');
    expect(await records.record('linkoping', 'cykel')).toEqual(large);
    expect(await records.all('linkoping')).toEqual([large, aRecord({ insats: 'cykel-2' })]);
    expect(await itemsIn(table, 'flow-records#linkoping')).toEqual([
      'cykel',
      'cykel#0000',
      'cykel#0001',
      'cykel#0002',
      'cykel-2',
    ]);
    const small = { ...large, version: 2, entries: large.entries.slice(0, 800) };
    expect(await records.save(small, large)).toBe('saved');
    expect(await records.record('linkoping', 'cykel')).toEqual(small);
    expect(await itemsIn(table, 'flow-records#linkoping')).toEqual(['cykel', 'cykel#0000', 'cykel-2']);
  });

  test('is saved only in the place of the one that was read', async () => {
    const { records } = createFlowStores(open());
    const [first, second] = [aRecord({ version: 1 }), aRecord({ version: 2 })];
    expect(await records.save(first, undefined)).toBe('saved');
    expect(await records.save(second, undefined)).toBe('moved-on');
    expect(await records.save(second, first)).toBe('saved');
    expect(await records.save(second, first)).toBe('moved-on');
    expect(await records.record('linkoping', 'cykel')).toEqual(second);
    expect(await records.record('linkoping', 'okänd')).toBeUndefined();
  });
});

test('a record that is written anew between two pages of a reading is never read half of each', async () => {
  const table = stores.sqlite();
  const { records } = createFlowStores(table);
  const before = aRecord({ version: 1, entries: people(900) });
  const after = { ...before, version: 2, entries: before.entries.slice(100) };
  await records.save(before, undefined);
  let pages = 0;
  const torn: Table = {
    ...table,
    get: table.get.bind(table),
    transact: table.transact.bind(table),
    async query(asked) {
      pages += 1;
      const page = await table.query({ ...asked, limit: 1 });
      if (pages === 1) await records.save(after, before);
      return page;
    },
  };
  expect(await createFlowStores(torn).records.record('linkoping', 'cykel')).toEqual(after);
});

describe('baselines', () => {
  const kept = (version: number): KeptBaseline => ({
    baseline: freezeBaseline([], { from: 0, to: 730 }, version),
    frozenAt: mondayMorning,
    by: null,
    reason: null,
  });

  test('are all kept, and none is written over', async () => {
    const { baselines } = createFlowStores(stores.sqlite());
    expect(await baselines.latest('linkoping')).toBeUndefined();
    for (let version = 1; version <= 11; version += 1) {
      expect(await baselines.keep('linkoping', kept(version))).toBe('saved');
    }
    expect(await baselines.keep('linkoping', { ...kept(3), by: 'staff-1' })).toBe('moved-on');
    expect((await baselines.latest('linkoping'))?.baseline.version).toBe(11);
    expect(await baselines.all('linkoping')).toHaveLength(11);
    expect((await baselines.all('linkoping'))[2]).toEqual(kept(3));
    expect(await baselines.latest('motala')).toBeUndefined();
  });

  test('that were frozen before delays were counted are read as they are', async () => {
    const { baselines } = createFlowStores(stores.sqlite());
    const { groups, own, ...rest } = freezeBaseline(
      [aRecord({ entries: people(20) })],
      { from: lookingDay - 730, to: lookingDay },
      1,
    );
    const without = <Known extends { delays?: unknown }>({ delays: _, ...known }: Known) => known;
    const before = {
      ...kept(1),
      baseline: {
        ...rest,
        groups: groups.map(without),
        own: Object.fromEntries(Object.entries(own).map(([insats, known]) => [insats, without(known)])),
      },
    };
    await baselines.keep('linkoping', before);
    expect(await baselines.latest('linkoping')).toEqual(before);
  });

  test('are replaced openly: by whom and why stands beside, and what was expected before is kept', async () => {
    const { baselines, records } = createFlowStores(stores.sqlite());
    await records.save(aRecord({ entries: people(20) }), undefined);
    await baselines.keep('linkoping', kept(1));
    const decided = { by: 'staff-1', reason: 'Lokalerna är större sedan i våras.' };
    const [all, before] = [await records.all('linkoping'), await baselines.latest('linkoping')];
    const baseline = nextBaseline(all, before?.baseline, lookingDay);
    await baselines.keep('linkoping', { baseline, frozenAt: mondayMorning, ...decided });
    expect(baseline).toMatchObject({ version: 2, from: lookingDay - 730 - 30, to: lookingDay - 30 });
    expect(await baselines.all('linkoping')).toEqual([
      kept(1),
      { baseline, frozenAt: mondayMorning, ...decided },
    ]);
  });
});

describe('flags', () => {
  const aFlag: Flag = {
    id: 'long-wait.insats.cykel',
    forbund: 'linkoping',
    status: 'open',
    finding: {
      kind: 'long-wait',
      level: 'yellow',
      subject: { of: 'insats', insats: 'cykel', name: 'Cykelverkstaden' },
      since: '2026-11-02',
      evidence: {
        from: '2026-10-20',
        to: '2026-11-02',
        flow: null,
        places: 10,
        occupied: 10,
        queue: 12,
        waitDays: 200,
        waitDaysBefore: 90,
        ready: 0,
      },
      cause: {
        cause: 'more-referred',
        step: null,
        insatser: [],
        dropoutShare: null,
        returnedShare: null,
        before: 3,
        now: 9,
        missing: [],
        refusal: null,
        criterion: null,
      },
    },
    latest: null,
    openedAt: mondayMorning,
    history: [],
  };

  test('are saved only in the place of the version that was read', async () => {
    const { flags } = createFlowStores(stores.sqlite());
    expect(await flags.save(aFlag, 0)).toBe('saved');
    expect(await flags.save(aFlag, 0)).toBe('moved-on');
    expect(await flags.save({ ...aFlag, status: 'acknowledged' }, 1)).toBe('saved');
    expect(await flags.all('linkoping')).toEqual([
      { flag: { ...aFlag, status: 'acknowledged' }, version: 2 },
    ]);
    expect(await flags.find('motala', aFlag.id)).toBeUndefined();
  });
});

describe('the thresholds of a förbund', () => {
  test('are the defaults until it sets its own', async () => {
    const table = stores.sqlite();
    const read = () => readFlowThresholds(table, 'linkoping', { consistent: true });
    expect(await read()).toEqual({ thresholds: defaultFlowThresholds, version: 0 });
    const own = { ...defaultFlowThresholds, longWaitDays: 90 };
    await table.transact([putFlowThresholds('linkoping', own, 0)]);
    expect(await read()).toEqual({ thresholds: own, version: 1 });
    expect(await createFlowStores(table).limits.thresholds('linkoping')).toEqual(own);
  });

  test('that were set when thirty days were waited for endings can be read, without those days', async () => {
    const table = stores.sqlite();
    const own = { ...defaultFlowThresholds, longWaitDays: 90 };
    const { item } = putFlowThresholds('linkoping', own, 0) as Extract<Write, { do: 'put' }>;
    const before = { ...item, body: { ...(item.body as object), lagDays: 21 } };
    await table.transact([{ do: 'put', item: before, when: 'absent' }]);
    const read = await readFlowThresholds(table, 'linkoping', { consistent: true });
    expect(read).toEqual({ thresholds: own, version: 1 });
  });
});

describe('waits', () => {
  const today = Math.floor(Date.parse(mondayMorning) / 86_400_000);
  const days = (medianDays: number): Wait => ({ medianDays, lowDays: 1, highDays: 400 });
  const many = (count: number, medianDays = 20) =>
    new Map(Array.from({ length: count }, (_, number) => [`insats-${number}`, days(medianDays)]));

  test('of more than five hundred insatser come back, and fewer leave nothing behind', async () => {
    const table = stores.sqlite();
    const { waits } = createFlowStores(table);
    const reader = createWaitsReader(table, 0, () => Date.parse(mondayMorning));
    expect(await waits.replace('linkoping', today, many(1_201))).toBe('saved');
    expect(await itemsIn(table, 'flow-waits#linkoping')).toHaveLength(3);
    expect(new Map(await reader.waits(['linkoping']))).toEqual(many(1_201));
    expect(await waits.replace('linkoping', today + 1, many(2))).toBe('saved');
    expect(await itemsIn(table, 'flow-waits#linkoping')).toHaveLength(1);
    expect(new Map(await reader.waits(['linkoping']))).toEqual(many(2));
  });

  test('of an earlier day never take the place of those of a later one', async () => {
    const table = stores.sqlite();
    const { waits } = createFlowStores(table);
    await waits.replace('linkoping', today, many(1, 50));
    expect(await waits.replace('linkoping', today - 1, many(1, 10))).toBe('moved-on');
    const reader = createWaitsReader(table, 0, () => Date.parse(mondayMorning));
    expect(await waitOf(reader, { forbund: 'linkoping', insats: 'insats-0' })).toEqual(days(50));
    expect(await waitOf(reader, { forbund: 'linkoping', insats: 'okänd' })).toBeNull();
  });

  test('are held for a moment, read again when somebody has poked, and the same map where nothing changed', async () => {
    const table = stores.sqlite();
    const { waits } = createFlowStores(table);
    let clock = Date.parse(mondayMorning);
    const reader = createWaitsReader(table, 60_000, () => clock);
    const medianIn = async () => (await reader.waits(['linkoping', 'motala'])).get('insats-0')?.medianDays;
    await waits.replace('linkoping', today, many(1, 20));
    expect(await medianIn()).toBe(20);
    const held = await reader.waits(['linkoping', 'motala']);
    await waits.replace('linkoping', today + 1, many(1, 30));
    expect(await medianIn()).toBe(20);
    expect(await reader.waits(['linkoping', 'motala'])).toBe(held);
    reader.forget('linkoping');
    expect(await medianIn()).toBe(30);
    const anew = await reader.waits(['linkoping', 'motala']);
    clock += 60_000;
    expect(await reader.waits(['linkoping', 'motala'])).toBe(anew);
    await waits.replace('linkoping', today + 2, many(1, 40));
    clock += 60_000;
    expect(await medianIn()).toBe(40);
  });
});
