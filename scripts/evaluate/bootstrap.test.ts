import { describe, expect, it } from 'vitest';
import { seededNumbers } from '../../test/builders/virtual-time.ts';
import { bootstrapInterval } from './bootstrap.ts';

describe('The interval of a difference', () => {
  it('is the difference itself where every query differs alike', () => {
    expect(bootstrapInterval([0.25, 0.25, 0.25], seededNumbers(1))).toEqual({
      mean: 0.25,
      low: 0.25,
      high: 0.25,
    });
  });

  // A mean of n draws from 0 and 1 has a standard error of 0.5/√n; for 100 that is 0.05, and 1.96 of them 0.098.
  it('is about two standard errors to each side', () => {
    const halves = Array.from({ length: 100 }, (_, index) => index % 2);
    const { mean, low, high } = bootstrapInterval(halves, seededNumbers(2));
    expect(mean).toBe(0.5);
    expect(Math.abs(low - 0.402)).toBeLessThanOrEqual(0.02);
    expect(Math.abs(high - 0.598)).toBeLessThanOrEqual(0.02);
  });

  it('is the same for the same seed', () => {
    const differences = [0.1, -0.2, 0.4, 0];
    expect(bootstrapInterval(differences, seededNumbers(3))).toEqual(
      bootstrapInterval(differences, seededNumbers(3)),
    );
  });

  it('cannot be told of nothing', () => {
    expect(() => bootstrapInterval([], seededNumbers(4))).toThrow('nothing was compared');
  });
});
