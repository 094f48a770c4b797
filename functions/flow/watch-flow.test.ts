import { afterAll, describe, expect, test } from 'vitest';
import type { Flag } from '#flow';
import type { Instant, LedgerEvent } from '#ledger';
import { createFlowStores, createWaitsReader } from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { type FlowLife, livedLog, putLog } from '../../test/builders/flow-life.ts';
import { everythingOfFlow, flowPartsAt, putNamedForbund, watchAt } from '../../test/builders/flow-runs.ts';
import { aProvider } from '../../test/builders/ledger.ts';
import { openStores } from '../../test/builders/stores.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';
import { watchFlow } from './watch-flow.ts';

const stores = openStores();
afterAll(() => stores.remove());

const aLife: FlowLife = {
  insats: 'cykel',
  places: 10,
  from: '2024-01-01',
  to: '2026-03-01',
  stayDays: 120,
  queue: 2,
  seed: 1,
};
const morning: Instant = '2026-03-02T04:00:00.000Z';

/** A förbund of three insatser that have lived for two years; in one of them nobody has left for some months. */
async function aForbund(table: Table, lives: Partial<FlowLife>[] = []): Promise<void> {
  const others = lives.length > 0 ? lives : [{}, { insats: 'café', seed: 2 }, { insats: 'odling', seed: 3 }];
  await table.transact([putNamedForbund('linkoping')]);
  for (const life of others) await putLog(table, livedLog({ ...aLife, ...life }));
}

const flagsOf = async (table: Table): Promise<Flag[]> =>
  (await createFlowStores(table).flags.all('linkoping')).map(({ flag }) => flag);

describe.each(stores.each)('the daily run, on %s', (_, open) => {
  test('brings every insats up to its log, freezes the first baseline and predicts the waits', async () => {
    const table = open();
    await aForbund(table);
    expect(await watchAt(table, morning)).toEqual([]);
    const { records, baselines, runs } = createFlowStores(table);
    const all = await records.all('linkoping');
    expect(all.map(({ insats }) => insats)).toEqual(['café', 'cykel', 'odling']);
    expect(all.map(({ version }) => version)).toEqual(
      [2, 1, 3].map((seed, place) => livedLog({ ...aLife, insats: all[place]?.insats ?? '', seed }).length),
    );
    expect(await baselines.latest('linkoping')).toMatchObject({
      // The latest thirty days are left out: endings may not be written down yet.
      baseline: { version: 1, to: 20_514 - 30, from: 20_514 - 30 - 730 },
      frozenAt: morning,
      by: null,
    });
    expect((await runs.latest('linkoping'))?.run).toEqual({
      day: '2026-03-02',
      startedAt: morning,
      done: ['records', 'baseline', 'flags', 'waits', 'quarter'],
      finished: true,
    });
    const waits = await createWaitsReader(table, 0, () => Date.parse(morning)).waits(['linkoping']);
    expect([...waits.keys()]).toEqual(['café', 'cykel', 'odling']);
    // Three ahead of the newcomer's place, ten places, 120 days each.
    expect(waits.get('cykel')?.medianDays).toBeGreaterThan(20);
    expect(waits.get('cykel')?.medianDays).toBeLessThan(60);
  });

  test('is made once a day: again the same day it changes nothing, to the byte', async () => {
    const table = open();
    await aForbund(table);
    await watchAt(table, morning);
    const kept = await everythingOfFlow(table);
    await watchAt(table, '2026-03-02T05:00:00.000Z');
    expect(await everythingOfFlow(table)).toEqual(kept);
    await table.transact([{ do: 'delete', key: { partition: 'flow-run#linkoping', sort: 'flow-run' } }]);
    await watchAt(table, morning);
    expect(await everythingOfFlow(table)).toEqual(kept);
  });
});

describe('the day of a run', () => {
  const dayAfter = async (now: Instant) => {
    const table = openSimulatedTable({ seed: 1 });
    await table.transact([putNamedForbund('linkoping')]);
    await watchAt(table, now);
    return (await createFlowStores(table).runs.latest('linkoping'))?.run.day;
  };

  test.each([
    ['before three in the morning it is still yesterday', '2026-03-02T01:59:59.999Z', '2026-03-01'],
    ['from three in the morning it is today', '2026-03-02T02:00:00.000Z', '2026-03-02'],
    ['in the night when the clock skips an hour', '2026-03-29T00:59:59.999Z', '2026-03-28'],
    ['in the night when it repeats one', '2026-10-25T01:30:00.000Z', '2026-10-24'],
    ['at midnight in summer', '2026-07-01T22:00:00.000Z', '2026-07-01'],
  ])('%s', async (_, now, day) => {
    expect(await dayAfter(now)).toBe(day);
  });
});

describe('a run that is broken off', () => {
  /** Dies at a write: everything from there on is lost. Answers how many writes there were. */
  function dyingAfter(table: Table, writes: number): { table: Table; made: () => number } {
    let made = 0;
    const alive = async () => {
      if (made > writes) throw new Error('the process died');
    };
    return {
      made: () => made,
      table: {
        get: (...asked) => alive().then(() => table.get(...asked)),
        query: (...asked) => alive().then(() => table.query(...asked)),
        due: (...asked) => alive().then(() => table.due(...asked)),
        async transact(written) {
          made += 1;
          await alive();
          return table.transact(written);
        },
        close: () => table.close(),
      },
    };
  }

  test('between any two writes and made again ends as one that was not', { timeout: 60_000 }, async () => {
    const small = [
      { places: 4, stops: [{ from: '2025-06-01', until: '2027-01-01' }] },
      { insats: 'odling', places: 4, seed: 3 },
    ];
    const opened = async () => {
      const table = openSimulatedTable({ seed: 1 });
      await aForbund(table, small);
      // A year and a half ago there was a run that froze the baseline.
      await watchAt(table, '2025-03-02T04:00:00.000Z');
      return table;
    };
    const whole = await opened();
    const counted = dyingAfter(whole, Number.POSITIVE_INFINITY);
    await watchAt(counted.table, morning);
    const kept = await everythingOfFlow(whole);
    expect((await flagsOf(whole)).length).toBeGreaterThan(0);
    expect(counted.made()).toBeGreaterThan(6);
    for (let writes = 1; writes < counted.made(); writes += 1) {
      const table = await opened();
      await watchAt(dyingAfter(table, writes).table, morning);
      expect(await everythingOfFlow(table)).not.toEqual(kept);
      await watchAt(table, '2026-03-02T07:00:00.000Z');
      expect(await everythingOfFlow(table), `after ${writes} writes`).toEqual(kept);
    }
  });

  test('because time is out goes on at the next waking', async () => {
    const table = openSimulatedTable({ seed: 1 });
    await aForbund(table);
    let left = 3;
    await watchFlow({
      ...flowPartsAt(table, morning),
      goOn: () => {
        left -= 1;
        return left > 0;
      },
    });
    expect(await createFlowStores(table).records.all('linkoping')).toHaveLength(1);
    await watchAt(table, morning);
    expect((await createFlowStores(table).runs.latest('linkoping'))?.run.finished).toBe(true);
  });
});

test('two runs beside each other, through whatever weather, end as one', { timeout: 60_000 }, async () => {
  const whole = openSimulatedTable({ seed: 1 });
  await aForbund(whole, [{ places: 4, stops: [{ from: '2025-09-01', until: '2027-01-01' }] }]);
  await watchAt(whole, '2025-03-02T04:00:00.000Z');
  await watchAt(whole, morning);
  for (let seed = 1; seed <= 10; seed += 1) {
    const table = openSimulatedTable({ seed });
    await aForbund(table, [{ places: 4, stops: [{ from: '2025-09-01', until: '2027-01-01' }] }]);
    await watchAt(table, '2025-03-02T04:00:00.000Z');
    const time = openVirtualTime(seed, Date.parse(morning));
    const pace = { ...time.pace(), now: () => morning };
    const far = time.far(table, 20);
    table.setFaults({ throttle: 0.02, conflict: 0.02, lostAfter: 0.02, lostBefore: 0.02, staleRead: 0.1 });
    const once = () => watchFlow({ ...flowPartsAt(far, morning), pace });
    await time.together([once, once]);
    table.setFaults({});
    await watchAt(table, morning);
    expect(await withoutVersions(table)).toEqual(await withoutVersions(whole));
  }
});

/** What is kept; how often the note of the run was written depends on who wrote it. */
async function withoutVersions(table: Table) {
  return (await everythingOfFlow(table)).map((item) =>
    item.partition.startsWith('flow-run#') ? { ...item, version: 0 } : item,
  );
}

describe('an insats that cannot be read', () => {
  test('does not hold up the others or the next förbund, and nothing is said of its flags', async () => {
    const table = stores.sqlite();
    await aForbund(table, [
      { stops: [{ from: '2025-09-01', until: '2027-01-01' }] },
      { insats: 'odling', seed: 3 },
    ]);
    await table.transact([putNamedForbund('motala')]);
    await putLog(table, livedLog({ ...aLife, insats: 'skogen', forbund: 'motala' }));
    await watchAt(table, '2025-03-02T04:00:00.000Z');
    await watchAt(table, morning);
    const before = await flagsOf(table);
    expect(before.map(({ finding }) => finding.subject)).toContainEqual(
      expect.objectContaining({ insats: 'cykel' }),
    );
    const spoilt = { partition: 'insats#cykel', sort: 'event#0000009999', version: 9_999, body: 'spoilt' };
    await table.transact([{ do: 'put', item: spoilt }]);
    const nextMorning = '2026-03-03T04:00:00.000Z';
    expect(await watchAt(table, nextMorning)).toEqual(['cykel']);
    expect((await flagsOf(table)).filter(({ id }) => id.endsWith('.insats.cykel'))).toEqual(
      before.filter(({ id }) => id.endsWith('.insats.cykel')),
    );
    expect((await createFlowStores(table).runs.latest('linkoping'))?.run).toMatchObject({
      day: '2026-03-03',
      finished: false,
    });
    expect((await createFlowStores(table).runs.latest('motala'))?.run.finished).toBe(true);
    // Put right, the run is made whole at the next waking.
    await table.transact([{ do: 'delete', key: spoilt }]);
    expect(await watchAt(table, '2026-03-03T05:00:00.000Z')).toEqual([]);
    expect((await createFlowStores(table).runs.latest('linkoping'))?.run).toMatchObject({
      startedAt: nextMorning,
      finished: true,
    });
  });
});

describe('what is registered late', () => {
  test('changes the record when it is registered, whatever day it happened on', async () => {
    const table = stores.sqlite();
    const log = livedLog(aLife);
    await table.transact([putNamedForbund('linkoping')]);
    await putLog(table, log);
    await watchAt(table, morning);
    const { records } = createFlowStores(table);
    const before = await records.record('linkoping', 'cykel');
    const still = before?.entries.find(({ placement }) => placement?.ending === null);
    const ending: LedgerEvent = {
      type: 'placementEnded',
      entry: still?.entry ?? '',
      claim: { minutes: 2_400, referrer: 'municipality', cohort: null },
      startsOn: '2026-01-01',
      carriedIn: false,
      outcome: 'studies',
      toStep: null,
      on: '2026-02-01',
      into: null,
    };
    const recordedAt = '2026-03-02T12:00:00.000Z';
    const version = log.length + 1;
    await putLog(table, [{ insats: 'cykel', version, recordedAt, by: aProvider, event: ending }]);
    await watchAt(table, '2026-03-03T04:00:00.000Z');
    const after = await records.record('linkoping', 'cykel');
    expect(after?.version).toBe(version);
    expect(after?.entries.find(({ entry }) => entry === still?.entry)?.placement?.ending).toEqual({
      on: 20_485,
      outcome: 'studies',
      toStep: null,
      registeredOn: 20_514,
    });
  });
});

test('a prediction that nobody has made anew for a week is not shown', async () => {
  const table = stores.sqlite();
  await aForbund(table);
  await watchAt(table, morning);
  const knownAt = async (now: Instant) =>
    (await createWaitsReader(table, 0, () => Date.parse(now)).waits(['linkoping'])).size;
  expect(await knownAt('2026-03-09T23:00:00.000Z')).toBe(3);
  expect(await knownAt('2026-03-10T01:00:00.000Z')).toBe(0);
});
