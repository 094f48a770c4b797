import { describe, expect, it } from 'vitest';
import { ndcg, recall } from './gain.ts';

const grades = { a: 3, b: 2, c: 1 };

describe('nDCG', () => {
  it('is 1 in the best order, whatever comes after', () => {
    expect(ndcg(['a', 'b', 'c', 'x', 'y'], grades, 10)).toBe(1);
  });

  // Gains 7, 3, 1. Best: 7 + 3/log2(3) + 1/2 = 7 + 1.892789 + 0.5 = 9.392789.
  it('counts a gain of 2^grade − 1, discounted by the logarithm of its rank', () => {
    // Backwards: 1 + 3/log2(3) + 7/2 = 1 + 1.892789 + 3.5 = 6.392789.
    expect(ndcg(['c', 'b', 'a'], grades, 10)).toBeCloseTo(6.392789 / 9.392789, 6);
    // Only b, in the third place: 3/2.
    expect(ndcg(['x', 'y', 'b'], grades, 10)).toBeCloseTo(1.5 / 9.392789, 6);
  });

  it('looks no deeper than asked, neither in the answer nor in the best one', () => {
    // The best of two: 7 + 1.892789 = 8.892789; found: 7 in the second place, 7/log2(3) = 4.416508.
    expect(ndcg(['x', 'a', 'b'], grades, 2)).toBeCloseTo(4.416508 / 8.892789, 6);
  });

  it('is 0 when nothing is found', () => {
    expect(ndcg([], grades, 10)).toBe(0);
    expect(ndcg(['x'], grades, 10)).toBe(0);
  });

  it('gains nothing by saying the same twice, nor by a name that every object has', () => {
    expect(ndcg(['a', 'a', 'b', 'c'], grades, 10)).toBe(1);
    expect(ndcg(['toString'], grades, 10)).toBe(0);
  });

  it('cannot be told where nothing answers', () => {
    expect(() => ndcg(['a'], {}, 10)).toThrow('nothing answers');
  });
});

describe('recall', () => {
  it('is the share of all that answer, whatever their grade and order', () => {
    expect(recall(['c', 'x', 'a'], grades, 20)).toBeCloseTo(2 / 3, 12);
    expect(recall([], grades, 20)).toBe(0);
  });

  it('looks no deeper than asked, and then asks for no more than fit', () => {
    expect(recall(['x', 'a', 'b'], grades, 2)).toBe(0.5);
    expect(recall(['b', 'a', 'c'], grades, 2)).toBe(1);
  });

  it('counts what is said twice once', () => {
    expect(recall(['a', 'a', 'a'], grades, 20)).toBeCloseTo(1 / 3, 12);
  });

  it('cannot be told where nothing answers', () => {
    expect(() => recall(['a'], {}, 20)).toThrow('nothing answers');
  });
});
