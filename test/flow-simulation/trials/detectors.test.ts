import { describe, expect, it } from 'vitest';
import { livePeerWorld, watchBegins } from '../measure/peer-world.ts';
import { tidy } from '../plan.ts';
import { flowWatch } from '../rules/flow-watch.ts';
import { type Case, collectCases } from './cases.ts';
import { asBuilt, detector } from './detectors.ts';

const seed = 12;
const [redHeight, yellowHeight] = [365.25 / 0.02, 365.25 / 0.1];

/** A year in which as many end as is expected, and then forty days on which one a day is expected and nobody does. */
function aCase(known: Partial<Case> = {}): Case {
  const days = 405;
  return {
    replicate: 0,
    size: 40,
    stop: null,
    days,
    onward: Uint8Array.from({ length: days }, (_, day) => (day < 365 && day % 30 === 0 ? 1 : 0)),
    other: Uint8Array.from({ length: days }, (_, day) => (day < 365 && day % 15 === 0 ? 1 : 0)),
    expectedOnward: new Float32Array(days).fill(1 / 30),
    expectedEndings: new Float32Array(days).map((_, day) => (day < 365 ? 0.1 : 1)),
    pace: { shape: 100, rate: 100 },
    onwardPace: { shape: 100, rate: 100 },
    share: { first: 33, second: 67 },
    spread: 1,
    lag: 0,
    ...known,
  };
}

describe('A candidate', () => {
  it('as built raises the alarms of the product, day for day', () => {
    const { peers, untouched, stopped } = livePeerWorld(seed, tidy, {
      kinds: ['leaves-not-onward', 'nobody-leaves'],
      alsoMild: true,
    });
    const alarms = [...untouched, ...stopped].map(({ record, until }) => {
      const own = flowWatch.alarms(record, peers, watchBegins, until);
      return (['red', 'yellow'] as const).map((level) =>
        own.filter((alarm) => alarm.level === level).map(({ day }) => day - watchBegins - 1),
      );
    });
    const detect = detector(asBuilt);
    const days = collectCases(seed, 1, tidy).map((one) => detect(one, [redHeight, yellowHeight]));
    expect(days.flat(2).length).toBeGreaterThan(20);
    expect(days).toEqual(alarms);
  });

  it('finds sooner when evidence of endings weighs all, and later when it is tempered', () => {
    const firstOf = (settings: Partial<typeof asBuilt>, known: Partial<Case> = {}) =>
      detector({ ...asBuilt, ...settings })(aCase(known), [yellowHeight])[0]?.[0] ?? Number.POSITIVE_INFINITY;
    const alone = firstOf({ components: [{ of: 'endings', weight: 1, falls: 0.4 }] });
    expect(alone).toBeGreaterThan(365);
    expect(alone).toBeLessThan(firstOf({}));
    expect(firstOf({}, { spread: 2 })).toBeGreaterThan(firstOf({}));
  });

  it('that learns takes as usual what has long been so', () => {
    const slow = aCase({
      expectedEndings: new Float32Array(405).fill(0.14),
      expectedOnward: new Float32Array(405),
    });
    const count = (learnsAfter?: number) =>
      detector({ ...asBuilt, ...(learnsAfter !== undefined && { learnsAfter }) })(slow, [100])[0]?.length ??
      0;
    expect(count(30)).toBeLessThan(count());
  });
});
