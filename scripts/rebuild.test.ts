import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bringRecord, dayNumber } from '#flow';
import { projectEntry } from '#search';
import { createCatalogueProjection, createFlowRecords, putForbund } from '#storage';
import { createDynamodbTable, openDynamodbTable, openSqliteTable, type Table } from '#table';
import { livePlaces } from '../test/builders/lived-places.ts';
import { describeOnDynamodbLocal } from '../test/dynamodb-local/suite.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rebuild-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command as whoever operates the catalogue does. */
function runRebuild(
  store: Record<string, string>,
  ...given: string[]
): Promise<{ exitCode: number; printed: string; said: string }> {
  const env = { ...process.env, DATA_DIR: folder, ...store };
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/rebuild.ts', ...given], { env }, (error, out, err) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), printed: out, said: err });
    });
  });
}

/** Each run of the command starts a process of its own. */
const patience = { timeout: 240_000 };

const forbund = { id: 'linkoping', name: 'Linköping', municipalities: [], note: null };

/** Two insatser, with somebody placed and somebody waiting in each. */
async function fill(table: Table): Promise<void> {
  await table.transact([putForbund(forbund)]);
  for (const insats of ['cykel', 'kyrkan']) {
    const life = [
      { step: 'start', which: 0, hours: 1 },
      { step: 'join', which: 0, hours: 1 },
    ] as const;
    await livePlaces(table, life, insats);
    await projectEntry(createCatalogueProjection(table), insats);
    const place = { forbund: 'linkoping', insats };
    await bringRecord(createFlowRecords(table), place, dayNumber('2026-03-03'));
  }
}

/** A head that counts one more in the queue than there are, an insats that the catalogue has lost, and a false memory. */
async function damage(table: Table): Promise<void> {
  const head = await table.get({ partition: 'insats#cykel', sort: 'state#head' });
  const body = JSON.parse(JSON.stringify(head?.body));
  const memory = await table.get({ partition: 'flow-records#linkoping', sort: 'cykel' });
  if (!head || !memory) throw new Error('there is no head or no memory of the flow');
  const { record } = JSON.parse(JSON.stringify(memory.body));
  await table.transact([
    { do: 'put', item: { ...head, body: { ...body, book: { ...body.book, queue: 2 } } } },
    { do: 'delete', key: { partition: 'catalogue#linkoping', sort: 'kyrkan' } },
    { do: 'put', item: { ...memory, body: { record: { ...record, sharing: false }, entries: 2 } } },
  ]);
}

async function changing(table: Table, ...changes: ((table: Table) => Promise<void>)[]): Promise<void> {
  try {
    for (const change of changes) await change(table);
  } finally {
    await table.close();
  }
}

const openSqlite = () => openSqliteTable({ file: join(folder, 'insatskatalog.sqlite') });

/** What is printed where something is wrong, whatever the store. */
async function findsAndMends(store: Record<string, string>): Promise<void> {
  const verified = await runRebuild(store, '--verify');
  expect(verified.exitCode).toBe(1);
  expect(verified.printed).toBe(
    [
      '2 insatser jämfördes med sina händelser.',
      '  läge (platser, kö, räknare): 1 lika',
      '  beskrivning och kriterier: 2 lika',
      '  köplatser och placeringar: 4 lika',
      '  periodrapporter: 0 lika',
      '  rader i förbundets lista: 2 lika',
      '  katalogens uppgift: 1 lika',
      '  flödesbevakningens minne: 1 lika',
      '3 skillnader. Kör npm run rebuild för att rätta:',
      '- cykel  state#head  (läge (platser, kö, räknare))  book.queue: står 2, enligt händelserna 1',
      '- cykel  cykel  (flödesbevakningens minne)  sharing: står false, enligt händelserna true',
      '- kyrkan  kyrkan  (katalogens uppgift)  saknas',
      '',
    ].join('\n'),
  );
  const rebuilt = await runRebuild(store);
  expect(rebuilt.exitCode).toBe(0);
  expect(rebuilt.printed).toContain('3 skillnader rättades:');
  const again = await runRebuild(store, '--verify', '--forbund', 'linkoping');
  expect(again.exitCode).toBe(0);
  expect(again.printed).toContain('läge (platser, kö, räknare): 2 lika');
  expect(again.printed).toContain('flödesbevakningens minne: 2 lika');
  expect(again.printed).toContain('Inga skillnader.');
}

it('finds what is wrong, puts it right, and finds nothing any more', patience, async () => {
  await changing(openSqlite(), fill, damage);
  await findsAndMends({});
});

it('tells of a log that is broken, in both ways of running it', patience, async () => {
  const lose = (table: Table) =>
    table.transact([{ do: 'delete', key: { partition: 'insats#cykel', sort: 'event#0000000002' } }]);
  await changing(openSqlite(), fill, lose);
  for (const given of [[], ['--verify']]) {
    const { exitCode, printed } = await runRebuild({}, ...given);
    expect(exitCode).toBe(1);
    expect(printed).toContain('loggen är trasig och inget kan byggas ur den: event 2 is missing');
  }
});

it('goes on past an insats that cannot be read, and says which', async () => {
  const spoil = (table: Table) =>
    table.transact([
      {
        do: 'put',
        item: { partition: 'insats#cykel', sort: 'event#0000000002', version: 2, body: 'spoilt' },
      },
    ]);
  await changing(openSqlite(), fill, spoil);
  const { exitCode, printed } = await runRebuild({}, '--verify');
  expect(exitCode).toBe(1);
  expect(printed).toContain('- cykel gick inte att läsa:');
  expect(printed).toContain('läge (platser, kö, räknare): 1 lika');
});

it.each([
  ['an option that it does not know', ['--verifiera'], 'Så här används kommandot:'],
  ['a förbund that is not there', ['--forbund', 'borta'], 'De som finns: linkoping.'],
])('says in Swedish what is wrong with %s', async (_what, given, sentence) => {
  await changing(openSqlite(), (table) => table.transact([putForbund(forbund)]));
  const { exitCode, said } = await runRebuild({}, ...given);
  expect(exitCode).toBe(1);
  expect(said).toContain(sentence);
});

it('says so when it has been pointed at a store without anything in it', async () => {
  const { exitCode, said } = await runRebuild({}, '--verify');
  expect(exitCode).toBe(1);
  expect(said).toContain('Det finns inga förbund i lagringen.');
});

describeOnDynamodbLocal('A rebuild on DynamoDB', (client, endpoint) => {
  it('finds what is wrong there, puts it right, and finds nothing any more', patience, async () => {
    const store = { STORE: 'dynamodb', DYNAMODB_ENDPOINT: endpoint(), TABLE_NAME: 'insatskatalog-rebuild' };
    await createDynamodbTable(client(), store.TABLE_NAME);
    const table = openDynamodbTable({ client: client(), tableName: store.TABLE_NAME });
    await fill(table);
    await damage(table);
    await findsAndMends(store);
  });
});
