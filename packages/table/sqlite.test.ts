import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Item } from './port.ts';
import { openSqliteTable } from './sqlite.ts';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-table-'));
  file = join(folder, 'data', 'table.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const head = (version: number): Item => ({ partition: 'insats#1', sort: 'head', version, body: { version } });

test('what was acknowledged is there when the file is opened again', async () => {
  const before = openSqliteTable({ file });
  await before.transact([{ do: 'put', item: head(1) }]);
  await before.close();
  const after = openSqliteTable({ file });
  expect(await after.get(head(1))).toEqual(head(1));
  await after.close();
});

test('a write asked for before closing is still made; after closing there is no table', async () => {
  const table = openSqliteTable({ file });
  const written = table.transact([{ do: 'put', item: head(1) }]);
  await table.close();
  await written;
  await table.close();
  await expect(table.transact([{ do: 'put', item: head(2) }])).rejects.toThrow('closed');
  await expect(table.get(head(1))).rejects.toThrow();
  const again = openSqliteTable({ file });
  expect(await again.get(head(1))).toEqual(head(1));
  await again.close();
});

test('transactions asked for at once commit together, each by its own conditions, in the order asked', async () => {
  const table = openSqliteTable({ file });
  const outcomes = await Promise.allSettled([
    table.transact([{ do: 'put', item: head(1), when: 'absent' }]),
    table.transact([{ do: 'put', item: head(9), when: 'absent' }]),
    table.transact([{ do: 'put', item: head(2), when: { version: 1 } }]),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await table.get(head(2))).toEqual(head(2));
  await table.close();
});

test('more transactions than one commit takes are all made', async () => {
  const table = openSqliteTable({ file });
  const versions = Array.from({ length: 450 }, (_, index) => index);
  const put = (version: number) =>
    table.transact([{ do: 'put', item: { ...head(version), sort: `event#${version}` }, when: 'absent' }]);
  await Promise.all(versions.map(put));
  expect((await table.query({ partition: 'insats#1', limit: 1000 })).items).toHaveLength(450);
  await table.close();
});

/** A process of its own that runs this program, with `openSqliteTable` and `file` at hand. */
async function exitCodeOf(program: string): Promise<unknown> {
  const imports = `
    import { openSqliteTable } from ${JSON.stringify(join(import.meta.dirname, 'sqlite.ts'))};
    const file = ${JSON.stringify(file)};`;
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', imports + program];
  const [code] = await once(spawn(process.execPath, flags, { stdio: 'inherit' }), 'exit');
  return code;
}

/** Raises the head's version 150 times, starting over when another process was faster. */
const RAISE_150_TIMES = `
  const table = openSqliteTable({ file, durability: 'normal' });
  const key = { partition: 'insats#1', sort: 'head' };
  for (let made = 0; made < 150; ) {
    const head = await table.get(key, { consistent: true });
    const when = head ? { version: head.version } : 'absent';
    const item = { ...key, version: (head?.version ?? 0) + 1, body: null };
    try {
      await table.transact([{ do: 'put', item, when }]);
      made += 1;
    } catch (error) {
      if (error.fault?.kind !== 'condition-failed') throw error;
    }
  }
  await table.close();`;

test('processes that write at once neither fail as locked nor lose a write', async () => {
  const codes = await Promise.all([1, 2, 3].map(() => exitCodeOf(RAISE_150_TIMES)));
  expect(codes).toEqual([0, 0, 0]);
  const table = openSqliteTable({ file });
  expect((await table.get(head(0)))?.version).toBe(450);
  await table.close();
});

test('processes may open a new file in the same instant', async () => {
  const start = Date.now() + 700;
  const openTogether = `
    for (let round = 0; round < 30; round++) {
      while (Date.now() < ${start} + round * 30);
      const table = openSqliteTable({ file: file + round });
      await table.transact([{ do: 'put', item: { partition: 'p', sort: String(process.pid), version: 0, body: null } }]);
      await table.close();
    }`;
  expect(await Promise.all([1, 2].map(() => exitCodeOf(openTogether)))).toEqual([0, 0]);
  const table = openSqliteTable({ file: `${file}29` });
  expect((await table.query({ partition: 'p', limit: 9 })).items).toHaveLength(2);
  await table.close();
});

test('two handles of one process write at once', async () => {
  const handles = [openSqliteTable({ file }), openSqliteTable({ file })];
  const versions = Array.from({ length: 100 }, (_, index) => index);
  await Promise.all(
    versions.map((version) =>
      handles[version % 2]?.transact([{ do: 'put', item: { ...head(version), sort: `event#${version}` } }]),
    ),
  );
  expect((await handles[0]?.query({ partition: 'insats#1', limit: 1000 }))?.items).toHaveLength(100);
  for (const handle of handles) await handle.close();
});

test('a writer that another process keeps out for too long meets a conflict', async () => {
  const table = openSqliteTable({ file, busyTimeoutMs: 50 });
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(table.transact([{ do: 'put', item: head(1) }])).rejects.toMatchObject({
    fault: { kind: 'conflict' },
  });
  other.exec('ROLLBACK');
  await table.transact([{ do: 'put', item: head(1), when: 'absent' }]);
  other.close();
  await table.close();
});

test('what has expired is cleaned away in time, and nothing else', async () => {
  let seconds = 1_000;
  const table = openSqliteTable({ file, durability: 'normal', now: () => seconds * 1000 });
  const record = (sort: string, expires?: number): Item => ({
    ...head(0),
    sort,
    ...(expires !== undefined && { expires }),
  });
  await table.transact([
    { do: 'put', item: record('expired', 2_000) },
    { do: 'put', item: record('later', 5_000) },
    { do: 'put', item: record('never') },
  ]);
  seconds = 3_000;
  for (let version = 0; version < 500; version++) await table.transact([{ do: 'put', item: head(version) }]);
  const left = await table.query({ partition: 'insats#1', limit: 10 });
  expect(left.items.map(({ sort }) => sort)).toEqual(['head', 'later', 'never']);
  await table.close();
});

test('a listener that fails loses its poke and breaks nothing', async () => {
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(warning.message);
  process.on('warning', note);
  const table = openSqliteTable({
    file,
    onPoke: () => {
      throw new Error('the projector is ill');
    },
  });
  await table.transact([{ do: 'put', item: head(1) }]);
  await vi.waitFor(() => expect(warnings).toContain('the projector is ill'));
  process.off('warning', note);
  expect(await table.get(head(1))).toEqual(head(1));
  await table.close();
});

test('a file of another format is refused rather than misread', () => {
  openSqliteTable({ file }).close();
  const other = new DatabaseSync(file);
  other.exec('PRAGMA user_version = 2');
  other.close();
  expect(() => openSqliteTable({ file })).toThrow('table format 2');
});

test('by default a commit waits for the disk', async () => {
  // SQLite keeps `synchronous` per connection, so it is read where it is set.
  const asked = vi.spyOn(DatabaseSync.prototype, 'exec');
  await openSqliteTable({ file }).close();
  expect(asked.mock.calls.flat()).toContain('PRAGMA synchronous = full');
  asked.mockRestore();
});

test('a file that is no database is refused at once', () => {
  mkdirSync(dirname(file));
  writeFileSync(file, 'Insats;Platser;Lediga\n'.repeat(100));
  const started = performance.now();
  expect(() => openSqliteTable({ file })).toThrow('not a database');
  expect(performance.now() - started).toBeLessThan(1000);
});
