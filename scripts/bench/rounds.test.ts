import { describe, expect, test } from 'vitest';
import { inTurn, median, percentile } from './rounds.ts';

describe('the figures of a bench', () => {
  test('the median is the middle value, in whatever order they came', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 2])).toBe(10);
  });

  test('a percentile is a measured value that so many do not exceed', () => {
    const values = Array.from({ length: 200 }, (_, index) => index + 1).toReversed();
    expect(percentile(values, 99)).toBe(199);
    expect(percentile(values, 100)).toBe(200);
    expect(percentile([7], 99)).toBe(7);
  });

  test('nothing measured is a fault, not a zero', () => {
    expect(() => median([])).toThrow('nothing was measured');
  });

  test('what is compared is measured in turn', async () => {
    const order: string[] = [];
    const note = (name: string) => async () => order.push(name);
    const rounds = await inTurn(3, { product: note('product'), bare: note('bare') });
    expect(order).toEqual(['product', 'bare', 'product', 'bare', 'product', 'bare']);
    expect(rounds).toEqual({ product: [1, 3, 5], bare: [2, 4, 6] });
  });
});
