import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, falseDiscoveryRate, funnel, lowByChance } from '#flow';

const anyPValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 });

describe('p-values adjusted for the length of the list', () => {
  test('keep their order, are never smaller than they were, and at most 1', () => {
    fc.assert(
      fc.property(anyPValues, (pValues) => {
        const adjusted = benjaminiHochberg(pValues);
        expect(adjusted).toHaveLength(pValues.length);
        const inOrder = [...pValues.keys()].toSorted(
          (one, other) => (pValues[one] ?? 0) - (pValues[other] ?? 0),
        );
        const rising = inOrder.map((index) => adjusted[index] ?? Number.NaN);
        expect(rising).toEqual(rising.toSorted((one, other) => one - other));
        for (const [index, p] of pValues.entries()) {
          expect(adjusted[index]).toBeGreaterThanOrEqual(p);
          expect(adjusted[index]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('are the same whatever order they come in', () => {
    fc.assert(
      fc.property(anyPValues, (pValues) => {
        expect(benjaminiHochberg(pValues.toReversed())).toEqual(benjaminiHochberg(pValues).toReversed());
      }),
    );
  });

  test('find the same as the rule that steps up from the largest', () => {
    fc.assert(
      fc.property(anyPValues, (pValues) => {
        const sorted = pValues.toSorted((one, other) => one - other);
        const last = sorted.findLastIndex(
          (p, index) => p * (sorted.length / (index + 1)) <= falseDiscoveryRate,
        );
        const found = benjaminiHochberg(pValues).filter((p) => p <= falseDiscoveryRate).length;
        expect(found).toBe(last + 1);
      }),
    );
  });
});

describe('the funnel', () => {
  const anyUnits = fc.array(
    fc.record({ observed: fc.nat({ max: 60 }), expected: fc.double({ min: 0.5, max: 60, noNaN: true }) }),
    { minLength: 1, maxLength: 40 },
  );

  test('never calls anybody farther out than chance alone would have it', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const { tau2, units: stand } = funnel(units);
        expect(tau2).toBeGreaterThanOrEqual(0);
        for (const { z, overdispersed } of stand) {
          expect(Math.abs(overdispersed)).toBeLessThanOrEqual(Math.abs(z) + 1e-12);
          expect(Math.sign(overdispersed)).toBe(Math.sign(z));
        }
      }),
    );
  });

  test('finds nothing between peers that are as expected', () => {
    const units = Array.from({ length: 20 }, (_, index) => ({ observed: index + 1, expected: index + 1 }));
    expect(funnel(units)).toMatchObject({ phi: 0, tau2: 0 });
    expect(funnel([{ observed: 0, expected: 9 }])).toMatchObject({ tau2: 0, units: [{ z: -6 }] });
    expect(funnel([]).units).toEqual([]);
  });

  test('tells how likely a standing as low as this is by chance', () => {
    expect(lowByChance({ z: 0, winsorised: 0, overdispersed: 0 })).toBe(0.5);
    expect(lowByChance({ z: -3, winsorised: -2, overdispersed: -1.6448536269514722 })).toBeCloseTo(0.05, 12);
  });
});
