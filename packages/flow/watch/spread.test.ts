import { describe, expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

/** Months of eight endings, more and fewer by turns. */
function monthsOf(months: number, moreOrFewer: number) {
  const days = months * 30;
  const other = new Float64Array(days);
  for (let month = 0; month < months; month += 1) {
    other[month * 30] = 8 + (month % 2 === 0 ? moreOrFewer : -moreOrFewer);
  }
  const none = new Float64Array(days);
  const expectedEndings = new Float64Array(days).fill(8 / 30);
  return { from: 0, days, onward: none, other, expectedOnward: none, expectedEndings, late: [] };
}

describe('how endings come together', () => {
  test('is told when months differ more than chance makes them, and the fewer they are the more they must', () => {
    expect(spreadOf(monthsOf(24, 4))).toBeCloseTo((2 * 24) / 23, 10);
    expect(spreadOf(monthsOf(12, 4))).toBe(1);
    expect(spreadOf(monthsOf(12, 5))).toBeGreaterThan(3);
  });

  test('is nothing where months differ as by chance, or are too few to tell', () => {
    expect(spreadOf(monthsOf(24, 3))).toBe(1);
    expect(spreadOf(monthsOf(5, 8))).toBe(1);
  });
});
