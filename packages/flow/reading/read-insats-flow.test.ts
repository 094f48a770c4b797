import { describe, expect, test } from 'vitest';
import { aRecord, lookingDay, placed } from '../../../test/builders/flow.ts';
import { aFinding } from '../../../test/builders/flow-findings.ts';
import { livedLog } from '../../../test/builders/flow-life.ts';
import { aDescription } from '../../../test/builders/insats.ts';
import type { Flag } from '../flags/flag.ts';
import { flagAfterWatch } from '../flags/flag-life.ts';
import { dayOf } from '../record/day-number.ts';
import { evolveRecord } from '../record/evolve-record.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { freezeBaseline } from '../watch/baseline.ts';
import type { LedgerFlow, ReportedFlow } from './insats-flow.ts';
import { insatsFlow } from './insats-flow.ts';
import { type InsatsReading, readInsatsFlow } from './read-insats-flow.ts';

const alone: InsatsReading = {
  today: lookingDay,
  months: 12,
  baseline: undefined,
  records: [],
  flags: [],
};

function ledger(record: FlowRecord, reading: Partial<InsatsReading> = {}): LedgerFlow {
  const flow = insatsFlow.parse(readInsatsFlow(record, { ...alone, records: [record], ...reading }));
  if (flow.source !== 'ledger') throw new Error('not a ledger');
  return flow;
}

function reported(record: FlowRecord): ReportedFlow {
  const flow = insatsFlow.parse(readInsatsFlow(record, alone));
  if (flow.source !== 'reported') throw new Error('not reported');
  return flow;
}

/** An insats that has lived for three years. */
function lived(known: {
  insats: string;
  seed: number;
  stayDays?: number;
  stops?: { from: string; until: string }[];
}) {
  const span = { from: dayOf(lookingDay - 1_100), to: dayOf(lookingDay - 1) };
  const log = livedLog({ places: 20, stayDays: 120, queue: 2, ...span, ...known });
  let record: FlowRecord | undefined;
  for (const event of log) record = evolveRecord(record, event);
  if (!record) throw new Error('nothing was lived');
  return record;
}

const baselineOf = (records: readonly FlowRecord[]) =>
  freezeBaseline(records, { from: lookingDay - 1_000, to: lookingDay - 300 }, 1);

/** Somebody who ended so many days ago, after so many days. */
const ended = (daysAgo: number, stayed: number, outcome: 'work' | 'dropout' | 'next-insats' | 'care') =>
  placed({
    startsOn: lookingDay - daysAgo - stayed,
    ending: {
      on: lookingDay - daysAgo,
      outcome,
      toStep: outcome === 'next-insats' ? 'basic-support' : null,
      registeredOn: lookingDay - daysAgo,
    },
  });

describe('an insats that keeps a ledger', () => {
  test('tells every way out by at most sixty points, and what is left is still there', () => {
    const { curves } = ledger(lived({ insats: 'cykel', seed: 1 }));
    expect(curves.map(({ way }) => way)).toEqual(['work-or-studies', 'next-step', 'elsewhere', 'broke-off']);
    const [work] = curves;
    expect(work?.points.length).toBeLessThanOrEqual(60);
    expect(work?.points.length).toBeGreaterThan(30);
    expect(work?.points[0]).toMatchObject({ day: 0, share: 0 });
    for (const end of [work?.points[0], work?.points.at(-1)]) expect(end?.atRisk).toBeGreaterThanOrEqual(5);
    for (const [place, point] of (work?.points ?? []).entries()) {
      const gone = curves.reduce((sum, curve) => sum + (curve.points[place]?.share ?? 0), 0);
      expect(gone).toBeLessThanOrEqual(1 + 1e-9);
      if (point.low !== null && point.high !== null) {
        expect(point.low).toBeLessThanOrEqual(point.share);
        expect(point.high).toBeGreaterThanOrEqual(point.share);
      }
    }
  });

  test('counts a way down or aside as no step up', () => {
    const entries = [ended(60, 100, 'next-insats'), ended(61, 90, 'care'), ended(62, 80, 'work')];
    const { outcomes, onward } = ledger(aRecord({ entries }));
    expect(onward).toMatchObject({ endings: 3, onward: 1 });
    expect(outcomes[0]).toMatchObject({ outcome: 'work', onward: true, label: 'Arbete' });
    expect(outcomes.slice(1).every((one) => !one.onward)).toBe(true);
  });

  test('leaves out the latest thirty days, in which endings are still written down', () => {
    const { onward, to } = ledger(aRecord({ entries: [ended(31, 100, 'work'), ended(29, 100, 'work')] }));
    expect(to).toBe(dayOf(lookingDay - 30));
    expect(onward.endings).toBe(1);
  });

  test('says nothing of the flow from a handful of endings', () => {
    const { headline, curves, stay } = ledger(aRecord({ entries: [ended(60, 100, 'work')] }));
    expect(headline).toBe('Bara 1 har slutat under 12 månader. Det är för få för att säga hur flödet går.');
    expect(curves.every(({ points }) => points.length === 0)).toBe(true);
    expect(stay.median.days).toBeNull();
  });

  test('tells half a stay near the middle of the days that people stay', () => {
    const { stay } = ledger(lived({ insats: 'cykel', seed: 4 }), { months: 24 });
    // Of those who leave with the same chance each day, half have left after 120 · ln 2 days.
    expect(stay.median.days).toBeGreaterThan(60);
    expect(stay.median.days).toBeLessThan(110);
    expect(stay.residual.map(({ after }) => after)).toEqual([0, 90, 180, 365]);
    expect(stay.residual[0]?.medianMore).toBe(stay.median.days);
  });

  test('adds up what was expected and what happened, week by week since the baseline', () => {
    const records = [1, 2, 3].map((seed) => lived({ insats: `insats-${seed}`, seed }));
    const [first] = records;
    if (!first) throw new Error('there is one');
    const { expected } = ledger(first, { records, baseline: baselineOf(records) });
    const weeks = expected?.weeks ?? [];
    expect(expected?.from).toBe(dayOf(lookingDay - 299));
    expect(weeks.at(-1)?.day).toBe(dayOf(lookingDay - 30));
    expect(weeks).toHaveLength(Math.ceil(270 / 7));
    for (const [place, week] of weeks.slice(1).entries()) {
      expect(week.endings).toBeGreaterThanOrEqual(weeks[place]?.endings ?? 0);
      expect(week.expectedEndings).toBeGreaterThan(weeks[place]?.expectedEndings ?? 0);
    }
    const last = weeks.at(-1);
    expect(last?.expectedEndings).toBeGreaterThan(20);
    expect((last?.endings ?? 0) / (last?.expectedEndings ?? 1)).toBeGreaterThan(0.6);
    expect((last?.endings ?? 0) / (last?.expectedEndings ?? 1)).toBeLessThan(1.6);
  });

  test('is told from its peers where it differs more than chance does, and is never ranked', () => {
    const stops = [{ from: dayOf(lookingDay - 280), until: dayOf(lookingDay) }];
    const others = [2, 3, 4, 5, 6].map((seed) => lived({ insats: `insats-${seed}`, seed }));
    const stuck = lived({ insats: 'stuck', seed: 1, stops });
    const records = [stuck, ...others];
    const reading = { records, baseline: baselineOf(records) };
    const { comparison } = ledger(stuck, reading);
    expect(comparison).toMatchObject({ insatser: 6, endings: { stands: 'lower' } });
    expect(comparison?.endings.z).toBeLessThan(-2);
    expect(comparison?.sentence).toContain('5 andra insatser av samma slag (Sysselsättning');
    const level = comparison?.endings.level;
    expect(level?.low).toBeLessThan(level?.mean ?? 0);
    for (const one of others) expect(ledger(one, reading).comparison?.endings.stands).toBe('as-peers');
  });

  test('is compared with nobody where fewer than three are of its kind', () => {
    const records = [1, 2].map((seed) => lived({ insats: `insats-${seed}`, seed }));
    const [first] = records;
    expect(first && ledger(first, { records, baseline: baselineOf(records) }).comparison).toBeNull();
  });

  test('lets its gravest flag be what the reader notices', () => {
    const record = aRecord();
    const flags = (['yellow', 'red'] as const).flatMap((level) => aFlag(record, level) ?? []);
    expect(ledger(record, { flags }).headline).toMatch(
      /^Nästan ingen slutar\. Normalt hade 12 slutat sedan juni 2026; 1 har gjort det\./,
    );
    const closed = flags.map((flag) => ({ ...flag, status: 'closed' as const }));
    expect(ledger(record, { flags: closed }).headline).toContain('Ingen har slutat');
  });

  test('shows places, queue and who is ready on the last day of each week until today', () => {
    const entries = [placed({ startsOn: lookingDay - 20, ready: { on: lookingDay - 3, toStep: null } })];
    const { occupancy } = ledger(aRecord({ entries }));
    expect(occupancy.at(-1)).toEqual({ day: dayOf(lookingDay), places: 10, occupied: 1, queue: 0, ready: 1 });
    expect(occupancy.at(-2)).toMatchObject({ day: dayOf(lookingDay - 7), occupied: 1, ready: 0 });
    expect(occupancy).toHaveLength(53);
  });
});

function aFlag({ insats }: FlowRecord, level: 'red' | 'yellow'): Flag | undefined {
  const found = aFinding({
    kind: level === 'red' ? 'nobody-leaves' : 'fewer-onward',
    level,
    subject: { of: 'insats', insats, name: 'Cykelverkstaden' },
  });
  return flagAfterWatch(undefined, found, { forbund: 'linkoping', now: '2026-10-02T04:00:00.000Z' });
}

describe('a reported insats', () => {
  const stated = (from: string, to: string, work: number, dropout: number) => ({
    from,
    to,
    started: 8,
    ended: [
      { outcome: 'work' as const, toStep: null, count: work },
      { outcome: 'dropout' as const, toStep: null, count: dropout },
    ],
  });
  const periods = [stated('2025-06-01', '2025-12-31', 9, 9), stated('2026-01-01', '2026-06-30', 3, 7)];
  const description = aDescription({ name: 'Språkkaféet' });

  test('tells what its provider has stated, period by period, and that curves need a ledger', () => {
    const flow = reported(aRecord({ ledgerSince: null, description, periods }));
    expect(flow.periods).toMatchObject([
      { from: '2026-01-01', started: 8, onward: { endings: 10, onward: 3, share: 0.3 } },
    ]);
    expect(flow.onward.low).toBeCloseTo(0.1078, 3);
    expect(flow.onward.high).toBeCloseTo(0.6032, 3);
    expect(flow.headline).toBe(
      'Enligt utföraren slutade 10 under 12 månader, och 3 av dem gick vidare. Hur länge de stannar syns inte utan liggare.',
    );
    expect(flow.ledgerSentence).toContain('Därför finns inga kurvor');
  });

  test('says so where nothing has been stated', () => {
    const flow = reported(aRecord({ ledgerSince: null }));
    expect(flow.headline).toContain('flödet syns inte');
    expect(flow.onward.share).toBeNull();
  });
});
