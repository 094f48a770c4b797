import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, expect, test } from 'vitest';
import type { InsatsLog } from '#ledger';
import { systemPace } from '#runtime';
import { createInsatsLog } from '#storage';
import { openSqliteTable } from '#table';
import { type Contender, contend } from './contender.ts';
import { describeOnRealStores } from './homes.ts';
import { openInsats } from './open-insats.ts';
import { checkStorm, told } from './storm.ts';

const contenders = 50;
const processes = 4;

describeOnRealStores('fifty who want the last places at once', (home, store) => {
  /** One for each: nothing shared but the store, as where everybody is served by a machine of their own. */
  const logs: InsatsLog[] = [];

  beforeAll(async () => {
    for (let number = 0; number < contenders; number += 1) logs.push(createInsatsLog(await home.open()));
    // A store in service is warm.
    await openInsats(createInsatsLog(await home.open()), 'warm', 1, systemPace);
    await Promise.all(logs.map((log, number) => contend(log, 'warm', number)));
  });

  test.each([1, 3, 10])(
    'of which there are %i: as many get one, the others queue or are told no',
    async (places) => {
      const insats = `cykel-${places}`;
      const table = await home.open();
      await openInsats(createInsatsLog(table), insats, places, systemPace);
      const all = await Promise.all(logs.map((log, number) => contend(log, insats, number)));
      console.log(told(store, places, all));
      await checkStorm(table, insats, places, all);
    },
  );
});

/** Starts a process with some of the contenders; when it is ready, `go` lets it begin and tells how it went for them. */
async function startProcess(file: string, insats: string, numbers: number[]) {
  const program = join(import.meta.dirname, 'contender-process.ts');
  const args = ['--disable-warning=ExperimentalWarning', program, file, insats, JSON.stringify(numbers)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = createInterface(child.stdout)[Symbol.asyncIterator]();
  expect((await said.next()).value).toBe('ready');
  return {
    async go(): Promise<Contender[]> {
      child.stdin.write('go');
      const { value = 'nothing' } = await said.next();
      return JSON.parse(value);
    },
  };
}

test('fifty in four processes on one SQLite file: the same holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'storm-'));
  const file = join(folder, 'table.db');
  const table = openSqliteTable({ file });
  await openInsats(createInsatsLog(table), 'cykel', 3, systemPace);
  const numbers = Array.from({ length: contenders }, (_, number) => number);
  const started = await Promise.all(
    Array.from({ length: processes }, (_, own) =>
      startProcess(
        file,
        'cykel',
        numbers.filter((number) => number % processes === own),
      ),
    ),
  );
  const all = (await Promise.all(started.map(({ go }) => go()))).flat();
  console.log(told(`SQLite in ${processes} processes`, 3, all));
  await checkStorm(table, 'cykel', 3, all);
  await table.close();
  rmSync(folder, { recursive: true });
});
