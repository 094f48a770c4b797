import { afterAll, describe, expect, test } from 'vitest';
import { handleCommand } from '#ledger';
import { compare, compareWithRebuilt, createInsatsLog, insatserOf, rebuild } from '#storage';
import { openSimulatedTable, type Table } from '#table';
import {
  aLife,
  anEntryThat,
  type Body,
  bodyOf,
  changed,
  entryItems,
  everythingBeside,
  itemAt,
  plant,
  project,
} from '../../test/builders/kept-items.ts';
import { aRequest, createCykel, importOf, mondayMorning, reportNow } from '../../test/builders/ledger.ts';
import { livePlaces, paceAt } from '../../test/builders/lived-places.ts';
import { openStores } from '../../test/builders/stores.ts';

const stores = openStores();
afterAll(() => stores.remove());

describe('what is no difference', () => {
  test('an entry that ended long ago and has been cleaned away is counted, and stays away', async () => {
    const table = stores.sqlite();
    const now = await aLife(table);
    const { partition, sort } = await anEntryThat(table, 'ended');
    await table.transact([{ do: 'delete', key: { partition, sort } }]);
    const muchLater = '2027-12-01T00:00:00.000Z';
    expect(await compare(table, { insats: 'cykel', now: muchLater })).toMatchObject({
      differences: [],
      cleanedAway: 1,
    });
    await rebuild(table, { insats: 'cykel', now: muchLater });
    expect(await table.get({ partition, sort })).toBeUndefined();
    expect(await compareWithRebuilt(table, 'cykel', now)).toMatchObject([{ kind: 'entry', sort }]);
    expect(await compareWithRebuilt(table, 'cykel')).toMatchObject([{ kind: 'entry', sort }]);
  });

  test('a head and a catalogue entry from before ledgers are older in form, and a rebuild renews them', async () => {
    const table = stores.sqlite();
    await handleCommand(createInsatsLog(table), paceAt(mondayMorning), aRequest('create', createCykel));
    await project(table);
    const head = await itemAt(table, 'state#head');
    const entry = await itemAt(table, 'cykel', 'catalogue#linkoping');
    const { book: _, bookKept: __, ...older } = bodyOf(head);
    await plant(table, { ...head, body: older });
    await plant(table, changed(entry, { head: older }));
    expect(await compare(table, { insats: 'cykel' })).toMatchObject({ differences: [], olderForm: 2 });
    await rebuild(table, { insats: 'cykel' });
    expect(await itemAt(table, 'state#head')).toEqual(head);
    expect(await itemAt(table, 'cykel', 'catalogue#linkoping')).toEqual(entry);
  });

  test('a description that has the version of its whole command is older in form', async () => {
    const table = stores.sqlite();
    const row = importOf({ places: 4, report: { free: 2, queue: null } });
    await handleCommand(createInsatsLog(table), paceAt(mondayMorning), aRequest('import', row));
    await project(table);
    const documents = await itemAt(table, 'state#documents');
    expect(documents.version).toBe(1);
    await plant(table, { ...documents, version: 4 });
    expect(await compare(table, { insats: 'cykel' })).toMatchObject({ differences: [], olderForm: 1 });
    await plant(table, { ...documents, version: 5 });
    expect(await compareWithRebuilt(table, 'cykel')).toMatchObject([{ kind: 'documents', field: 'version' }]);
  });

  test('an insats that was never created', async () => {
    expect(await compareWithRebuilt(stores.sqlite(), 'cykel')).toEqual([]);
  });
});

describe('a log that cannot be believed', () => {
  test.each([
    ['has lost an event in the middle', 'event#0000000003', 'event 3 is missing'],
    ['has lost its last event', undefined, 'the log ends with'],
    ['does not begin with its creation', 'event#0000000001', 'event 1 is missing'],
  ])('that %s is told of, and nothing is made from it', async (_what, lost, why) => {
    const table = stores.sqlite();
    await aLife(table);
    const { version } = await itemAt(table, 'state#head');
    const sort = lost ?? `event#${String(version).padStart(10, '0')}`;
    await table.transact([{ do: 'delete', key: { partition: 'insats#cykel', sort } }]);
    const kept = await everythingBeside(table);
    const { differences } = await rebuild(table, { insats: 'cykel' });
    expect(differences).toMatchObject([{ kind: 'log', kept: expect.stringContaining(why) }]);
    expect(await everythingBeside(table)).toEqual(kept);
  });

  test('of an insats that is in the list though nothing ever happened in it', async () => {
    const table = stores.sqlite();
    await plant(table, { partition: 'insatser#linkoping', sort: 'spöke', version: 1, body: null });
    expect(await insatserOf(table, 'linkoping')).toEqual(['spöke']);
    const { differences } = await compare(table, { insats: 'spöke', forbund: 'linkoping' });
    expect(differences).toMatchObject([{ kind: 'log', kept: 'there are no events' }]);
  });
});

describe('while the insats is in use', () => {
  /** A table where somebody acts just before the call that `when` chooses, once. */
  function disturbed(
    table: Table,
    call: 'get' | 'transact',
    when: number,
    act: () => Promise<unknown>,
  ): Table {
    let calls = 0;
    const disturb = async () => {
      calls += 1;
      if (calls === when) await act();
    };
    return {
      ...table,
      get: async (key, options) => {
        if (call === 'get') await disturb();
        return table.get(key, options);
      },
      transact: async (writes) => {
        if (call === 'transact') await disturb();
        return table.transact(writes);
      },
    };
  }

  const confirmAndProject = async (table: Table) => {
    await handleCommand(createInsatsLog(table), paceAt(mondayMorning), aRequest('now', { type: 'confirm' }));
    await project(table);
  };

  test('a command in the middle of the comparison is no difference', async () => {
    for (let when = 1; when <= 6; when += 1) {
      const table = stores.sqlite();
      await aLife(table);
      const inUse = disturbed(table, 'get', when, () => confirmAndProject(table));
      expect(await compareWithRebuilt(inUse, 'cykel')).toEqual([]);
    }
  });

  const loseEntry = async (table: Table) => {
    const { partition, sort } = await anEntryThat(table, 'placed');
    await table.transact([{ do: 'delete', key: { partition, sort } }]);
  };
  const spoilHead = async (table: Table) => {
    const closures = [{ from: '2026-01-01', to: '2026-01-02', reason: null }];
    await plant(table, changed(await itemAt(table, 'state#head'), { closures }));
  };

  test.each([
    ['an entry is missing', loseEntry],
    ['the head is wrong', spoilHead],
  ])('where %s, a command between reading and writing is not undone', async (_what, damage) => {
    const table = stores.sqlite();
    await aLife(table);
    await damage(table);
    const inUse = disturbed(table, 'transact', 1, () => confirmAndProject(table));
    const before = (await itemAt(table, 'state#head')).version;
    await rebuild(inUse, { insats: 'cykel' });
    expect((await itemAt(table, 'state#head')).version).toBe(before + 1);
    expect(await compareWithRebuilt(table, 'cykel')).toEqual([]);
  });

  test('an insats that never stands still is left for another time', async () => {
    const table = stores.sqlite();
    await aLife(table);
    let requests = 0;
    const restless: Table = {
      ...table,
      get: async (key, options) => {
        requests += 1;
        const request = aRequest(`request ${requests}`, { type: 'confirm' });
        await handleCommand(createInsatsLog(table), paceAt(mondayMorning), request);
        return table.get(key, options);
      },
    };
    await expect(compareWithRebuilt(restless, 'cykel')).rejects.toThrow('keeps changing');
  });

  test('a write whose answer is lost is seen to stand', async () => {
    const table = openSimulatedTable({ seed: 1 });
    await aLife(table);
    const head = await itemAt(table, 'state#head');
    await plant(table, changed(head, { closures: [{ from: '2026-01-01', to: '2026-01-02', reason: null }] }));
    table.setFaults({ lostAfter: 1 });
    expect((await rebuild(table, { insats: 'cykel' })).differences).toMatchObject([{ field: 'closures.0' }]);
    table.setFaults({});
    expect(await compareWithRebuilt(table, 'cykel')).toEqual([]);
  });

  test('more is put right than one transaction holds', async () => {
    const table = stores.sqlite();
    const joins = Array.from({ length: 120 }, () => ({ step: 'join' as const, which: 0, hours: 0 }));
    await livePlaces(table, joins);
    await project(table);
    for (const { partition, sort } of await entryItems(table)) {
      await table.transact([{ do: 'delete', key: { partition, sort } }]);
    }
    const head = await itemAt(table, 'state#head');
    await plant(table, { ...head, version: head.version - 1 });
    await rebuild(table, { insats: 'cykel' });
    expect(await compareWithRebuilt(table, 'cykel')).toEqual([]);
  });
});

test('the insatser of a förbund are those of its list and of its catalogue', async () => {
  const table = stores.sqlite();
  await aLife(table);
  await handleCommand(
    createInsatsLog(table),
    paceAt(mondayMorning),
    aRequest('other', createCykel, { insats: 'annan' }),
  );
  await table.transact([{ do: 'delete', key: { partition: 'insatser#linkoping', sort: 'cykel' } }]);
  expect(await insatserOf(table, 'linkoping')).toEqual(['annan', 'cykel']);
  expect(await insatserOf(table, 'norrkoping')).toEqual([]);
});

test('figures that were reported are compared too', async () => {
  const table = stores.sqlite();
  const log = createInsatsLog(table);
  await handleCommand(log, paceAt(mondayMorning), aRequest('create', createCykel));
  await handleCommand(log, paceAt(mondayMorning), aRequest('report', reportNow(3, 1, 12)));
  await project(table);
  const head = await itemAt(table, 'state#head');
  await plant(table, changed(head, { counts: { ...(bodyOf(head).counts as Body), free: 4 } }));
  expect(await compareWithRebuilt(table, 'cykel')).toMatchObject([
    { field: 'counts.free', kept: '4', rebuilt: '3' },
  ]);
});
