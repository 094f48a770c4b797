import type { Estimate } from '../measure/figures.ts';
import { table } from '../measure/tables.ts';
import type { Trials, Tried } from './try-candidates.ts';

/** What was tried, as people read it. */
export function trialTables({ seed, replicates, sameRate, untidyAsBuilt }: Trials): string[] {
  return [
    `Seed ${seed}, ${replicates} replicates.`,
    '',
    'Median days to find, at the same rate of false alarms (tidy world)',
    ...triedTable(sameRate),
    '',
    'False alarms and median days to find with the heights of the method as it is built (seasons, courses, late registration)',
    ...triedTable(untidyAsBuilt),
  ];
}

function triedTable(tried: readonly Tried[]): string[] {
  const columns = tried[0]?.found ?? [];
  const heads = columns.map(({ stop, mild, size }) => {
    const what = stop === 'nobody-leaves' ? 'leaving' : 'onward';
    return `${what} ${mild ? '½' : '¼'}, ${size}`;
  });
  return table(
    ['candidate', 'level', 'height', 'false', ...heads],
    tried.map(({ name, level, height, falseAlarms, found }) => [
      name,
      level,
      Math.round(height),
      (falseAlarms.value ?? 0).toFixed(1),
      ...found.map(({ medianDays }) => days(medianDays)),
    ]),
  );
}

const days = ({ value }: Estimate) => (value === null ? '>730' : Math.round(value));
