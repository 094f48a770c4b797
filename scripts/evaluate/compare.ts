import { seededNumbers } from '../../test/builders/virtual-time.ts';
import {
  type JudgedQuery,
  type Part,
  parts,
  type QueryClass,
  queryClasses,
} from '../../test/evaluation/judged-queries.ts';
import { bootstrapInterval, mean } from './bootstrap.ts';
import { type Metric, metrics, type ScoredEngine, scoresIn } from './scores.ts';

const seed = 20_261_125;

/** One class in one part, or all classes, by one metric: the mean of each engine by its name, 0 to 1. */
export type ClassFigure = {
  part: Part;
  class: QueryClass | 'all';
  queries: number;
  metric: Metric;
  ours: number;
  beside: { engine: string; value: number }[];
  /** The engines that ours is behind. */
  behind: string[];
};

/** How far ours is ahead of another engine in a class, or over a whole part, with the 95 % interval of the paired bootstrap. */
export type Difference = {
  part: Part;
  class: QueryClass | 'all';
  metric: Metric;
  against: string;
  mean: number;
  low: number;
  high: number;
};

/** How well each engine answered one query; told only of the part that may be looked at. */
export type QueryFigure = { query: string; class: QueryClass; values: { engine: string; value: number }[] };

export type Comparison = {
  settings: { engine: string; setting: string }[];
  figures: ClassFigure[];
  differences: Difference[];
  tuneQueries: QueryFigure[];
};

/** Ours beside the others, per class and over all, a part by itself. All must have answered the same queries. */
export function compareEngines(
  ours: ScoredEngine,
  others: readonly ScoredEngine[],
  compared: readonly Part[] = parts,
): Comparison {
  return {
    settings: [ours, ...others].map(({ engine: { name, setting } }) => ({ engine: name, setting })),
    figures: compared.flatMap((part) =>
      metrics.flatMap((metric) =>
        classes.map((queryClass) => classFigure(ours, others, part, queryClass, metric)),
      ),
    ),
    differences: compared.flatMap((part) =>
      metrics.flatMap((metric) =>
        classes.flatMap((queryClass) =>
          others.map((other) => difference(ours, other, part, queryClass, metric)),
        ),
      ),
    ),
    tuneQueries: ours.scored.flatMap(({ query }, index) =>
      query.part === 'tune' ? [queryFigure([ours, ...others], query, index)] : [],
    ),
  };
}

const classes = [...queryClasses, 'all'] as const;

function classOrAll(queryClass: QueryClass | 'all'): QueryClass | undefined {
  return queryClass === 'all' ? undefined : queryClass;
}

/** Means of the same scores in another order may differ in the last digits. */
const alike = 1e-9;

function classFigure(
  ours: ScoredEngine,
  others: readonly ScoredEngine[],
  part: Part,
  queryClass: QueryClass | 'all',
  metric: Metric,
): ClassFigure {
  const within = classOrAll(queryClass);
  const own = scoresIn(ours, metric, part, within);
  const beside = others.map((other) => ({
    engine: other.engine.name,
    value: mean(scoresIn(other, metric, part, within)),
  }));
  const value = mean(own);
  return {
    part,
    class: queryClass,
    queries: own.length,
    metric,
    ours: value,
    beside,
    behind: beside.filter((other) => value < other.value - alike).map(({ engine }) => engine),
  };
}

function difference(
  ours: ScoredEngine,
  other: ScoredEngine,
  part: Part,
  queryClass: QueryClass | 'all',
  metric: Metric,
): Difference {
  const within = classOrAll(queryClass);
  const theirs = scoresIn(other, metric, part, within);
  const differences = scoresIn(ours, metric, part, within).map((own, index) => own - (theirs[index] ?? 0));
  return {
    part,
    class: queryClass,
    metric,
    against: other.engine.name,
    ...bootstrapInterval(differences, seededNumbers(seed)),
  };
}

function queryFigure(engines: readonly ScoredEngine[], query: JudgedQuery, index: number): QueryFigure {
  return {
    query: query.query,
    class: query.class,
    values: engines.map(({ engine, scored }) => ({
      engine: engine.name,
      value: scored[index]?.scores['nDCG@10'] ?? 0,
    })),
  };
}
