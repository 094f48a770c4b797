import { join } from 'node:path';
import { vi } from 'vitest';
import { dayNumber, dayOf, evolveRecord, type FlowRecord, nextBaseline } from '#flow';
import type { Description } from '#insats';
import { swedishDay } from '#ledger';
import { createFlowStores, putFlag } from '#storage';
import { openSqliteTable } from '#table';
import { livedLog } from '../builders/flow-life.ts';
import { aFinding, aFlag, aLongWait } from '../builders/flow-readings.ts';
import type { TestServer } from '../server/start.ts';
import type { ListedInsats } from './demo-insatser.ts';

const forbund = 'linkoping-demo';
const noEvents = 1_000_000;

/** Ids of flags: two that nobody has looked at, and one that is acknowledged. */
export type SetFlags = { open: string; other: string; acknowledged: string };

/**
 * What the flow watch would need years for: two years of an insats and of others like it, what they are held against,
 * and some flags. The server's own run of the day is over before, so that it takes nothing of this away.
 */
export async function giveHistory(server: TestServer, kept: ListedInsats): Promise<SetFlags> {
  const table = openSqliteTable({ file: join(server.dataDir, 'insatskatalog.sqlite') });
  try {
    const { records, baselines, runs } = createFlowStores(table);
    await vi.waitUntil(async () => (await runs.latest(forbund))?.run.finished, { timeout: 60_000 });
    const now = new Date().toISOString();
    const today = dayNumber(swedishDay(now));
    const lives = [
      aLife({ insats: kept.id, description: { name: kept.name }, seed: 1 }, today),
      aLife({ insats: 'cykel', seed: 2 }, today),
      aLife({ insats: 'odling', seed: 3, description: { step: 'work-rehabilitation' } }, today),
    ];
    for (const life of lives) await records.save(life, await records.record(forbund, life.insats));
    const baseline = nextBaseline(lives, undefined, today - 335);
    await baselines.keep(forbund, { baseline, frozenAt: now, by: null, reason: null });

    const stuck = aFinding({ subject: { of: 'insats', insats: kept.id, name: kept.name } });
    const open = aFlag({ forbund, finding: stuck, latest: stuck });
    const fewer = aFinding({ ...stuck, kind: 'fewer-onward' });
    const other = aFlag({ forbund, finding: fewer, latest: fewer });
    const acknowledged = aFlag({
      forbund,
      finding: aLongWait(),
      latest: aLongWait(),
      status: 'acknowledged',
      history: [
        {
          what: 'acknowledged',
          at: now,
          by: 'staff-1',
          role: 'coordinator',
          note: 'Vi ringer.',
          finding: null,
        },
      ],
    });
    await table.transact([open, other, acknowledged].map((flag) => putFlag(flag, 0)));
    return { open: open.id, other: other.id, acknowledged: acknowledged.id };
  } finally {
    await table.close();
  }
}

type Life = { insats: string; description?: Partial<Description>; seed: number };

/** Two years as the flow watch remembers them; nobody has left for the latest half. */
function aLife(life: Life, today: number): FlowRecord {
  const log = livedLog({
    ...life,
    forbund,
    places: 12,
    from: dayOf(today - 730),
    to: dayOf(today),
    stayDays: 90,
    stops: [{ from: dayOf(today - 250), until: dayOf(today - 40) }],
    queue: 3,
  });
  let record: FlowRecord | undefined;
  for (const recorded of log) record = evolveRecord(record, recorded);
  if (!record) throw new Error('a life without events');
  // So that nothing of the real log of the same insats is read on top of it.
  return { ...record, version: noEvents };
}
