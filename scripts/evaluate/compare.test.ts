import { describe, expect, it } from 'vitest';
import { type JudgedQuery, parts, queryClasses } from '../../test/evaluation/judged-queries.ts';
import { compareEngines } from './compare.ts';
import type { Engine } from './engine.ts';
import { bestOnTune, scoreEngine } from './scores.ts';

/** A query of every class in every part; each has one answer, named as the query. */
const queries: JudgedQuery[] = parts.flatMap((part) =>
  queryClasses.map((queryClass) => {
    const query = `${part} ${queryClass}`;
    return { query, class: queryClass, part, judged: { [query]: 3 } };
  }),
);

/** Finds every answer but those to what is named. */
function anEngine(name: string, ...misses: string[]): Engine {
  return {
    name,
    setting: `misses ${misses.length}`,
    search: (question) => (misses.includes(question) ? [] : [question]),
  };
}

const compared = (ours: Engine, ...others: Engine[]) =>
  compareEngines(
    scoreEngine(ours, queries),
    others.map((other) => scoreEngine(other, queries)),
  );

describe('Ours', () => {
  it('is behind on the class and the part where another finds more, and there over all', () => {
    const { figures } = compared(anEngine('ours', 'measure compound'), anEngine('other'));
    const behind = figures.filter((figure) => figure.behind.length > 0);
    expect(behind.map(({ part, class: queryClass, metric }) => [part, queryClass, metric])).toEqual([
      ['measure', 'compound', 'nDCG@10'],
      ['measure', 'all', 'nDCG@10'],
      ['measure', 'compound', 'recall@20'],
      ['measure', 'all', 'recall@20'],
    ]);
    expect(behind.every((figure) => figure.behind.join() === 'other')).toBe(true);
  });

  it('is not behind one that does as well', () => {
    const { figures } = compared(anEngine('ours', 'tune names'), anEngine('other', 'tune names'));
    expect(figures.flatMap(({ behind }) => behind)).toEqual([]);
  });

  it('is told as the mean over the queries of the class', () => {
    const { figures } = compared(anEngine('ours', 'measure names', 'measure prefixes'), anEngine('other'));
    const whole = figures.find(
      ({ part, class: queryClass, metric }) =>
        part === 'measure' && queryClass === 'all' && metric === 'nDCG@10',
    );
    expect(whole).toMatchObject({ queries: 8, ours: 0.75, beside: [{ engine: 'other', value: 1 }] });
  });

  it('is ahead by the mean difference, class by class', () => {
    const { differences } = compared(anEngine('ours'), anEngine('other', 'measure names'));
    const means = differences
      .filter(({ mean }) => mean !== 0)
      .map(({ part, class: queryClass, metric, mean }) => [part, queryClass, metric, mean]);
    expect(means).toEqual([
      ['measure', 'names', 'nDCG@10', 1],
      ['measure', 'all', 'nDCG@10', 0.125],
      ['measure', 'names', 'recall@20', 1],
      ['measure', 'all', 'recall@20', 0.125],
    ]);
  });

  it('is told of no part that is not asked', () => {
    const asked = queries.filter(({ part }) => part === 'tune');
    const { figures, differences } = compareEngines(
      scoreEngine(anEngine('ours'), asked),
      [scoreEngine(anEngine('other'), asked)],
      ['tune'],
    );
    expect(new Set([...figures, ...differences].map(({ part }) => part))).toEqual(new Set(['tune']));
  });

  it('is shown query by query in the tune part alone', () => {
    const { tuneQueries } = compared(anEngine('ours', 'tune names'), anEngine('other'));
    expect(tuneQueries).toHaveLength(queryClasses.length);
    expect(tuneQueries).toContainEqual({
      query: 'tune names',
      class: 'names',
      values: [
        { engine: 'ours', value: 0 },
        { engine: 'other', value: 1 },
      ],
    });
  });
});

describe('The setting of another engine', () => {
  it('is the one that does best on the tune part, whatever it does on the part that measures', () => {
    const measuresBest = anEngine('other', 'tune names');
    const tunesBest = anEngine('other', 'measure names', 'measure compound');
    expect(bestOnTune([measuresBest, tunesBest], queries).engine).toBe(tunesBest);
  });
});
