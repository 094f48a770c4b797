import { readDemoCatalogue } from '../../test/evaluation/demo-entries.ts';
import { type Part, parts, readJudgedQueries } from '../../test/evaluation/judged-queries.ts';
import { type Comparison, compareEngines } from './compare.ts';
import { fullTextSearches } from './full-text-sqlite.ts';
import { miniSearches } from './mini-search.ts';
import { ownSearch } from './ours.ts';
import { bestOnTune, scoreEngine } from './scores.ts';
import { searchedTexts } from './searched-texts.ts';

/**
 * Ours, MiniSearch and SQLite FTS5 on the judged queries, the latter two in their best setting on the tune part.
 * `only`: nothing but the tune part is asked, so that nothing is learnt of the part that measures.
 */
export function evaluateSearch(only?: 'tune'): Comparison {
  const catalogue = readDemoCatalogue();
  const asked: readonly Part[] = only ? [only] : parts;
  const queries = readJudgedQueries().filter(({ part }) => asked.includes(part));
  const texts = searchedTexts(catalogue);
  return compareEngines(
    scoreEngine(ownSearch(catalogue), queries),
    [bestOnTune(miniSearches(texts), queries), bestOnTune(fullTextSearches(texts), queries)],
    asked,
  );
}
