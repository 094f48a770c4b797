import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMembershipStore, putForbund, putOrganisation } from '#storage';
import { openSqliteTable } from '#table';

const person = 'staff-abcdefghij2345672345';
const toTheOffice = ['--forbund', 'linkoping', '--organisation', 'kansliet', '--role', 'admin'];

let folder = '';
const openTable = () => openSqliteTable({ file: join(folder, 'insatskatalog.sqlite') });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'grant-'));
  const table = openTable();
  await table.transact([
    putForbund({ id: 'linkoping', name: 'Linköping', municipalities: [], note: null }),
    putOrganisation('linkoping', { id: 'kansliet', name: 'Kansliet', kind: 'authority' }),
  ]);
  await table.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command as whoever installs the catalogue does. */
function grant(...given: string[]): Promise<{ exitCode: number; printed: string; said: string }> {
  const env = { ...process.env, DATA_DIR: folder };
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/grant.ts', ...given], { env }, (error, out, err) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), printed: out, said: err });
    });
  });
}

async function held() {
  const table = openTable();
  try {
    return await createMembershipStore(table).of(person);
  } finally {
    await table.close();
  }
}

it('gives a förbund its first administrator, once', async () => {
  expect(await grant(person, ...toTheOffice)).toMatchObject({
    exitCode: 0,
    printed: 'Behörigheten är tillagd och gäller genast.\n',
  });
  expect((await grant(person, ...toTheOffice)).printed).toContain('redan den behörigheten');
  expect(await held()).toMatchObject([
    { subject: person, forbund: 'linkoping', organisation: 'kansliet', role: 'admin' },
  ]);
});

it.each([
  ['no person', toTheOffice, 'Så här används kommandot:'],
  ['somebody who is not a pseudonym', ['811228-9874', ...toTheOffice], 'Så här används kommandot:'],
  ['a role that is not there', [person, ...toTheOffice.slice(0, 5), 'chef'], 'Så här används kommandot:'],
  [
    'an organisation that is not there',
    [person, '--forbund', 'linkoping', '--organisation', 'kanslit', '--role', 'admin'],
    'De som finns: kansliet.',
  ],
])('says in Swedish what is wrong with %s, and grants nothing', async (_what, given, sentence) => {
  const { exitCode, said } = await grant(...given);
  expect(exitCode).toBe(1);
  expect(said).toContain(sentence);
  expect(await held()).toEqual([]);
});
