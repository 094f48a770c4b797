import { describe, expect, test } from 'vitest';
import {
  bringRecord,
  dayNumber,
  defaultFlowThresholds,
  type FlowRecord,
  freezeBaseline,
  rememberedDays,
  retained,
  watchForbund,
} from '#flow';
import { aRecord, lookingDay, placed, waiting } from '../../../test/builders/flow.ts';
import { livedLog } from '../../../test/builders/flow-life.ts';

const since = lookingDay - rememberedDays;
const ended = (registeredOn: number) =>
  placed({
    startsOn: since - 200,
    ending: { on: registeredOn - 10, outcome: 'work', toStep: null, registeredOn },
  });

describe('what was over more than three years ago', () => {
  test('is left out: endings, refusals, stated figures and periods', () => {
    const entries = [
      ended(since - 1),
      ended(since),
      placed({ startsOn: since - 400 }),
      placed({ startsOn: since - 400, seenUntil: since - 1 }),
      waiting(since - 400, { leftQueueOn: since - 1, leftBecause: 'moved' }),
      waiting(since - 400, { leftQueueOn: since, leftBecause: 'moved' }),
      waiting(since - 400),
    ];
    const record = aRecord({
      entries,
      refusals: [since - 1, since].map((on) => ({ on, by: 'person', reason: 'wrong-match' })),
      counts: [since - 1, since].map((on) => ({ on, free: 1, queue: null })),
      periods: [
        { from: '2020-01-01', to: '2020-01-31', started: 1, ended: [] },
        { from: '2026-01-01', to: '2026-01-31', started: 1, ended: [] },
      ],
    });
    const kept = retained(record, lookingDay);
    expect(kept.entries).toEqual([entries[1], entries[2], entries[5], entries[6]]);
    expect(kept.refusals.map(({ on }) => on)).toEqual([since]);
    expect(kept.counts.map(({ on }) => on)).toEqual([since]);
    expect(kept.periods.map(({ from }) => from)).toEqual(['2026-01-01']);
  });

  test('is forgotten, but not the last day that the provider was heard', () => {
    expect(retained(aRecord({ heard: [since - 9, since - 5] }), lookingDay).heard).toEqual([since - 5]);
    expect(retained(aRecord({ heard: [since - 9, since] }), lookingDay).heard).toEqual([since]);
  });

  test('leaves the record as it is, the same object, where there is none', () => {
    const record = aRecord({ entries: [ended(since), waiting(since - 400)] });
    expect(retained(record, lookingDay)).toBe(record);
  });
});

describe('a record that forgets day by day', () => {
  const log = livedLog({
    insats: 'cykel',
    places: 200,
    from: '2014-01-01',
    to: '2027-12-31',
    stayDays: 900,
    stops: [{ from: '2027-03-01', until: '2028-01-01' }],
    queue: 1,
    seed: 7,
  });

  /** The record as runs on the given days leave it. */
  async function keptBy(days: readonly string[]): Promise<FlowRecord> {
    let record: FlowRecord | undefined;
    for (const day of days) {
      const known = log.filter(({ recordedAt }) => recordedAt <= `${day}T23`);
      const records = {
        record: async () => record,
        eventsAfter: async (_: string, version: number, limit: number) =>
          known.slice(version, version + limit),
        save: async (saved: FlowRecord) => {
          record = saved;
          return 'saved' as const;
        },
      };
      await bringRecord(records, { forbund: 'linkoping', insats: 'cykel' }, dayNumber(day));
    }
    if (!record) throw new Error('nothing was kept');
    return record;
  }
  const everyMonth = Array.from({ length: 96 }, (_, month) => {
    return `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-28`;
  });

  test('is the same as one that is made at once on the last day', async () => {
    const [atOnce, gradually] = [await keptBy(everyMonth.slice(-1)), await keptBy(everyMonth)];
    expect(gradually).toEqual(atOnce);
    expect(atOnce.entries.length).toBeLessThan(600);
  });

  test('is not judged on days before which only those are remembered who stayed long', async () => {
    const baseline = freezeBaseline([await keptBy(['2021-01-01'])], { from: 17_898, to: 18_628 }, 1);
    const lastDay = '2027-12-28';
    const context = {
      today: dayNumber(lastDay),
      baseline,
      thresholds: defaultFlowThresholds,
      ledgerFreshDays: 30,
      lockingCriteria: new Map<string, string>(),
    };
    const [found] = watchForbund([await keptBy([lastDay])], context);
    expect(found).toMatchObject({ kind: 'nobody-leaves', level: 'red' });
    expect(found?.evidence.from).toMatch(/^2027-0[1-4]/);
  });
});
