import { type StopKind, stopKinds } from '../plan.ts';
import type { Estimate } from './figures.ts';
import type { Measured, MeasuredWorld } from './measure.ts';
import { allStopsInEvery } from './measure-rules.ts';
import { type Size, sizes } from './peer-world.ts';

/** The measurement as people read it: one table for each question, in each kind of world. */
export function measuredTables({ seed, replicates, worlds }: Measured): string[] {
  return [
    `Seed ${seed}, ${replicates} replicates. In brackets: 95 % intervals.`,
    `Facts, causes and the stops that are not of leaving or onward are from every ${allStopsInEvery}th replicate.`,
    ...worlds.flatMap((world) => ['', `== ${world.world} ==`, ...rulesTables(world), ...flagTables(world)]),
  ];
}

function rulesTables({ falseAlarms, falseInForbund, found }: MeasuredWorld): string[] {
  return [
    '',
    'False alarms per 100 insats-years without a stop (one that goes on is one)',
    ...falseTable(sizes.flatMap((size) => falseAlarms.filter((one) => one.size === size))),
    '',
    'The same in whole förbund of 38 insatser and 1,265 places, in the 34 without a stop of their own',
    ...falseTable(falseInForbund),
    '',
    'Median days from a stop until a rule finds it; found in 12 months',
    ...table(
      ['stop', 'endings a year', ...columnsOf(found)],
      stopKinds.flatMap((stop) => sizes.map((size) => foundRow(found, stop, size))),
    ),
  ];
}

function falseTable(falseAlarms: MeasuredWorld['falseAlarms']): string[] {
  return table(
    ['endings a year', 'rule', 'level', 'false', 'each month it stands', 'insats-years'],
    falseAlarms.map(({ size, rule, level, per100Years, years, raisedEachTime }) => [
      size,
      rule,
      level,
      written(per100Years, 1),
      raisedEachTime.toFixed(1),
      Math.round(years),
    ]),
  );
}

type Found = MeasuredWorld['found'];

const columnOf = ({ rule, level }: Found[number]) => `${rule}, ${level}`;

function columnsOf(found: Found): string[] {
  return [...new Set(found.map(columnOf))];
}

function foundRow(found: Found, stop: StopKind, size: Size): (string | number)[] {
  const cells = columnsOf(found).map((column) => {
    const one = found.find((each) => each.stop === stop && each.size === size && columnOf(each) === column);
    if (!one) return '–';
    const share = one.within12Months.value ?? 0;
    return `${written(one.medianDays, 0)}, ${Math.round(100 * share)} %`;
  });
  return [stop, size, ...cells];
}

function flagTables({
  facts,
  falseFacts,
  falseDataFlags,
  causes,
  unregistered,
  slowWriting,
  waits,
}: MeasuredWorld): string[] {
  return [
    '',
    'Facts of the flow watch, looked for every week: days until they stand',
    ...table(
      ['stop', 'endings a year', 'median days', 'in 12 months'],
      facts.map(({ stop, size, medianDays, within12Months }) => [
        stop,
        size,
        written(medianDays, 0),
        percent(within12Months),
      ]),
    ),
    `Where no stop was laid in, per 100 insats-years: facts that came about by chance ${written(falseFacts, 1)}, data flags ${written(falseDataFlags, 1)}`,
    '',
    'The cause that the first flag names',
    ...table(
      ['stop', 'right', 'of', 'most of the others'],
      causes.map(({ stop, right, mostOtherwise }) => [stop, percent(right), right.of, mostOtherwise ?? '–']),
    ),
    '',
    `A provider that registers no endings: data flag in 12 months ${percent(unregistered.dataFlag)}, ` +
      `median ${written(unregistered.medianDays, 0)} days; a red one before it ${percent(unregistered.red)}`,
    '',
    'No stop, but endings are written down later from a day on: flags shown within a year',
    ...table(
      ['days later', 'endings a year', 'data', 'yellow estimate', 'red'],
      slowWriting.map(({ days, size, data, yellow, red }) => [
        days,
        size,
        percent(data),
        percent(yellow),
        percent(red),
      ]),
    ),
    '',
    'The 80 % interval of the predicted wait holds the wait',
    ...table(
      ['people leave the queue', 'endings a year', 'holds', 'of'],
      waits.map(({ leave, size, held }) => [leave ? 'yes' : 'no', size, percent(held), held.of]),
    ),
  ];
}

function written({ value, low, high }: Estimate, decimals: number): string {
  const one = (figure: number | null) => (figure === null ? '>' : figure.toFixed(decimals));
  return value === null ? 'not half' : `${one(value)} (${one(low)}–${one(high)})`;
}

function percent({ value, low, high }: Estimate): string {
  const one = (figure: number | null) => (figure === null ? '?' : String(Math.round(100 * figure)));
  return value === null ? '–' : `${one(value)} % (${one(low)}–${one(high)})`;
}

/** Rows in columns as wide as they need. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const all = [heads, ...rows].map((row) => row.map(String));
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
