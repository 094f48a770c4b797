import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createInsatsLog } from '#storage';
import { openSqliteTable } from '#table';
import { statesOf, wholeLog } from '../builders/replay.ts';
import { seededNumbers } from '../builders/virtual-time.ts';
import { howManyRequests, insatsOf, isRefused, lanes, requestOf } from './requests.ts';
import type { Acknowledgement } from './writer.ts';

const kills = 20;
const folder = mkdtempSync(join(tmpdir(), 'kill-'));
const file = join(folder, 'table.db');
const random = seededNumbers(Number(process.env.FC_SEED));
afterAll(() => rmSync(folder, { recursive: true }));

/** By request number; what a killed process wrote but did not print is not in here. */
const acknowledged = new Map<number, Acknowledgement>();

/** The first request of each lane that nobody has acknowledged: the one that may have been under way. */
function firstOpen(): number[] {
  return Array.from({ length: lanes }, (_, lane) => {
    let number = lane;
    while (acknowledged.has(number)) number += lanes;
    return number;
  });
}

type Death = { atAcknowledged: number; by: 'parent' | 'itself' } | undefined;

/** Lets a process write until it dies as told, or until everything is acknowledged. Answers the signal it died of. */
async function write(death: Death): Promise<NodeJS.Signals | null> {
  const dieAfter = death?.by === 'itself' ? Math.max(1, death.atAcknowledged - acknowledged.size) : 0;
  const writer = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'writer.ts'),
      file,
      JSON.stringify(firstOpen()),
      String(dieAfter),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let unfinished = '';
  let doomed = false;
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      const one: Acknowledgement = JSON.parse(line);
      expect(acknowledged.has(one.number), `request ${one.number} is acknowledged once`).toBe(false);
      acknowledged.set(one.number, one);
    }
    if (death?.by === 'parent' && !doomed && acknowledged.size >= death.atAcknowledged) {
      doomed = true;
      setTimeout(() => writer.kill('SIGKILL'), random() * 5);
    }
  });
  const { promise, resolve, reject } = Promise.withResolvers<NodeJS.Signals | null>();
  writer.on('error', reject);
  writer.on('close', (_, signal) => resolve(signal));
  return promise;
}

test('a process that is killed twenty times in 1,000 acknowledged writes loses none and doubles none', async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    const atAcknowledged = Math.floor(((kill + random()) / (kills + 1)) * howManyRequests);
    const signal = await write({ atAcknowledged, by: kill % 2 === 0 ? 'parent' : 'itself' });
    expect(signal).toBe('SIGKILL');
    expect(acknowledged.size).toBeLessThan(howManyRequests);
  }
  expect(await write(undefined)).toBeNull();
  expect(acknowledged.size).toBe(howManyRequests);

  // Who died between the write and its acknowledgement left a write that the next process was told of.
  const replayed = [...acknowledged.values()].filter((one) => one.replayed);
  expect(replayed.length).toBeGreaterThanOrEqual(kills / 2);

  const table = openSqliteTable({ file });
  const insatsLog = createInsatsLog(table);
  let writes = 0;
  for (let lane = 0; lane < lanes; lane += 1) {
    const log = await wholeLog(table, insatsOf(lane));
    expect(log.map(({ version }) => version)).toEqual(log.map((_, index) => index + 1));
    expect(await insatsLog.head(insatsOf(lane))).toEqual(statesOf(log).at(-1)?.head);

    const own = [...acknowledged.values()].filter(({ number }) => insatsOf(number) === insatsOf(lane));
    for (const { number, answer } of own) {
      const standing = log.filter(
        ({ event }) =>
          (event.type === 'countsReported' && event.queue === number) ||
          (event.type === 'insatsCreated' && number === lane),
      );
      if (isRefused(number)) {
        expect(answer).toMatchObject({ outcome: 'refused', refused: { refusal: 'sameOrganisation' } });
        expect(standing).toEqual([]);
      } else {
        expect(answer).toMatchObject({ outcome: 'done', changed: true });
        const version = answer.outcome === 'done' ? answer.version : undefined;
        expect(standing.map((event) => event.version)).toEqual([version]);
      }
      expect((await insatsLog.request(requestOf(number).key))?.answer).toEqual(answer);
    }
    expect(log).toHaveLength(own.filter(({ number }) => !isRefused(number)).length);
    writes += log.length;
  }
  await table.close();
  expect(writes).toBeGreaterThanOrEqual(1_000);
}, 120_000);
