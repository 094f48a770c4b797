import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBandCounts,
  type BandRates,
  bandRates,
  type Census,
  censusOn,
  countByBand,
  emptyCensus,
  expectedIn,
  expectedOf,
  expectedOn,
  nextDay,
  type ObservedPlacement,
} from '#flow';
import { anyPlacement, anyPlacements } from '../../../test/builders/flow-estimates.ts';

const rates: BandRates = {
  endings: [0.0025, 0.006, 0.0085, 0.009, 0.011],
  onward: [0.001, 0.002, 0.003, 0.003, 0.001],
};
const anyDay = fc.integer({ min: -200, max: 900 });
const anyWindow = fc
  .record({ from: anyDay, days: fc.integer({ min: 0, max: 500 }) })
  .map(({ from, days }) => ({ from, to: from + days }));

describe('expected endings', () => {
  test('are the days in each band times its rate: a placement of 100 days has 90 young ones', () => {
    const placement: ObservedPlacement = { start: 0, end: 100, outcome: 'onward' };
    const { endings, onward } = expectedIn([placement], rates, { from: 0, to: 1000 });
    expect(endings).toBeCloseTo(90 * 0.0025 + 10 * 0.006, 12);
    expect(onward).toBeCloseTo(90 * 0.001 + 10 * 0.002, 12);
    expect(expectedOn([placement], rates, 90).endings).toBe(0.0025);
    expect(expectedOn([placement], rates, 91).endings).toBe(0.006);
    expect(expectedOn([placement], rates, 0)).toEqual({ endings: 0, onward: 0 });
    expect(expectedOn([placement], rates, 101)).toEqual({ endings: 0, onward: 0 });
  });

  test('of two windows that meet are those of both at once', () => {
    fc.assert(
      fc.property(anyPlacements, anyWindow, fc.nat({ max: 500 }), (placements, window, more) => {
        const later = { from: window.to, to: window.to + more };
        const whole = expectedIn(placements, rates, { from: window.from, to: later.to });
        const [one, other] = [window, later].map((part) => expectedIn(placements, rates, part));
        expect((one?.endings ?? 0) + (other?.endings ?? 0)).toBeCloseTo(whole.endings, 9);
        expect((one?.onward ?? 0) + (other?.onward ?? 0)).toBeCloseTo(whole.onward, 9);
      }),
    );
  });

  test('of two groups of placements are those of both together', () => {
    fc.assert(
      fc.property(anyPlacements, anyPlacements, anyWindow, (some, others, window) => {
        const together = expectedIn([...some, ...others], rates, window);
        const [one, other] = [some, others].map((part) => expectedIn(part, rates, window));
        expect((one?.endings ?? 0) + (other?.endings ?? 0)).toBeCloseTo(together.endings, 9);
        expect((one?.onward ?? 0) + (other?.onward ?? 0)).toBeCloseTo(together.onward, 9);
      }),
    );
  });

  test('of the baseline itself are what ended in it, when it began with placements that had a day in it', () => {
    const anyWithDays = anyPlacement.filter(({ start, end }) => end === null || end > start);
    fc.assert(
      fc.property(fc.array(anyWithDays, { maxLength: 40 }), anyWindow, (placements, window) => {
        const counts = countByBand(placements, window);
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        const expected = expectedIn(placements, bandRates(counts), window);
        expect(expected.endings).toBeCloseTo(sum(counts.endings), 9);
        expect(expected.onward).toBeCloseTo(sum(counts.onward), 9);
        const ended = placements.filter(
          ({ start, end, outcome, seenFrom = start }) =>
            outcome !== null && end !== null && end > Math.max(window.from, seenFrom) && end <= window.to,
        );
        expect(sum(counts.endings)).toBe(ended.length);
        expect(sum(counts.onward)).toBe(ended.filter(({ outcome }) => outcome === 'onward').length);
      }),
    );
  });

  test('are none in a band that nobody has been in', () => {
    const counts = countByBand([{ start: 0, end: 50, outcome: 'other' }], { from: 0, to: 100 });
    expect(bandRates(counts)).toEqual({ endings: [0.02, 0, 0, 0, 0], onward: [0, 0, 0, 0, 0] });
  });

  test('count an ending in the band of its last day, and in the window that its day is in', () => {
    const ended = (day: number): ObservedPlacement => ({ start: 0, end: day, outcome: 'other' });
    const endings = (day: number, window: { from: number; to: number }) =>
      countByBand([ended(day)], window).endings;
    expect(endings(90, { from: 0, to: 90 })).toEqual([1, 0, 0, 0, 0]);
    expect(endings(91, { from: 0, to: 91 })).toEqual([0, 1, 0, 0, 0]);
    expect(endings(91, { from: 91, to: 200 })).toEqual([0, 0, 0, 0, 0]);
    expect(endings(91, { from: 0, to: 90 })).toEqual([0, 0, 0, 0, 0]);
  });

  test('are pooled by adding counts, as if the groups were one', () => {
    fc.assert(
      fc.property(anyPlacements, anyPlacements, anyWindow, (some, others, window) => {
        expect(addBandCounts(countByBand(some, window), countByBand(others, window))).toEqual(
          countByBand([...some, ...others], window),
        );
      }),
    );
  });
});

/** Somebody is registered on or after the day it happened; those days late. */
const anyRegistered = fc.record({
  placement: anyPlacement,
  startLate: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 120 })),
  endLate: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 120 })),
});

describe('the census', () => {
  const first = 0;
  const last = 200;

  test('carried on from day to day gives what the placements give, on each day', () => {
    fc.assert(
      fc.property(anyPlacements, (placements) => {
        let census: Census = censusOn(placements, first);
        for (let day = first; day <= last; day += 1) {
          const [counted, simple] = [expectedOf(census.atRisk, rates), expectedOn(placements, rates, day)];
          expect(counted.endings).toBeCloseTo(simple.endings, 12);
          expect(counted.onward).toBeCloseTo(simple.onward, 12);
          census = nextDay(JSON.parse(JSON.stringify(census)), movesOn(placements, day));
        }
        expect(census).toEqual(censusOn(placements, last + 1));
      }),
      { numRuns: 40 },
    );
  });

  test('counts those who are 89 days old as young, and the day after not', () => {
    expect(censusOn([{ start: 10, end: null, outcome: null }], 100).atRisk).toEqual([1, 0, 0, 0, 0]);
    expect(censusOn([{ start: 10, end: null, outcome: null }], 101).atRisk).toEqual([0, 1, 0, 0, 0]);
  });

  test('is right once everything is registered, however late', () => {
    fc.assert(
      fc.property(fc.array(anyRegistered, { maxLength: 20 }), (registered) => {
        const recorded = registered.map(({ placement, startLate, endLate }) => ({
          placement,
          startsOn: Math.max(first, placement.start + startLate),
          endsOn: Math.max(
            first,
            placement.start + startLate,
            (placement.end ?? Number.POSITIVE_INFINITY) + endLate,
          ),
        }));
        const end = 2400;
        let census = emptyCensus(first);
        for (let day = first; day <= end; day += 1) {
          census = nextDay(census, {
            started: recorded
              .filter(({ startsOn }) => startsOn === day)
              .map(({ placement }) => placement.start),
            ended: recorded.filter(({ endsOn }) => endsOn === day).map(({ placement }) => placement.start),
          });
        }
        expect(census).toEqual(
          censusOn(
            registered.map(({ placement }) => placement),
            end + 1,
          ),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('refuses that somebody ends who is not there', () => {
    expect(() => nextDay(emptyCensus(10), { started: [], ended: [3] })).toThrow(RangeError);
  });
});

function movesOn(placements: readonly ObservedPlacement[], day: number) {
  return {
    started: placements
      .filter(({ start, seenFrom = start, end }) => seenFrom === day && (end ?? day) >= day)
      .map(({ start }) => start),
    ended: placements
      .filter(({ start, seenFrom = start, end }) => end === day && end >= seenFrom)
      .map(({ start }) => start),
  };
}
