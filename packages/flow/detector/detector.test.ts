import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  advanceReported,
  type DetectorDay,
  type DetectorState,
  detectorMethod,
  type EvidenceKind,
  evidenceKinds,
  meanEvidence,
  newDetector,
  newReportedDetector,
  strongestKind,
} from '#flow';
import { seededNumbers } from '../../../test/builders/virtual-time.ts';

const share = 0.35;
const daysOfYear = 365.25;

/** An insats with so many endings a year, of which a share is onward; `other` may end as often as they like. */
type Insats = { endingsAYear: number; onwardAs?: number; otherAs?: number };

/** Days of an insats in which onward and other endings come at so many times the expected rate. */
function* daysOf(
  { endingsAYear, onwardAs = 1, otherAs = 1 }: Insats,
  random: () => number,
): Generator<DetectorDay> {
  const expectedEndings = endingsAYear / daysOfYear;
  const expectedOnward = expectedEndings * share;
  while (true) {
    const onward = poisson(expectedOnward * onwardAs, random);
    const other = poisson((expectedEndings - expectedOnward) * otherAs, random);
    yield { onward, other, expectedOnward, expectedEndings };
  }
}

function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** The days until a level gives alarm, and what the evidence is then strongest of. */
function untilAlarm(
  insats: Insats,
  random: () => number,
  { start = newDetector(), level = 'yellow', method = detectorMethod } = {} as {
    start?: DetectorState;
    level?: keyof DetectorState;
    method?: typeof detectorMethod;
  },
): { days: number; kind: EvidenceKind } {
  let state = start;
  let days = 0;
  for (const day of daysOf(insats, random)) {
    state = advance(state, day, share, method);
    days += 1;
    if (state[level].alarm) break;
  }
  return { days, kind: strongestKind(state[level].evidence) };
}

function meanOf(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

describe('false alarms', () => {
  const often = { ...detectorMethod, falseAlarmsAYear: { red: 0.25, yellow: 0.5 } };

  test.each([
    ['yellow', 4],
    ['yellow', 20],
    ['yellow', 100],
    ['red', 20],
  ] as const)('at %s, with %d endings a year, are at least 1/α years apart', (level, endingsAYear) => {
    const random = seededNumbers(20_260_701 + endingsAYear);
    const waits = Array.from(
      { length: 250 },
      () => untilAlarm({ endingsAYear }, random, { level, method: often }).days / daysOfYear,
    );
    const { mean, error } = meanOf(waits);
    expect(mean + 3 * error).toBeGreaterThanOrEqual(1 / often.falseAlarmsAYear[level]);
  });

  test('of a reported insats are so too', () => {
    const random = seededNumbers(7);
    const waits = Array.from(
      { length: 250 },
      () =>
        untilAlarm({ endingsAYear: 40 }, random, { start: newReportedDetector(), method: often }).days /
        daysOfYear,
    );
    const { mean, error } = meanOf(waits);
    expect(mean + 3 * error).toBeGreaterThanOrEqual(2);
  });

  test('do not become likelier when more happens than expected', () => {
    const random = seededNumbers(11);
    const busier = Array.from(
      { length: 100 },
      () => untilAlarm({ endingsAYear: 20, onwardAs: 1.3, otherAs: 1.3 }, random, { method: often }).days,
    );
    expect(meanOf(busier).mean / daysOfYear).toBeGreaterThan(2);
  });
});

describe('a stop is found', () => {
  test.each<[EvidenceKind, Insats, number]>([
    ['leaves-not-onward', { endingsAYear: 60, onwardAs: 0.23, otherAs: 1.6 }, 200],
    ['fewer-onward', { endingsAYear: 60, onwardAs: 0.2 }, 250],
    ['nobody-leaves', { endingsAYear: 60, onwardAs: 0.3, otherAs: 0.3 }, 200],
  ])('and named so more often than otherwise: %s', (kind, insats, within) => {
    const random = seededNumbers(42);
    const found = Array.from({ length: 60 }, () => untilAlarm(insats, random));
    expect(median(found.map(({ days }) => days))).toBeLessThan(within);
    const named = Map.groupBy(found, (one) => one.kind);
    const [oftenest] = evidenceKinds.toSorted(
      (one, other) => (named.get(other)?.length ?? 0) - (named.get(one)?.length ?? 0),
    );
    expect(oftenest).toBe(kind);
  });
});

describe('the state', () => {
  const someDays = fc.array(
    fc.record({
      onward: fc.nat({ max: 2 }),
      other: fc.nat({ max: 3 }),
      expectedOnward: fc.double({ min: 0, max: 0.5, noNaN: true }),
      expectedEndings: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 200 },
  );

  test('stored as JSON and carried on the next day comes to the same', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        let [carried, stored] = [newDetector(), newDetector()];
        for (const day of days) {
          carried = advance(carried, day, share);
          stored = advance(JSON.parse(JSON.stringify(stored)), day, share);
        }
        expect(stored).toEqual(carried);
      }),
    );
  });

  test('begins anew the day after an alarm, at its own level alone', () => {
    const stuck: DetectorDay = { onward: 0, other: 0, expectedOnward: 0.35, expectedEndings: 1 };
    let state = newDetector();
    while (!state.yellow.alarm) state = advance(state, stuck, share);
    expect(state.red.alarm).toBe(false);
    expect(state.red.evidence).toEqual(state.yellow.evidence);
    const after = advance(state, stuck, share);
    expect(after.yellow).toEqual(advance(newDetector(), stuck, share).yellow);
    expect(meanEvidence(after.red.evidence)).toBeGreaterThan(meanEvidence(state.red.evidence));
    expect(strongestKind(state.red.evidence)).toBe('nobody-leaves');
  });

  test('of a reported insats has one kind of evidence, the same as where a ledger is kept', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        let reported = newReportedDetector();
        let mixed = 0;
        for (const { onward, other } of days) {
          if (reported.red.alarm) mixed = 0;
          reported = advanceReported(reported, { onward, other }, share);
          mixed = (1 + mixed) * 0.43 ** onward * ((1 - 0.43 * share) / (1 - share)) ** other;
          expect(Object.keys(reported.red.evidence)).toEqual(['leaves-not-onward']);
          expect(reported.red.evidence['leaves-not-onward']).toBeCloseTo(mixed, 6);
          expect(reported.red.alarm).toBe(reported.red.evidence['leaves-not-onward'] >= 18_262.5);
        }
      }),
    );
  });

  test('has evidence that grows by one a day when nothing is expected and nothing happens', () => {
    const quiet: DetectorDay = { onward: 0, other: 0, expectedOnward: 0, expectedEndings: 0 };
    const state = advance(advance(newDetector(), quiet, share), quiet, share);
    expect(evidenceKinds.map((kind) => state.red.evidence[kind])).toEqual([2, 2, 2]);
  });
});
