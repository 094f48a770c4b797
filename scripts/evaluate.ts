/**
 * Measures how well the search finds what people ask for: `npm run evaluate -- search`. Fails when ours is behind
 * another engine on any class of the part that only measures, or with `--part tune` of the part that may be tuned on. docs/search-quality.md says what the figures mean.
 */
import { parseArgs } from 'node:util';
import type { Comparison } from './evaluate/compare.ts';
import { evaluateSearch } from './evaluate/search.ts';
import { evaluationTables } from './evaluate/tables.ts';

const usage = 'npm run evaluate -- search [--json] [--queries] [--part tune]';

function main(): void {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      queries: { type: 'boolean', default: false },
      part: { type: 'string' },
    },
  });
  if (positionals.join(' ') !== 'search')
    throw new Error(`Only the search can be evaluated. Usage: ${usage}`);
  const only = values.part === 'tune' ? 'tune' : undefined;
  if (values.part !== only) throw new Error(`Only the tune part can be asked alone. Usage: ${usage}`);
  const evaluation = evaluateSearch(only);
  const lines = values.json ? jsonLines(evaluation) : evaluationTables(evaluation, values.queries);
  for (const line of lines) console.log(line);
  const behind = evaluation.figures.filter(
    (figure) => figure.part === (only ?? 'measure') && figure.behind.length > 0,
  );
  if (behind.length === 0) return;
  for (const figure of behind) {
    console.error(`Ours is behind ${figure.behind.join(' and ')}: ${figure.class}, ${figure.metric}`);
  }
  process.exitCode = 1;
}

/** One object a line; `kind` says which. */
function jsonLines({ settings, figures, differences, tuneQueries }: Comparison): string[] {
  return [
    ...settings.map((one) => ({ kind: 'setting', ...one })),
    ...figures.map((one) => ({ kind: 'figure', ...one })),
    ...differences.map((one) => ({ kind: 'difference', ...one })),
    ...tuneQueries.map((one) => ({ kind: 'tune-query', ...one })),
  ].map((one) => JSON.stringify({ evaluation: 'search', ...one }));
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
