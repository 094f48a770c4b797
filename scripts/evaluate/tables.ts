import type { ClassFigure, Comparison, Difference, QueryFigure } from './compare.ts';

/** The evaluation as tables for people, a line each. */
export function evaluationTables(
  { settings, figures, differences, tuneQueries }: Comparison,
  everyTuneQuery: boolean,
): string[] {
  const engines = settings.map(({ engine }) => engine);
  const groups = Map.groupBy(figures, ({ part, metric }) => `${part}: ${metric}`);
  return [
    ...settings.map(({ engine, setting }) => `${engine}: ${setting}`),
    ...[...groups].flatMap(([title, rows]) => ['', heading(title, engines), ...rows.map(classLine)]),
    '',
    'How far ours is ahead, with the 95 % interval of a paired bootstrap:',
    ...differences.filter((one) => one.class === 'all' || isBehind(one, figures)).map(differenceLine),
    ...(everyTuneQuery
      ? ['', heading('tune: nDCG@10 of each query', engines), ...tuneQueries.map(queryLine)]
      : []),
  ];
}

const firstColumn = 46;

function heading(title: string, engines: readonly string[]): string {
  return `${title.padEnd(firstColumn)}${engines.map((engine) => engine.padStart(12)).join('')}`;
}

function classLine({ class: queryClass, queries, ours, beside, behind }: ClassFigure): string {
  const values = [ours, ...beside.map(({ value }) => value)];
  const verdict = behind.length > 0 ? `behind ${behind.join(' and ')}` : 'not behind';
  return `${line(`${queryClass} (${queries} queries)`, values)}   ${verdict}`;
}

function queryLine({ class: queryClass, query, values }: QueryFigure): string {
  return line(
    `${queryClass}: ${query}`,
    values.map(({ value }) => value),
  );
}

function line(title: string, values: readonly number[]): string {
  return `${title.padEnd(firstColumn)}${values.map((value) => value.toFixed(3).padStart(12)).join('')}`;
}

function isBehind(one: Difference, figures: readonly ClassFigure[]): boolean {
  return figures.some(
    ({ part, class: queryClass, metric, behind }) =>
      part === one.part && queryClass === one.class && metric === one.metric && behind.includes(one.against),
  );
}

function differenceLine({ part, class: queryClass, metric, against, mean, low, high }: Difference): string {
  const title = `${part}, ${queryClass}: ${metric} ahead of ${against}`;
  return `${title.padEnd(firstColumn)}${signed(mean).padStart(12)}   ${signed(low)} to ${signed(high)}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
