import type { JudgedQuery, Part, QueryClass } from '../../test/evaluation/judged-queries.ts';
import { mean } from './bootstrap.ts';
import type { Engine } from './engine.ts';
import { ndcg, recall } from './gain.ts';

export const metrics = ['nDCG@10', 'recall@20'] as const;
export type Metric = (typeof metrics)[number];

/** A query and how well an engine answered it. */
type Scored = { query: JudgedQuery; scores: Record<Metric, number> };

/** An engine and how well it answered every query, in the order of the queries. */
export type ScoredEngine = { engine: Engine; scored: Scored[] };

/** Asks an engine every query. */
export function scoreEngine(engine: Engine, queries: readonly JudgedQuery[]): ScoredEngine {
  const scored = queries.map((query) => {
    const answers = engine.search(query.query, 20);
    return {
      query,
      scores: { 'nDCG@10': ndcg(answers, query.judged, 10), 'recall@20': recall(answers, query.judged, 20) },
    };
  });
  return { engine, scored };
}

/** The scores of a part, or of one class in it, a query each. */
export function scoresIn(
  { scored }: ScoredEngine,
  metric: Metric,
  part: Part,
  queryClass?: QueryClass,
): number[] {
  return scored
    .filter(({ query }) => query.part === part && (!queryClass || query.class === queryClass))
    .map(({ scores }) => scores[metric]);
}

/** The setting that does best on the part that may be tuned on; the earlier of two that do alike. */
export function bestOnTune(settings: readonly Engine[], queries: readonly JudgedQuery[]): ScoredEngine {
  const [first, ...others] = settings.map((engine) => scoreEngine(engine, queries));
  if (!first) throw new Error('there is no setting to choose');
  const gained = (one: ScoredEngine) => mean(scoresIn(one, 'nDCG@10', 'tune'));
  return others.reduce((best, one) => (gained(one) > gained(best) ? one : best), first);
}
