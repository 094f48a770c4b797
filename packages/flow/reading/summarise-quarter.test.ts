import { expect, test } from 'vitest';
import { aRecord, placed } from '../../../test/builders/flow.ts';
import { aFinding } from '../../../test/builders/flow-findings.ts';
import { aDescription } from '../../../test/builders/insats.ts';
import type { Flag } from '../flags/flag.ts';
import { flagAfterWatch } from '../flags/flag-life.ts';
import { dayNumber, dayOf } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { daysOfQuarter, latestPublishable, quarter } from './quarter.ts';
import { quarterSummary } from './quarter-summary.ts';
import { summariseQuarter } from './summarise-quarter.ts';

const day = dayNumber;
const summary = (records: readonly FlowRecord[], today = '2026-11-02', flags: readonly Flag[] = []) =>
  quarterSummary.parse(summariseQuarter(records, flags, { quarter: '2026-Q3', today: day(today) }));

const ended = (on: string, outcome: 'work' | 'studies' | 'dropout') =>
  placed({
    startsOn: day('2026-01-10'),
    ending: { on: day(on), outcome, toStep: null, registeredOn: day(on) },
  });

test('counts the first and the last day of the quarter, and no other', () => {
  const entries = [
    ended('2026-06-30', 'work'),
    ended('2026-07-01', 'work'),
    ended('2026-09-30', 'studies'),
    ended('2026-10-01', 'dropout'),
    placed({ startsOn: day('2026-07-01') }),
  ];
  const { all, steps, headline } = summary([aRecord({ entries })]);
  expect(all).toMatchObject({
    started: 1,
    ended: 2,
    onward: 2,
    onwardBy: { work: 1, studies: 1, nextStep: 0 },
  });
  expect(steps).toMatchObject([{ step: 'occupation', ended: 2 }]);
  expect(headline).toBe(
    'Tredje kvartalet 2026 började 1 person och 2 slutade. 2 av dem gick vidare: 1 till arbete och 1 till studier. Ingen ny flagga om stopp i flödet.',
  );
});

test('counts a stated period that lies whole within the quarter, and says that others are left out', () => {
  const period = (from: string, to: string) => ({
    from,
    to,
    started: 4,
    ended: [{ outcome: 'work' as const, toStep: null, count: 3 }],
  });
  const periods = [period('2026-05-01', '2026-07-31'), period('2026-08-01', '2026-09-30')];
  const { all, periodsLeftOut } = summary([aRecord({ ledgerSince: null, periods })]);
  expect(all).toMatchObject({ started: 4, ended: 3, onward: 3 });
  expect(periodsLeftOut).toBe(1);
});

test('may change until thirty days have passed, and says so', () => {
  expect(summary([aRecord()], '2026-10-30')).toMatchObject({ settled: false, settledOn: '2026-10-31' });
  expect(summary([aRecord()], '2026-10-30').headline).toContain(
    'Siffrorna kan ändras till och med 30 oktober 2026',
  );
  expect(summary([aRecord()], '2026-10-31').settled).toBe(true);
});

test('tells unused places on a mean day, and who waited on the last', () => {
  const half = placed({ startsOn: day('2026-08-15') });
  const { all } = summary([
    aRecord({ entries: [half], description: aDescription({ step: 'structure' }) }, 2),
  ]);
  // One of two places was taken for the latter half of the quarter.
  expect(all.unusedPlaces).toBe(1.5);
  expect(all.queue).toBe(0);
});

test('counts the flags that were opened and closed in it, on the step that they are about', () => {
  const looks = [
    ['2026-07-03', aFinding()],
    ['2026-08-03', undefined],
    ['2026-10-03', aFinding()],
  ] as const;
  let flag: Flag | undefined;
  for (const [on, found] of looks) {
    flag = flagAfterWatch(flag, found, { forbund: 'linkoping', now: `${on}T04:00:00.000Z` });
  }
  const { all, steps } = summary([aRecord()], '2026-11-02', flag ? [flag] : []);
  expect(all).toMatchObject({ flagsOpened: 1, flagsClosed: 1 });
  expect(steps).toMatchObject([{ flagsOpened: 1, flagsClosed: 1 }]);
});

test('quarters follow each other without a gap or a day in common', () => {
  const names = [2024, 2025, 2026].flatMap((year) => [1, 2, 3, 4].map((number) => `${year}-Q${number}`));
  const spans = names.map(daysOfQuarter);
  for (const [place, { first }] of spans.slice(1).entries())
    expect(first).toBe((spans[place]?.last ?? 0) + 1);
  expect(dayOf(daysOfQuarter('2026-Q4').first)).toBe('2026-10-01');
});

test.each([
  ['2026-10-30', '2026-Q2'],
  ['2026-10-31', '2026-Q3'],
  ['2027-01-30', '2026-Q3'],
  ['2027-01-31', '2026-Q4'],
])('on %s the latest that may be published is %s', (today, name) => {
  expect(latestPublishable(day(today))).toBe(name);
  expect(daysOfQuarter(name).publishedFrom).toBeLessThanOrEqual(day(today));
});

test('a quarter is named by year and number', () => {
  for (const wrong of ['2026-Q5', '2026-q1', '26-Q1', '2026-Q1 '])
    expect(quarter.safeParse(wrong).success).toBe(false);
});
