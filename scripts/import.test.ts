import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCatalogueReader } from '#storage';
import { openDynamodbTable, openSqliteTable, type Table } from '#table';
import { aDescription } from '../test/builders/insats.ts';
import { describeOnDynamodbLocal } from '../test/dynamodb-local/suite.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command as a clerk does. */
const runImport = (...given: string[]) => runImportOn({}, ...given);

function runImportOn(
  store: Record<string, string>,
  ...given: string[]
): Promise<{ exitCode: number; printed: string; said: string }> {
  const env = { ...process.env, DATA_DIR: folder, ...store };
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/import.ts', ...given], { env }, (error, out, err) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), printed: out, said: err });
    });
  });
}

/** A file in the clerk's folder with one insats and its förbund. */
function aFile(name: string, said: object = {}): string {
  const path = join(folder, name);
  const content = {
    forbund: { id: 'exempel', name: 'Exempelförbundet', municipalities: ['0580'], note: 'Demo' },
    organisations: [{ id: 'exempelverkstaden', name: 'Exempelverkstaden', kind: 'other' }],
    insatser: [
      { externalReference: 'EX-00', organisation: 'exempelverkstaden', description: aDescription(), ...said },
    ],
  };
  writeFileSync(path, JSON.stringify(content));
  return path;
}

async function catalogue(
  table: Table = openSqliteTable({ file: join(folder, 'insatskatalog.sqlite') }),
): Promise<(string | null)[]> {
  try {
    const entries = await createCatalogueReader(table, 0, () => 0).entries(['exempel']);
    return entries.map(({ head }) => head.externalReference).sort();
  } finally {
    await table.close();
  }
}

it('imports a förbund from JSON and then its insatser from CSV, and brings them into the catalogue', async () => {
  expect(await runImport(aFile('start.json'))).toMatchObject({
    exitCode: 0,
    printed: '1 insats i filen: 1 nya, 0 ändrade, 0 oförändrade.\n',
  });
  const example = ['data/example/import-example.csv', '--forbund', 'exempel'];
  expect((await runImport(...example)).printed).toBe(
    '5 insatser i filen: 5 nya, 0 ändrade, 0 oförändrade.\n',
  );
  expect((await runImport(...example)).printed).toBe(
    '5 insatser i filen: 0 nya, 0 ändrade, 5 oförändrade.\n',
  );
  expect(await catalogue()).toEqual(['EX-00', 'EX-01', 'EX-02', 'EX-03', 'EX-04', 'EX-05']);
});

it('lists what is wrong with a file that is refused, and imports nothing', async () => {
  const { exitCode, printed } = await runImport(
    aFile('broken.json', { places: 1, report: { free: 2, queue: null } }),
  );
  expect(exitCode).toBe(1);
  expect(printed).toBe(
    'Ingenting importerades. Rätta det här i filen och importera den igen:\n' +
      '- Insats 1, fältet /insatser/0/report/free: Det står 2 lediga men bara 1 platser. Rätta antalet lediga eller antalet platser.\n',
  );
  expect(await catalogue()).toEqual([]);
});

it.each([
  ['no file', [], 'Ange en fil.'],
  ['another kind of file', ['katalog.xlsx'], 'Filens namn ska sluta på .csv eller .json.'],
  ['a file that is not there', ['saknas.csv'], 'Filen saknas.csv går inte att läsa.'],
  ['no förbund', ['data/example/import-example.csv'], 'Ange förbundet, med --forbund och dess id.'],
  [
    'a förbund that is not there',
    ['data/example/import-example.csv', '--forbund', 'borta'],
    'Förbundet borta finns inte.',
  ],
  ['an option that it does not know', ['--fobund', 'x'], 'Så här används kommandot:'],
])('says in Swedish what is wrong with %s', async (_what, given, sentence) => {
  const { exitCode, said } = await runImport(...given);
  expect(exitCode).toBe(1);
  expect(said).toContain(sentence);
});

describeOnDynamodbLocal('An import on DynamoDB', (client, endpoint) => {
  it('goes to the table that the server uses, not to a file beside it', async () => {
    const store = { STORE: 'dynamodb', DYNAMODB_ENDPOINT: endpoint(), TABLE_NAME: 'insatskatalog-import' };
    expect((await runImportOn(store, aFile('start.json'))).exitCode).toBe(0);
    expect(await catalogue(openDynamodbTable({ client: client(), tableName: store.TABLE_NAME }))).toEqual([
      'EX-00',
    ]);
    expect(await catalogue()).toEqual([]);
  });
});
