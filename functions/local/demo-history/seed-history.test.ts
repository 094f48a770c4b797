import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { derivedId } from '#api';
import type { Finding } from '#flow';
import { availabilityOf, type Instant } from '#ledger';
import { systemPace } from '#runtime';
import {
  compareWithRebuilt,
  createCatalogueOwners,
  createFlowStores,
  createForbundDirectory,
  createImportJobs,
  createInsatsLog,
  readHead,
} from '#storage';
import { openSqliteTable, type Table } from '#table';
import { watchAt } from '../../../test/builders/flow-runs.ts';
import { seedDemo } from '../demo.ts';
import { demoHistory } from './demo-history.ts';

const folder = mkdtempSync(join(tmpdir(), 'insatskatalog-'));
const forbund = 'linkoping-demo';
const now = '2026-11-26T10:00:00.000Z';
const history = demoHistory.parse(JSON.parse(readFileSync('data/demo/linkoping-flow.json', 'utf8')));
const references = [...history.ledgers, ...history.reporting].map(
  ({ externalReference }) => externalReference,
);
let table: Table;
let findings: Finding[];

const seed = (into: Table, at: Instant) =>
  seedDemo(
    createForbundDirectory(into),
    {
      jobs: createImportJobs(into),
      owners: createCatalogueOwners(into),
      log: createInsatsLog(into),
      pace: { ...systemPace, now: () => at },
    },
    into,
    { history: true },
  );

/** The same table, in a process that is killed after some writes. */
function killedAfter(writes: number): Table {
  let left = writes;
  return {
    ...table,
    async transact(asked) {
      if (left === 0) throw new Error('killed');
      left -= 1;
      await table.transact(asked);
    },
  };
}

const idOf = (reference: string) => derivedId('insats', forbund, reference);

async function headOf(reference: string) {
  const head = await readHead(table, await idOf(reference), { consistent: true });
  if (!head) throw new Error(`${reference} is not there`);
  return head;
}

async function availabilityNow(reference: string) {
  return availabilityOf(await headOf(reference), { reportedFreshDays: 7, ledgerFreshDays: 30 }, now, null);
}

/** The kinds and causes of what the watch found in an insats. */
async function foundIn(reference: string): Promise<string[]> {
  const insats = await idOf(reference);
  return findings
    .filter(({ subject }) => subject.of === 'insats' && subject.insats === insats)
    .map(({ kind, cause }) => `${kind}: ${cause.cause}`);
}

/** What each stop should be found as. */
const signs = {
  'leaves-not-onward': 'fewer-onward: leaves-not-onward',
  'nobody-leaves': 'nobody-leaves: stuck-here',
  'ready-but-waiting': 'ready-waiting: ready-waiting',
  'more-referred': 'long-wait: more-referred',
  'fewer-places': 'long-wait: fewer-places',
  admission: 'unused-places: admission',
  'unused-places': 'unused-places: unused-places',
  'provider-silent': 'stale-figures: provider-silent',
} as const satisfies Record<(typeof history.stops)[number]['kind'], string>;

beforeAll(async () => {
  table = openSqliteTable({ file: join(folder, 'store.sqlite'), durability: 'normal' });
  await expect(seed(killedAfter(60), now)).rejects.toThrow('killed');
  await seed(table, now);
  await watchAt(table, now);
  const kept = await createFlowStores(table).flags.all(forbund);
  findings = kept.map(({ flag }) => flag.finding);
}, 60_000);
afterAll(async () => {
  await table.close();
  rmSync(folder, { recursive: true });
});

describe('the demo with its two years of simulated history, seeded again after it was killed', () => {
  test.each(history.stops)('shows the watch the stop in $externalReference ($kind)', async (stop) => {
    expect(await foundIn(stop.externalReference)).toContain(signs[stop.kind]);
  });

  test('says little of insatser in which nothing was laid', async () => {
    const stopped = await Promise.all(history.stops.map(({ externalReference }) => idOf(externalReference)));
    const others = findings.filter(
      ({ subject }) => subject.of !== 'insats' || !stopped.includes(subject.insats),
    );
    expect(others.length).toBeLessThanOrEqual(2);
    expect(others.map(({ level }) => level)).not.toContain('red');
  });

  test('has what its log says, to the byte', async () => {
    for (const reference of references) {
      const differences = await compareWithRebuilt(table, await idOf(reference), now);
      // Here no projector follows the logs into the catalogue.
      expect(differences.filter(({ kind }) => kind !== 'catalogue')).toEqual([]);
    }
  });

  test('has the figures of today where a provider reports them, and no others than a ledger counts', async () => {
    for (const { externalReference, free, queue } of history.reporting) {
      expect(await availabilityNow(externalReference)).toMatchObject({ free, queue, source: 'reported' });
    }
    const kept = await Promise.all(
      history.ledgers.map(({ externalReference }) => availabilityNow(externalReference)),
    );
    expect(kept.every(({ source, deficit }) => source === 'ledger' && deficit === 0)).toBe(true);
    expect(kept.filter(({ status }) => status === 'unknown')).toHaveLength(1);
    expect(kept.filter(({ status }) => status === 'free').length).toBeGreaterThan(3);
    expect(kept.filter(({ status }) => status === 'queue').length).toBeGreaterThan(10);
    // A remainder that nobody in a queue can use does not stand as free.
    expect(kept.filter(({ free, queue }) => (free ?? 0) > 0 && (free ?? 0) < 1 && (queue ?? 0) > 0)).toEqual(
      [],
    );
  });

  test('is not told again the day after', async () => {
    const versions = () => Promise.all(references.map(async (one) => (await headOf(one)).recordedAt));
    const before = await versions();
    await seed(table, '2026-11-27T10:00:00.000Z');
    expect(await versions()).toEqual(before);
  });
});
