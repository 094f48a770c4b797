import { describe, expect, it } from 'vitest';
import { foundWithin, medianDays, per100Years, shareOf } from './figures.ts';
import { openingsOf } from './tally.ts';

const alarm = (day: number) => ({ day, level: 'red' as const, kind: 'any' });

describe('Figures of a measurement', () => {
  it('take what was not found as still sought: the median is what it would be if all were found later', () => {
    const sought = [10, 20, 30, null, null].map((days) => ({ days, followed: 730 }));
    expect(medianDays(sought).value).toBe(30);
    expect(medianDays([10, null, null].map((days) => ({ days, followed: 730 }))).value).toBeNull();
    expect(foundWithin(sought, 20).value).toBe(0.4);
  });

  it('take each replicate as one observation: two that always alarm together are no more certain than one', () => {
    const alone = Array.from({ length: 40 }, (_, index) => ({ count: index % 4 === 0 ? 1 : 0, years: 3 }));
    const doubled = alone.map(({ count, years }) => ({ count: 2 * count, years: 2 * years }));
    expect(per100Years(alone).value).toBeCloseTo(100 / 12, 10);
    expect(per100Years(doubled)).toEqual(per100Years(alone));
  });

  it('say that nothing seen is not never', () => {
    expect(per100Years([{ count: 0, years: 300 }])).toEqual({ value: 0, low: 0, high: 1 });
    expect(shareOf(0, 20).high).toBeGreaterThan(0.1);
  });

  it('count a flag that stands from month to month once', () => {
    expect(openingsOf([alarm(0), alarm(30), alarm(60), alarm(200)])).toBe(2);
  });
});
