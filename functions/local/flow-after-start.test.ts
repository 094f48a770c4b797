import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemPace } from '#runtime';
import { createFlowStores, createForbundDirectory } from '#storage';
import { openSqliteTable } from '#table';
import { readEnvironment } from './env.ts';
import { startLocal } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'insatskatalog-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** How far the day's runs have come in a store whose server has stopped, by förbund. */
async function runsKept() {
  const table = openSqliteTable({ file: join(folder, 'insatskatalog.sqlite') });
  try {
    const forbund = await createForbundDirectory(table).list();
    const { runs } = createFlowStores(table);
    return await Promise.all(forbund.map(async ({ id }) => (await runs.latest(id))?.run));
  } finally {
    await table.close();
  }
}

test('the server watches the flow once after its start, goes on where it was stopped, and then the day has its run', async () => {
  const pace = { ...systemPace, now: () => '2026-11-26T10:00:00.000Z' };
  const start = () => startLocal(readEnvironment({ PORT: '0', DATA_DIR: folder }), pace);
  await (await start()).stop();
  const begun = await runsKept();
  expect(begun.length).toBeGreaterThan(0);
  for (let turn = 0; !(await runsKept()).every((run) => run?.finished); turn += 1) {
    expect(turn).toBeLessThan(20);
    const server = await start();
    await server.watchFlow();
    await server.stop();
  }
  const made = await runsKept();
  await (await start()).stop();
  expect(await runsKept()).toEqual(made);
}, 120_000);
