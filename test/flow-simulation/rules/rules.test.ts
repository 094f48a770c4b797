import { describe, expect, it, test } from 'vitest';
import type { FlowRecord } from '#flow';
import { untidy } from '../plan.ts';
import { knownOn } from '../record.ts';
import { aPlan, liveOne, liveSmall, worldBegins } from '../small-world.ts';
import { cusum, cusumDays } from './cusum.ts';
import { flowWatch } from './flow-watch.ts';
import { baselineDays, countEndings, lagDays, type Rule } from './rule.ts';
import { underTwentyPerCent } from './under-twenty.ts';
import { chartOf, isSign, xmr } from './xmr.ts';

const watchBegins = worldBegins + 60 + baselineDays + lagDays;
const watchEnds = watchBegins + 600;
const nobody = knownOn(liveOne({ days: 1 }));

/** A record of endings alone: onward and not, day by day. */
function aRecord(endings: readonly { on: number; onward: boolean; registeredOn?: number }[]): FlowRecord {
  return {
    ...nobody,
    entries: endings.map(({ on, onward, registeredOn = on }, index) => ({
      entry: `entry-${index}`,
      joinedOn: null,
      leftQueueOn: null,
      leftBecause: null,
      hold: null,
      placement: {
        startsOn: on - 200,
        seenFrom: on - 200,
        seenUntil: null,
        carriedIn: false,
        minutes: 2_400,
        ready: null,
        ending: { on, outcome: onward ? 'work' : 'dropout', toStep: null, registeredOn },
      },
    })),
  };
}

/** One ending every `each` days; every third is onward until a day, and none after it. */
function everyThirdUntil(day: number, each = 9): FlowRecord {
  const count = Math.floor((watchEnds - worldBegins) / each);
  return aRecord(
    Array.from({ length: count }, (_, index) => {
      const on = worldBegins + index * each;
      return { on, onward: index % 3 === 0 && on < day };
    }),
  );
}

const alarmsOf = (rule: Rule, record: FlowRecord) => rule.alarms(record, [record], watchBegins, watchEnds);

describe('Fewer than one in five in twelve months', () => {
  it('is silent while every third goes onward, and speaks each month when a year has had too few', () => {
    const stopped = watchBegins + 100;
    const alarms = alarmsOf(underTwentyPerCent, everyThirdUntil(stopped));
    // A third falls to a fifth when two fifths of the year are without, and thirty days later it is seen.
    expect(alarms[0]?.day).toBeGreaterThan(stopped + lagDays + 365 * 0.35);
    expect(alarms[0]?.day).toBeLessThan(stopped + lagDays + 365 * 0.5);
    expect(alarms.slice(1).map(({ day }, index) => day - (alarms[index]?.day ?? 0))).toEqual(
      alarms.slice(1).map(() => 30),
    );
    expect(alarmsOf(underTwentyPerCent, everyThirdUntil(watchEnds))).toEqual([]);
  });

  it('says nothing of an insats with fewer than ten endings in the year', () => {
    expect(alarmsOf(underTwentyPerCent, everyThirdUntil(worldBegins, 41))).toEqual([]);
  });
});

describe('An XmR chart', () => {
  const chart = chartOf([4, 6, 5, 5, 4, 6]);

  it('has its limit 2.66 mean moving ranges below the mean', () => {
    expect(chart.mean).toBe(5);
    expect(chart.low).toBeCloseTo(5 - 2.66 * 1.2, 10);
  });

  test.each([
    ['a point below the limit', [5, 1.7], true],
    ['a point above it', [5, 1.9], false],
    ['seven below the mean', [4.9, 4.8, 4.9, 4.8, 4.9, 4.8, 4.9], true],
    ['six below the mean', [5.1, 4.8, 4.9, 4.8, 4.9, 4.8, 4.9], false],
    ['two of three near the limit', [2.8, 5, 2.8], true],
    ['one of three near the limit', [5, 5, 2.8], false],
    ['six in a row falling', [7, 6.5, 6, 5.5, 5.4, 5.3], true],
    ['seven above the mean, which is better', [6, 7, 6, 7, 6, 7, 6], false],
  ])('%s', (_, points, sign) => {
    expect(isSign(points, chart)).toBe(sign);
  });

  it('finds that nobody goes onward any more', () => {
    const alarms = alarmsOf(xmr, everyThirdUntil(watchBegins + 90));
    expect(alarms[0]).toMatchObject({ kind: 'leaves-not-onward' });
    expect(alarms[0]?.day).toBeLessThan(watchBegins + 400);
  });
});

describe('A CUSUM', () => {
  it('never falls below nothing, speaks at its limit and begins anew', () => {
    const steps = [-3, 1, 1, 1, -1, 2, 2, 3].map((weight, day) => ({ day, weight }));
    expect(cusumDays(steps, 3)).toEqual([3, 6, 7]);
  });

  it('finds that nobody goes onward any more, and that nobody leaves', () => {
    const notOnward = alarmsOf(cusum, everyThirdUntil(watchBegins + 90));
    expect(notOnward[0]).toMatchObject({ kind: 'leaves-not-onward' });
    const lastEnding = watchBegins + 90;
    const leaving = everyThirdUntil(watchEnds);
    const stays = {
      ...leaving,
      entries: leaving.entries.filter(({ placement }) => (placement?.ending?.on ?? 0) < lastEnding),
    };
    const [first] = alarmsOf(cusum, stays);
    expect(first).toMatchObject({ kind: 'nobody-leaves' });
    expect(first?.day).toBeGreaterThan(lastEnding + lagDays);
  });
});

describe('Every rule', () => {
  it('counts an ending from the day on which it was written down', () => {
    const record = aRecord([{ on: worldBegins + 10, onward: true, registeredOn: worldBegins + 200 }]);
    const countedOn = (day: number) => countEndings(record, worldBegins, worldBegins + 50, worldBegins + day);
    expect([countedOn(199), countedOn(200)]).toEqual([
      { endings: 0, onward: 0 },
      { endings: 1, onward: 1 },
    ]);
  });

  test.each([flowWatch, underTwentyPerCent, xmr, cusum])(
    '$name uses only what was known on the day',
    (rule) => {
      const stop = { kind: 'leaves-not-onward' as const, insats: 'workshop', from: watchBegins + 60 };
      const said = { plans: [aPlan({ places: 60 }), aPlan({ insats: 'peer', places: 60 })], customs: untidy };
      const [stopped, peer] = liveSmall({ ...said, days: watchEnds - worldBegins, stops: [stop] });
      if (!stopped || !peer) throw new Error('nobody lived');
      const peers = [knownOn(peer, watchBegins)];
      const alarms = rule.alarms(knownOn(stopped), peers, watchBegins, watchEnds);
      expect(alarms.length).toBeGreaterThan(0);
      for (const alarm of alarms.slice(0, 3)) {
        const known = knownOn(stopped, alarm.day);
        expect(rule.alarms(known, [...peers], watchBegins, alarm.day)).toContainEqual(alarm);
      }
    },
  );
});
