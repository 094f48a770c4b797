import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Flag, flagAfterAct } from '#flow';
import { daysAfter, type Instant } from '#ledger';
import { createFlowStores } from '#storage';
import type { Table } from '#table';
import { livedLog, putLog } from '../../test/builders/flow-life.ts';
import { putNamedForbund, watchAt } from '../../test/builders/flow-runs.ts';
import { openStores } from '../../test/builders/stores.ts';

const stores = openStores();
afterAll(() => stores.remove());

const id = 'nobody-leaves.insats.cykel';
const before: Instant = '2025-01-01T04:00:00.000Z';

/** An insats where nobody leaves for most of a year, and, after a good year and a half, nobody leaves again. */
const life = livedLog({
  insats: 'cykel',
  places: 30,
  from: '2023-01-01',
  to: '2028-06-01',
  stayDays: 120,
  stops: [
    { from: '2025-03-01', until: '2025-12-01' },
    { from: '2027-09-01', until: '2028-07-01' },
  ],
  queue: 0,
  seed: 4,
});

const flagIn = async (table: Table): Promise<Flag | undefined> =>
  (await createFlowStores(table).flags.find('linkoping', id))?.flag;

/** Wakes the watch week by week until the flag has been through something; answers the flag then. */
async function weeksUntil(table: Table, from: Instant, what: Flag['history'][number]['what']): Promise<Flag> {
  const happened = (flag: Flag | undefined) => flag?.history.filter((one) => one.what === what).length ?? 0;
  const already = happened(await flagIn(table));
  for (let now = from; now < '2028-06-01'; now = daysAfter(now, 7)) {
    await watchAt(table, now);
    const flag = await flagIn(table);
    if (flag && happened(flag) > already) return flag;
  }
  throw new Error(`the flag was never ${what}`);
}

describe('a flag in the store', () => {
  let table: Table;
  beforeAll(async () => {
    table = stores.sqlite();
    await table.transact([putNamedForbund('linkoping')]);
    await putLog(table, life);
    await watchAt(table, before);
  });

  test('lives: opened, acknowledged, raised, closed by itself, and reopened', {
    timeout: 120_000,
  }, async () => {
    const { flags } = createFlowStores(table);
    expect(await flagIn(table)).toBeUndefined();
    const opened = await weeksUntil(table, before, 'opened');
    expect(opened).toMatchObject({
      status: 'open',
      finding: { level: 'yellow', subject: { insats: 'cykel' } },
    });

    const kept = await flags.find('linkoping', id);
    if (!kept) return expect.unreachable();
    const act = { what: 'acknowledged', note: 'Vi ringer utföraren.' } as const;
    const acknowledged = flagAfterAct(kept.flag, act, {
      by: 'staff-1',
      role: 'coordinator',
      now: opened.openedAt,
    });
    if (acknowledged === 'already-closed') return expect.unreachable();
    expect(await flags.save(acknowledged, kept.version)).toBe('saved');
    expect(await flags.save(acknowledged, kept.version)).toBe('moved-on');

    const raised = await weeksUntil(table, daysAfter(opened.openedAt, 7), 'raised');
    expect(raised).toMatchObject({ status: 'open', finding: { level: 'red' } });
    const raisedAt = raised.history.at(-1)?.at ?? '';
    const closed = await weeksUntil(table, daysAfter(raisedAt, 7), 'closed');
    expect(closed).toMatchObject({ status: 'closed', latest: null });
    const reopened = await weeksUntil(table, daysAfter(closed.history.at(-1)?.at ?? '', 7), 'reopened');
    // Not one has left since: for sixty days it was the figures that were doubted, and then it is red at once.
    expect(reopened).toMatchObject({ status: 'open', finding: { level: 'red' } });
    expect(reopened.history.map(({ what, by }) => [what, by])).toEqual([
      ['opened', null],
      ['acknowledged', 'staff-1'],
      ['raised', null],
      ['closed', null],
      ['reopened', null],
    ]);
  });
});
