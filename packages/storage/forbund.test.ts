import { afterAll, describe, expect, test } from 'vitest';
import { defaultThresholds, type Forbund, type ForbundDirectory } from '#forbund';
import { createForbundDirectory, holdDirectory, putForbund, putOrganisation, putThresholds } from '#storage';
import { openSimulatedTable } from '#table';
import { openStores } from '../../test/builders/stores.ts';

const stores = openStores();
afterAll(() => stores.remove());

const linkoping: Forbund = {
  id: 'linkoping',
  name: 'Samordningsförbundet Centrala Östergötland',
  municipalities: ['0580', '0561'],
  note: null,
};
const kyrkan = { id: 'kyrkan', name: 'S:t Lars', kind: 'church' } as const;

describe.each(stores.each)('the directory on %s', (_, open) => {
  test('knows what has been put into it', async () => {
    const table = open();
    const thresholds = { reportedFreshDays: 14, ledgerFreshDays: 60 };
    await table.transact([
      putForbund(linkoping),
      putOrganisation('linkoping', kyrkan),
      putThresholds('linkoping', thresholds),
    ]);
    const directory = createForbundDirectory(table);
    expect(await directory.list()).toEqual([linkoping]);
    expect(await directory.find('linkoping')).toEqual(linkoping);
    expect(await directory.organisations('linkoping')).toEqual([kyrkan]);
    expect(await directory.thresholds('linkoping')).toEqual(thresholds);
  });

  test('answers for a förbund that decided no thresholds with the defaults, and knows no stranger', async () => {
    const directory = createForbundDirectory(open());
    expect(await directory.list()).toEqual([]);
    expect(await directory.find('linkoping')).toBeUndefined();
    expect(await directory.organisations('linkoping')).toEqual([]);
    expect(await directory.thresholds('linkoping')).toEqual(defaultThresholds);
  });
});

test('whoever reads consistently sees at once what has been put', async () => {
  const table = openSimulatedTable({ seed: 1, faults: { staleRead: 1 } });
  const directory = createForbundDirectory(table, { consistent: true });
  for (let days = 1; days <= 20; days += 1) {
    const decided = { reportedFreshDays: days, ledgerFreshDays: days };
    const added = { ...kyrkan, name: `S:t Lars ${days}` };
    await table.transact([
      putForbund({ ...linkoping, note: added.name }),
      putOrganisation('linkoping', added),
      putThresholds('linkoping', decided),
    ]);
    expect(await directory.list()).toEqual([{ ...linkoping, note: added.name }]);
    expect(await directory.find('linkoping')).toMatchObject({ note: added.name });
    expect(await directory.organisations('linkoping')).toEqual([added]);
    expect(await directory.thresholds('linkoping')).toEqual(decided);
  }
});

describe('the directory that is held in memory', () => {
  /** A directory that counts how often it is read, and can be out of reach. */
  function counted() {
    const read: string[] = [];
    let outOfReach = false;
    const answer = async <Value>(what: string, value: Value): Promise<Value> => {
      read.push(what);
      if (outOfReach) throw new Error('out of reach');
      return value;
    };
    const directory: ForbundDirectory = {
      list: () => answer('list', [linkoping]),
      find: (id) => answer(`find ${id}`, id === 'linkoping' ? linkoping : undefined),
      organisations: (id) => answer(`organisations ${id}`, [kyrkan]),
      thresholds: (id) => answer(`thresholds ${id}`, defaultThresholds),
    };
    return {
      read,
      directory,
      failFromNowOn: (fails: boolean) => {
        outOfReach = fails;
      },
    };
  }

  test('is read once a question while it is fresh', async () => {
    let clock = 0;
    const { directory, read } = counted();
    const held = holdDirectory(directory, 1_000, () => clock);
    await Promise.all([held.find('linkoping'), held.find('linkoping'), held.find('motala')]);
    await held.thresholds('linkoping');
    clock = 999;
    expect(await held.find('linkoping')).toEqual(linkoping);
    expect(read).toEqual(['find linkoping', 'find motala', 'thresholds linkoping']);
    clock = 1_000;
    await held.find('linkoping');
    expect(read).toHaveLength(4);
  });

  test('does not hold a failure', async () => {
    const { directory, failFromNowOn } = counted();
    const held = holdDirectory(directory, 1_000, () => 0);
    failFromNowOn(true);
    await expect(held.list()).rejects.toThrow('out of reach');
    failFromNowOn(false);
    expect(await held.list()).toEqual([linkoping]);
  });

  test('does not grow with what strangers ask for', async () => {
    const { directory, read } = counted();
    const held = holdDirectory(directory, 1_000, () => 0);
    await held.find('linkoping');
    for (let index = 0; index < 5_000; index += 1) await held.find(`okand-${index}`);
    read.length = 0;
    for (let index = 0; index < 5_000; index += 1) await held.find(`okand-${index}`);
    expect(read.length).toBeGreaterThan(2_000);
    expect(await held.find('linkoping')).toEqual(linkoping);
  });
});
