import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaMean,
  betaPosterior,
  carefulBeta,
  carefulGamma,
  fitBetaBinomial,
  fitGammaPoisson,
  gammaMean,
  gammaPoissonLoss,
  gammaPosterior,
} from '#flow';

const anyUnits = fc.array(
  fc.record({ observed: fc.nat({ max: 60 }), expected: fc.double({ min: 0.1, max: 60, noNaN: true }) }),
  { minLength: 2, maxLength: 30 },
);
const anyShares = fc.array(
  fc
    .record({ endings: fc.nat({ max: 40 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ endings, part }) => ({ endings, onward: Math.round(endings * part) })),
  { minLength: 2, maxLength: 30 },
);

describe("a peer group's levels", () => {
  test('follow the likeliest law: no law near it is likelier', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const law = fitGammaPoisson(units);
        if (law === null || law.shape > 1e5 || law.shape < 0.02) return;
        const loss = gammaPoissonLoss(units);
        for (const [shape, rate] of [
          [1.01, 1],
          [0.99, 1],
          [1, 1.01],
          [1, 0.99],
          [1.01, 1.01],
          [0.99, 0.99],
        ] as const) {
          const near = { shape: law.shape * shape, rate: law.rate * rate };
          expect(loss(near)).toBeGreaterThanOrEqual(loss(law) - 1e-7);
        }
      }),
    );
  });

  test('pull each of them towards the group: less, the more is known of it', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const law = fitGammaPoisson(units);
        if (law === null) return;
        for (const unit of units) {
          const own = unit.observed / unit.expected;
          const level = gammaMean(gammaPosterior(law, unit));
          expect(level).toBeGreaterThanOrEqual(Math.min(own, gammaMean(law)) - 1e-9);
          expect(level).toBeLessThanOrEqual(Math.max(own, gammaMean(law)) + 1e-9);
        }
      }),
    );
    const law = { shape: 8, rate: 8 };
    const levels = [4, 40, 400].map((n) => gammaMean(gammaPosterior(law, { observed: n / 2, expected: n })));
    expect(levels).toEqual(levels.toSorted((one, other) => other - one));
    expect(levels.at(-1)).toBeCloseTo(0.5, 1);
  });

  test('are as good as one where the group is more alike than chance makes it', () => {
    const law = fitGammaPoisson(Array.from({ length: 40 }, () => ({ observed: 10, expected: 8 })));
    if (!law) throw new Error('No law was found.');
    expect(gammaMean(law)).toBeCloseTo(1.25, 6);
    expect(law.shape).toBeGreaterThan(1e4);
    expect(carefulGamma(law, { observed: 0, expected: 8 })).toBeGreaterThan(1.2);
  });

  test('are not known where nothing was expected, or nothing happened', () => {
    expect(fitGammaPoisson([])).toBeNull();
    expect(fitGammaPoisson([{ observed: 0, expected: 3 }])).toBeNull();
    expect(fitGammaPoisson([{ observed: 0, expected: 0 }])).toBeNull();
  });

  test('are used with care: three of four times the level is higher', () => {
    const unit = { observed: 9, expected: 12 };
    const law = { shape: 8.74, rate: 8.12 };
    expect(carefulGamma(law, unit)).toBeLessThan(gammaMean(gammaPosterior(law, unit)));
    expect(carefulGamma(law, unit)).toBeCloseTo(0.7329765004920135, 12);
  });
});

describe("a peer group's shares onward", () => {
  test('follow the likeliest law, as scipy finds it', () => {
    const units = Array.from({ length: 40 }, (_, index) => ({ onward: 3 + (index % 9), endings: 20 }));
    const law = fitBetaBinomial(units);
    expect(law?.first).toBeCloseTo(12.70899355, 5);
    expect(law?.second).toBeCloseTo(24.94958086, 5);
  });

  test('are the same law turned round when onward and other change places', () => {
    fc.assert(
      fc.property(anyShares, (units) => {
        const law = fitBetaBinomial(units);
        const turned = fitBetaBinomial(
          units.map(({ onward, endings }) => ({ onward: endings - onward, endings })),
        );
        if (law === null || turned === null) {
          expect(turned).toBe(law);
          return;
        }
        expect(betaMean(turned)).toBeCloseTo(1 - betaMean(law), 5);
      }),
    );
  });

  test('pull each of them towards the group, and are used with care', () => {
    expect(betaPosterior({ first: 1, second: 2 }, { onward: 3, endings: 7 })).toEqual({
      first: 4,
      second: 6,
    });
    const law = { first: 12.7, second: 24.9 };
    const none = { onward: 0, endings: 8 };
    expect(betaMean(betaPosterior(law, none))).toBeCloseTo(12.7 / 45.6, 12);
    expect(carefulBeta(law, none)).toBeLessThan(betaMean(betaPosterior(law, none)));
    expect(carefulBeta(law, { onward: 0, endings: 0 })).toBeCloseTo(0.28412287222905025, 12);
  });

  test('are not known where nobody ended, or all or none went onward', () => {
    expect(fitBetaBinomial([{ onward: 0, endings: 0 }])).toBeNull();
    expect(fitBetaBinomial([{ onward: 0, endings: 5 }])).toBeNull();
    expect(fitBetaBinomial([{ onward: 5, endings: 5 }])).toBeNull();
  });
});
