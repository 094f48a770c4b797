import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cell, expectFigure, number, referencePath, referenceRows } from '../test/flow/reference-rows.ts';

const script = fileURLToPath(new URL('flow.ts', import.meta.url));

type Outcome = { exitCode: number; printed: string; said: string };

function flow(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { maxBuffer: 2 ** 26 }, (error, printed, said) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), printed, said });
    });
  });
}

async function answered(...args: string[]) {
  const { exitCode, printed, said } = await flow(...args);
  expect({ exitCode, said }).toEqual({ exitCode: 0, said: '' });
  return JSON.parse(printed);
}

type Point = {
  time: number;
  atRisk: number;
  cif: number;
  se: number;
  low: number | null;
  high: number | null;
};

describe.each(['mgus2', 'transplant', 'transplant_period_lt'])('flow estimate on %s', (set) => {
  const rows = referenceRows(`${set}_cif_expected.csv`);
  const times = [...new Set(rows.map((row) => cell(row, 'time')))].join();

  test('prints the figures of R, for all causes and for one', async () => {
    const all = await answered('estimate', referencePath(`${set}_input.csv`), '--times', times);
    for (const row of rows) {
      const point = all.causes[cell(row, 'cause')].find(({ time }: Point) => time === number(row, 'time'));
      expectFigure(point.atRisk, row, 'n_risk', 0);
      expectFigure(point.cif, row, 'cif', 1e-9);
      expectFigure(point.se, row, 'se_greenwood', 1e-9);
      expectFigure(point.low, row, 'cloglog_lo', 1e-9);
      expectFigure(point.high, row, 'cloglog_hi', 1e-9);
    }
    for (const [index, row] of referenceRows(`${set}_km_expected.csv`).entries()) {
      const point = all.survival[index];
      expectFigure(point.time, row, 'time', 0);
      expectFigure(point.survival, row, 'surv', 1e-9);
      expectFigure(point.se, row, 'se', 1e-9);
      expectFigure(point.low, row, 'loglog_lo', 1e-9);
      expectFigure(point.high, row, 'loglog_hi', 1e-9);
    }
    const quantiles = referenceRows(`${set}_quantiles_expected.csv`).filter((row) => number(row, 'prob') > 0);
    expect(all.quantiles).toHaveLength(quantiles.length);
    for (const [index, row] of quantiles.entries()) {
      for (const column of ['prob', 'quantile', 'lower', 'upper']) {
        expectFigure(all.quantiles[index][column], row, column, 1e-9);
      }
    }
    const one = await answered(
      'estimate',
      referencePath(`${set}_input.csv`),
      '--times',
      times,
      '--cause',
      '1',
    );
    expect(one).toEqual({ ...all, causes: { 1: all.causes[1] } });
  });
});

test('flow detect prints the path of R day by day, and its alarm with what it is of', async () => {
  const reference = referencePath('edetector_input.csv');
  const { path, alarms } = await answered('detect', reference, '--to', '900');
  expect(path).toHaveLength(900);
  for (const row of referenceRows('edetector_expected.csv')) {
    const today = path[number(row, 'day') - 1];
    expectFigure(today.day, row, 'day', 0);
    expectFigure(today.inPlace, row, 'in_place', 0);
    expectFigure(today.onward, row, 'onward', 0);
    expectFigure(today.endings, row, 'exits', 0);
    expectFigure(today.cumulative.onward, row, 'cum_onward', 0);
    expectFigure(today.cumulative.expectedOnward, row, 'cum_expected_onward', 1e-11);
    expectFigure(today.cumulative.endings, row, 'cum_exits', 0);
    expectFigure(today.cumulative.expectedEndings, row, 'cum_expected_exits', 1e-11);
    expectFigure(today.evidence['leaves-not-onward'], row, 'M_mix', 1e-11);
    expectFigure(today.evidence['fewer-onward'], row, 'M_onward', 1e-11);
    expectFigure(today.evidence['nobody-leaves'], row, 'M_exits', 1e-11);
    expectFigure(today.mean, row, 'M_mean', 1e-11);
    expect(today.alarm).toBe(cell(row, 'alarm') === '1');
  }
  expect(alarms).toEqual([expect.objectContaining({ day: 809, kind: 'fewer-onward' })]);
});

describe('what cannot be used', () => {
  test.each([
    ['a command', [], 'Ange estimate eller detect.'],
    ['a file', ['estimate', 'no-such.csv', '--times', '90'], 'går inte att läsa'],
    ['an argument', ['detect', referencePath('edetector_input.csv'), '--p0', '2'], '--p0 2: Skriv en andel'],
    ['a column', ['detect', referencePath('mgus2_input.csv')], 'kolumnen admit saknas'],
  ])('is refused with sentences and no stack: %s', async (_, args, sentence) => {
    const { exitCode, printed, said } = await flow(...args);
    expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: '' });
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/^\s+at /m);
  });
});

test('npm run flow starts it', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(scripts.flow).toBe('node scripts/flow.ts');
});
