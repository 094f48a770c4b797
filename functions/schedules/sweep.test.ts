import { afterAll, expect, test } from 'vitest';
import { hashOf } from '#api';
import { daysAfter, handleCommand } from '#ledger';
import { projectEntry } from '#search';
import {
  createCatalogueProjection,
  createCatalogueReader,
  createForbundDirectory,
  createImportJobs,
  createInsatsLog,
  createReminders,
  laggingInsatser,
  putForbund,
} from '#storage';
import type { Table } from '#table';
import { aRequest, createCykel, mondayMorning, reportNow } from '../../test/builders/ledger.ts';
import { livePlaces, paceAt } from '../../test/builders/lived-places.ts';
import { wholeLog } from '../../test/builders/replay.ts';
import { openStores } from '../../test/builders/stores.ts';
import { sweep } from './sweep.ts';

const stores = openStores();
afterAll(() => stores.remove());

const muchLater = daysAfter(mondayMorning, 20);

/** An offer that has run out, a catalogue that lags, and a figure that has gone stale. */
async function neglected(): Promise<Table> {
  const table = stores.sqlite();
  await table.transact([
    putForbund({ id: 'linkoping', name: 'Linköping', municipalities: [], note: null }),
    putForbund({ id: 'annat', name: 'Annat', municipalities: [], note: null }),
  ]);
  const life = [
    { step: 'join', which: 0, hours: 1 },
    { step: 'offer', which: 0, hours: 1 },
  ] as const;
  await livePlaces(table, life, 'erbjuden');
  for (const command of [createCykel, reportNow(2)]) {
    const request = aRequest(`gammal ${command.type}`, command, { insats: 'gammal' });
    await handleCommand(createInsatsLog(table), paceAt(mondayMorning), request);
  }
  await projectEntry(createCatalogueProjection(table), 'gammal');
  return table;
}

/** Sweeps, with some parts of it broken; answers what was told to have failed. */
async function sweepOnce(table: Table, broken: { due?: true; catalogueOf?: string }): Promise<string[]> {
  const faults: string[] = [];
  const whole: Table = broken.due
    ? { ...table, due: () => Promise.reject(new Error('the index is out of reach')) }
    : table;
  const reader = createCatalogueReader(table, 0, () => 0);
  await sweep({
    table: whole,
    directory: createForbundDirectory(table),
    projection: createCatalogueProjection(table),
    catalogue: {
      entries: (forbund) =>
        broken.catalogueOf !== undefined && forbund.includes(broken.catalogueOf)
          ? Promise.reject(new Error('the catalogue is out of reach'))
          : reader.entries(forbund),
    },
    reminders: createReminders(table),
    imports: {
      jobs: createImportJobs(whole),
      log: createInsatsLog(table),
      naming: { hash: hashOf },
      pace: paceAt(muchLater),
    },
    log: {
      info: () => undefined,
      warn: () => undefined,
      fault: (message, _fault, facts) => faults.push(`${message} ${facts?.id}`),
    },
  });
  return faults;
}

async function stateOf(table: Table) {
  return {
    expired: (await wholeLog(table, 'erbjuden')).some(({ event }) => event.type === 'offerExpired'),
    lagging: await laggingInsatser(table, 'linkoping'),
    reminded: (await createReminders(table).waiting(muchLater, 10)).map(({ insats }) => insats),
  };
}

test('whatever was neglected is put right in one sweep, and the next one finds nothing to do', async () => {
  const table = await neglected();
  expect(await stateOf(table)).toEqual({ expired: false, lagging: ['erbjuden'], reminded: [] });
  expect(await sweepOnce(table, {})).toEqual([]);
  const mended = { expired: true, lagging: [], reminded: ['gammal'] };
  expect(await stateOf(table)).toEqual(mended);
  const length = (await wholeLog(table, 'erbjuden')).length;
  expect(await sweepOnce(table, {})).toEqual([]);
  expect(await stateOf(table)).toEqual(mended);
  expect(await wholeLog(table, 'erbjuden')).toHaveLength(length);
});

test('an index that is out of reach holds up neither the catalogue nor the reminders', async () => {
  const table = await neglected();
  expect(await sweepOnce(table, { due: true })).toEqual([
    'left for the next time: the offers that are due all',
    'left for the next time: the imports that were left all',
  ]);
  expect(await stateOf(table)).toEqual({ expired: false, lagging: [], reminded: ['gammal'] });
});

test('a förbund whose catalogue is out of reach does not hold up the next', async () => {
  const table = await neglected();
  expect(await sweepOnce(table, { catalogueOf: 'annat' })).toEqual([
    'left for the next time: the stale figures annat',
  ]);
  expect(await stateOf(table)).toEqual({ expired: true, lagging: [], reminded: ['gammal'] });
});
