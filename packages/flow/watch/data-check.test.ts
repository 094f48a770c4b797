import { describe, expect, test } from 'vitest';
import { aRecord, longThere, lookingDay, placed } from '../../../test/builders/flow.ts';
import { flowBaseline, freezeBaseline } from '../index.ts';
import type { FlowEntry, FlowRecord } from '../record/flow-record.ts';
import { ownLevel } from './baseline.ts';
import { takesInBeyondPlaces } from './data-check.ts';
import { figuresOf } from './figures.ts';
import { defaultFlowThresholds } from './thresholds.ts';
import { watchForbund } from './watch-forbund.ts';

const places = 40;
const stayDays = 160;
const frozenOn = lookingDay - 365;
const everyDays = stayDays / places;

type Written = { delayOf?: (on: number) => number | null; refills?: boolean };

/**
 * Forty places in which one after the other stays for 160 days. `delayOf` says how late an ending on a day is written
 * down, null for never; whoever follows takes the place all the same.
 */
function fortyPlaces(today: number, { delayOf = () => 0, refills = true }: Written = {}): FlowRecord {
  const entries: FlowEntry[] = [];
  for (let place = 0; place < places; place += 1) {
    let startsOn = lookingDay - 3 * 365 - Math.round(place * everyDays);
    while (startsOn < today) {
      const on = startsOn + stayDays;
      const delay = delayOf(on);
      const registeredOn = delay === null ? Number.POSITIVE_INFINITY : on + delay;
      const outcome = entries.length % 3 === 0 ? ('work' as const) : ('dropout' as const);
      const ending = registeredOn <= today ? { on, outcome, toStep: null, registeredOn } : null;
      entries.push(placed({ startsOn, ending }));
      if (!ending && !(refills && on <= today)) break;
      startsOn = on;
    }
  }
  return aRecord({ entries, heard: [today - 1] }, places);
}

const baseline = freezeBaseline([fortyPlaces(frozenOn)], { from: lookingDay - 3 * 365, to: frozenOn }, 1);

function foundOn(today: number, written: Written, against = baseline) {
  return watchForbund([fortyPlaces(today, written)], {
    today,
    baseline: against,
    thresholds: defaultFlowThresholds,
    ledgerFreshDays: 30,
    lockingCriteria: new Map(),
  }).map(({ kind, level, cause: { cause } }) => ({ kind, level, cause }));
}

/** What the watch finds on each of the days after one on which something changed, once each. */
function foundFrom(changed: number, written: Written, days = 240): string[] {
  const all = Array.from({ length: days / 5 }, (_, index) => foundOn(changed + 5 * index, written)).flat();
  return [...new Set(all.map(({ level, cause }) => `${level}: ${cause}`))];
}

const changed = lookingDay - 300;
const missing = 'data: endings-not-registered';
const late = 'data: endings-written-late';

describe('where endings are no longer written down', () => {
  test('the figures are doubted, and nobody is said to be stuck', () => {
    expect(foundFrom(changed, { delayOf: (on) => (on < changed ? 0 : null) })).toEqual([missing]);
  });

  test('but where nobody comes in their place, it is doubted for sixty days and then told as a stop', () => {
    const stopped: Written = { delayOf: (on) => (on < changed ? 0 : null), refills: false };
    expect(foundFrom(changed, stopped, 55)).toEqual([missing]);
    expect(foundFrom(changed + 65, stopped)).toEqual(['red: stuck-here']);
  });
});

describe('more people than places, by less than a tenth', () => {
  const doubted = (entries: FlowEntry[], capacity = [ofPlaces(40, 1_000)]) => {
    const figures = figuresOf(aRecord({ entries, capacity }), lookingDay);
    return figures && takesInBeyondPlaces(figures, lookingDay - 60);
  };
  const ofPlaces = (count: number, daysAgo: number) => ({
    from: lookingDay - daysAgo,
    minutes: count * 2_400,
    minutesPerPlace: 2_400,
  });

  test('speak against a stop when somebody has come in since, and there was room before', () => {
    expect(doubted([...longThere(40), ...longThere(1, 30)])).toBe(true);
    expect(doubted([...longThere(39), ...longThere(1, 30)])).toBe(false);
  });

  test('say nothing where there were as many before, or where the places have become fewer', () => {
    expect(doubted([...longThere(41)])).toBe(false);
    const fewer = [ofPlaces(41, 1_000), ofPlaces(40, 100)];
    expect(doubted([...longThere(40), ...longThere(1, 30)], fewer)).toBe(false);
  });
});

describe('where endings are written down later than in the baseline', () => {
  const slower: Written = { delayOf: (on) => (on < changed ? 0 : 45) };

  test('no estimate is raised while others come in the meantime', () => {
    expect(foundFrom(changed, slower).filter((one) => !one.startsWith('data'))).toEqual([]);
  });

  test('what looks like a stop is told as writing that has become slow', () => {
    // Until some of them have been written down, nothing tells one from the other.
    expect(foundFrom(changed, { ...slower, refills: false })).toEqual([missing, late]);
  });

  test('nothing is said when it takes a few days more', () => {
    expect(foundFrom(changed, { delayOf: (on) => (on < changed ? 0 : 6) })).toEqual([]);
  });

  test('nothing is said where it has always taken so long: that is reckoned with', () => {
    const always: Written = { delayOf: () => 45, refills: false };
    const window = { from: lookingDay - 3 * 365, to: frozenOn };
    const against = freezeBaseline([fortyPlaces(frozenOn, always)], window, 1);
    const found = Array.from({ length: 60 }, (_, index) => foundOn(frozenOn + 5 * index, always, against));
    expect(found.flat()).toEqual([]);
  });
});

describe('a baseline from before delays were counted', () => {
  const { groups, own, ...rest } = baseline;
  const without = <Known extends { delays?: unknown }>({ delays: _, ...known }: Known) => known;
  const before = flowBaseline.parse({
    ...rest,
    groups: groups.map(without),
    own: Object.fromEntries(Object.entries(own).map(([insats, known]) => [insats, without(known)])),
  });

  test('can be read, and thirty days are waited for endings as it was frozen to do', () => {
    expect(ownLevel(before, fortyPlaces(lookingDay))?.written).toEqual(new Array<number>(30).fill(0));
    expect(ownLevel(baseline, fortyPlaces(lookingDay))?.written).toEqual([]);
  });

  test('finds a stop so many days later at the least', () => {
    const stopped: Written = { delayOf: (on) => (on < changed || on % 5 === 0 ? 0 : null), refills: false };
    const redFrom = (against: typeof baseline) =>
      Array.from({ length: 200 }, (_, days) => days).find((days) =>
        foundOn(changed + days, stopped, against).some(({ level }) => level === 'red'),
      ) ?? Number.NaN;
    expect(redFrom(before) - redFrom(baseline)).toBeGreaterThanOrEqual(30);
  });
});
