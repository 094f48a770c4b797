import { describe, expect, test } from 'vitest';
import {
  aalenJohansen,
  advance,
  type BandRates,
  benjaminiHochberg,
  betaBelow,
  betaQuantile,
  censusOn,
  clopperPearsonLimits,
  expectedIn,
  expectedOf,
  fitGammaPoisson,
  fQuantile,
  funnel,
  gammaBelow,
  gammaMean,
  gammaPoissonLoss,
  gammaPosterior,
  gammaQuantile,
  incidenceAt,
  kaplanMeier,
  logGamma,
  meanEvidence,
  newDetector,
  nextDay,
  normalBelow,
  normalQuantile,
  predictedWait,
  residualMedian,
  stayQuantile,
  survivalAt,
  wilsonLimits,
} from '#flow';
import {
  cell,
  detectorPlacements,
  expectFigure,
  number,
  type Row,
  referenceFiles,
  referenceRows,
  subjectsOf,
} from './reference-rows.ts';

const compared = new Map<string, number>();

/** Compares every row of a file, and remembers how many they were. */
function compareRows(file: string, compare: (row: Row, index: number) => void): void {
  let rows = 0;
  for (const [index, row] of referenceRows(file).entries()) {
    compare(row, index);
    rows += 1;
  }
  compared.set(file, rows);
}

describe.each(['mgus2', 'transplant', 'transplant_period_lt'])('with the data of %s, as in R,', (set) => {
  const subjects = subjectsOf(set);

  test('the share ended by each cause, its standard error and its limits are right', () => {
    const incidence = aalenJohansen(subjects);
    compareRows(`${set}_cif_expected.csv`, (row) => {
      const point = incidenceAt(incidence, number(row, 'cause'), number(row, 'time'));
      expect(point.atRisk).toBe(number(row, 'n_risk'));
      expectFigure(point.cif, row, 'cif', 1e-9);
      expectFigure(point.se, row, 'se_greenwood', 1e-9);
      expectFigure(point.low, row, 'cloglog_lo', 1e-9);
      expectFigure(point.high, row, 'cloglog_hi', 1e-9);
    });
  });

  test('the share still there, its standard error and its limits are right', () => {
    const survival = kaplanMeier(subjects);
    compareRows(`${set}_km_expected.csv`, (row) => {
      const point = survivalAt(survival, number(row, 'time'));
      expect(point.atRisk).toBe(number(row, 'n_risk'));
      expectFigure(point.survival, row, 'surv', 1e-9);
      expectFigure(point.se, row, 'se', 1e-9);
      expectFigure(point.low, row, 'loglog_lo', 1e-9);
      expectFigure(point.high, row, 'loglog_hi', 1e-9);
    });
  });

  test('quantiles of the stay with their limits, and what is left of it, are right', () => {
    const survival = kaplanMeier(subjects);
    compareRows(`${set}_quantiles_expected.csv`, (row) => {
      const given = /^residual_median_given_(\d+)$/.exec(cell(row, 'prob'))?.[1];
      const { quantile, lower, upper } =
        given === undefined
          ? stayQuantile(survival, number(row, 'prob'))
          : { quantile: residualMedian(survival, Number(given)), lower: null, upper: null };
      expectFigure(quantile, row, 'quantile', 1e-9);
      expectFigure(lower, row, 'lower', 1e-9);
      expectFigure(upper, row, 'upper', 1e-9);
    });
  });
});

const specialFunctions: Record<string, (a: number, b: number, c: number) => number> = {
  pbeta: (x, first, second) => betaBelow({ first, second }, x),
  qbeta: (p, first, second) => betaQuantile({ first, second }, p),
  pgamma: (x, shape, rate) => gammaBelow({ shape, rate }, x),
  qgamma: (p, shape, rate) => gammaQuantile({ shape, rate }, p),
  qf: fQuantile,
  qnorm: normalQuantile,
  pnorm: normalBelow,
  lgamma: logGamma,
  wilson95_lower: (k, n) => wilsonLimits(k, n).low,
  wilson95_upper: (k, n) => wilsonLimits(k, n).high,
  clopper95_lower: (k, n) => clopperPearsonLimits(k, n).low,
  clopper95_upper: (k, n) => clopperPearsonLimits(k, n).high,
};

test.each([
  ['special_functions_expected.csv', 1e-10],
  ['special_functions_wide.csv', 1e-12],
])('the functions of %s are exact to a share %d', (file, within) => {
  compareRows(file, (row) => {
    const named = /^\w+/.exec(cell(row, 'fn'))?.[0] ?? '';
    const value = specialFunctions[named];
    if (!value) throw new Error(`${named} is not known here.`);
    expectFigure(value(number(row, 'a'), number(row, 'b'), number(row, 'c')), row, 'value', within);
  });
});

describe('of forty units, as in R,', () => {
  const units = referenceRows('eb_gamma_expected.csv').map((row) => ({
    observed: number(row, 'O'),
    expected: number(row, 'E'),
  }));

  test('the law of their levels is the likeliest, and each level is shrunk by it', () => {
    const law = fitGammaPoisson(units);
    if (!law) throw new Error('No law was found.');
    const lossOf = gammaPoissonLoss(units);
    compareRows('eb_gamma_summary_expected.csv', (row) => {
      expectFigure(law.shape, row, 'a', 5e-6);
      expectFigure(law.rate, row, 'b', 5e-6);
      expect(lossOf(law).toFixed(7)).toBe(cell(row, 'nll'));
      expect(lossOf(law)).toBeLessThanOrEqual(lossOf({ shape: number(row, 'a'), rate: number(row, 'b') }));
    });
    compareRows('eb_gamma_expected.csv', (row) => {
      const posterior = gammaPosterior(law, {
        observed: number(row, 'O'),
        expected: number(row, 'E'),
      });
      expectFigure(gammaMean(posterior), row, 'post_mean', 2e-6);
      expectFigure(gammaBelow(posterior, 0.6), row, 'p_lt_06', 1e-5);
    });
  });

  test('each stands where it should in the funnel', () => {
    const { phi, tau2, q10, q90, units: stand } = funnel(units);
    compareRows('funnel_summary_expected.csv', (row) => {
      expectFigure(phi, row, 'phi', 1e-11);
      expectFigure(tau2, row, 'tau2', 1e-11);
      expectFigure(q10, row, 'q10', 1e-11);
      expectFigure(q90, row, 'q90', 1e-11);
    });
    compareRows('funnel_expected.csv', (row, index) => {
      expect(units[index]).toEqual({ observed: number(row, 'O'), expected: number(row, 'E') });
      expectFigure(stand[index]?.z, row, 'z', 1e-11);
      expectFigure(stand[index]?.winsorised, row, 'z_winsor', 1e-11);
      expectFigure(stand[index]?.overdispersed, row, 'z_overdispersed', 1e-11);
    });
  });
});

test('p-values are adjusted as in R', () => {
  const adjusted = benjaminiHochberg(referenceRows('bh_expected.csv').map((row) => number(row, 'p')));
  compareRows('bh_expected.csv', (row, index) => expectFigure(adjusted[index], row, 'bh', 1e-11));
});

test('the predicted wait has the quantiles that it should', () => {
  compareRows('wait_expected.csv', (row) => {
    const occupied = number(row, 'c');
    const wait = predictedWait({
      ahead: number(row, 'k') - 1,
      occupied,
      places: occupied,
      endings: number(row, 'D'),
      placeDays: number(row, 'P'),
    });
    expectFigure(wait?.lowDays, row, 'q10', 1e-11);
    expectFigure(wait?.medianDays, row, 'q50', 1e-11);
    expectFigure(wait?.highDays, row, 'q90', 1e-11);
  });
});

describe('on the worked path of the detector', () => {
  const placements = detectorPlacements();
  const endings = [0.0025, 0.006, 0.0085, 0.009, 0.009];
  const rates: BandRates = { endings, onward: endings.map((rate) => rate * 0.35) };
  const lastDay = 900;

  test('expected endings, evidence and alarms are right, day by day', () => {
    const rows = new Map(referenceRows('edetector_expected.csv').map((row) => [number(row, 'day'), row]));
    const sums = { onward: 0, exits: 0, expectedOnward: 0, expectedExits: 0 };
    let census = censusOn(placements, 1);
    let state = newDetector();
    let seen = 0;
    for (let day = 1; day <= lastDay; day += 1) {
      const ended = placements.filter(({ end }) => end === day);
      const onward = ended.filter(({ outcome }) => outcome === 'onward').length;
      const expected = expectedOf(census.atRisk, rates);
      state = advance(
        state,
        {
          onward,
          other: ended.length - onward,
          expectedOnward: expected.onward,
          expectedEndings: expected.endings,
        },
        0.35,
      );
      sums.onward += onward;
      sums.exits += ended.length;
      sums.expectedOnward += expected.onward;
      sums.expectedExits += expected.endings;
      expect(state.red.alarm).toBe(rows.get(day)?.alarm === '1');
      const row = rows.get(day);
      if (row) {
        seen += 1;
        expect(census.atRisk.reduce((sum, count) => sum + count, 0)).toBe(number(row, 'in_place'));
        expectFigure(onward, row, 'onward', 0);
        expectFigure(ended.length, row, 'exits', 0);
        expectFigure(sums.onward, row, 'cum_onward', 0);
        expectFigure(sums.exits, row, 'cum_exits', 0);
        expectFigure(sums.expectedOnward, row, 'cum_expected_onward', 1e-11);
        expectFigure(sums.expectedExits, row, 'cum_expected_exits', 1e-11);
        expectFigure(state.red.evidence['leaves-not-onward'], row, 'M_mix', 1e-11);
        expectFigure(state.red.evidence['fewer-onward'], row, 'M_onward', 1e-11);
        expectFigure(state.red.evidence['nobody-leaves'], row, 'M_exits', 1e-11);
        expectFigure(meanEvidence(state.red.evidence), row, 'M_mean', 1e-11);
      }
      census = nextDay(census, {
        started: placements.filter(({ start }) => start === day).map(({ start }) => start),
        ended: ended.map(({ start }) => start),
      });
    }
    compared.set('edetector_expected.csv', seen);
  });

  test('the placements themselves give the same expected endings, for the whole path at once', () => {
    const last = referenceRows('edetector_expected.csv').at(-1);
    if (!last) throw new Error('The path has no rows.');
    const { onward, endings: all } = expectedIn(placements, rates, { from: 0, to: lastDay });
    expectFigure(onward, last, 'cum_expected_onward', 1e-11);
    expectFigure(all, last, 'cum_expected_exits', 1e-11);
  });
});

test('no row of any reference file was left out', () => {
  const results = referenceFiles.filter((file) => !file.endsWith('_input.csv'));
  expect(Object.fromEntries(compared)).toEqual(
    Object.fromEntries(results.map((file) => [file, referenceRows(file).length])),
  );
});
