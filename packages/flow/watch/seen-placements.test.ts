import { expect, test } from 'vitest';
import { aRecord, lookingDay, placed } from '../../../test/builders/flow.ts';
import { countByBand } from '../estimators/age-bands.ts';
import { subjectsIn } from '../reading/stays.ts';
import { freezeBaseline } from './baseline.ts';
import { seenPlacements } from './seen-placements.ts';
import { seriesOf } from './series.ts';

const year = { from: lookingDay - 365, to: lookingDay };
const carriedInOn = lookingDay - 100;

/** Somebody who has been here for two years, and was carried into the ledger long after it was opened. */
const carriedIn = (ending: { on: number } | null = null) =>
  placed({
    startsOn: lookingDay - 730,
    seenFrom: carriedInOn,
    carriedIn: true,
    ending: ending && { on: ending.on, outcome: 'work', toStep: null, registeredOn: ending.on },
  });

test('whoever is carried in long after the ledger was opened is counted from then, and was not seen before', () => {
  const placements = seenPlacements(aRecord({ entries: [carriedIn()] }));
  const rates = { endings: [0, 0, 0, 0.01, 0.01], onward: [0, 0, 0, 0.01, 0.01] };
  const { expectedEndings } = seriesOf(placements, rates, year);

  expect(countByBand(placements, year).personDays).toEqual([0, 0, 0, 100, 0]);
  expect(expectedEndings.findIndex((expected) => expected > 0)).toBe(365 - 100);
  expect(expectedEndings.reduce((sum, of) => sum + of, 0)).toBeCloseTo(1, 12);
});

test('an ending that happened before its placement was carried in is not counted: only its days are known', () => {
  const placements = seenPlacements(aRecord({ entries: [carriedIn({ on: carriedInOn })] }));
  const { onward } = seriesOf(placements, { endings: [0.01], onward: [0.01] }, year);

  expect(countByBand(placements, year).endings).toEqual([0, 0, 0, 0, 0]);
  expect(onward.every((endings) => endings === 0)).toBe(true);
});

test('the rates of a baseline are as high when people are carried in late as when their days were all seen', () => {
  const endings = Array.from({ length: 60 }, (_, number) => carriedIn({ on: carriedInOn + 1 + number }));
  const { groups } = freezeBaseline([aRecord({ entries: endings })], year, 1);
  const days = (60 * 61) / 2;

  expect(groups[0]?.rates.endings[3]).toBeCloseTo(60 / days, 12);
});

test('stays too begin to be seen when people are carried in', () => {
  const record = aRecord({ entries: [carriedIn(), carriedIn({ on: carriedInOn })] });

  expect(subjectsIn(record, year)).toEqual([{ entry: 630, exit: 730, cause: 0 }]);
});
