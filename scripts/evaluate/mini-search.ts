import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Engine } from './engine.ts';
import { type SearchedTexts, type TextField, textFields } from './searched-texts.ts';
import { swedishTerm, tellingWords, wordsIn } from './swedish-terms.ts';

const boosts: Readonly<Record<string, Record<TextField, number>>> = {
  'all texts alike': { name: 1, provider: 1, summary: 1, forWhom: 1, terms: 1, criteria: 1 },
  'name first': { name: 4, provider: 3, summary: 2, forWhom: 2, terms: 1.5, criteria: 1 },
  'name a little': { name: 2, provider: 2, summary: 1.5, forWhom: 1.5, terms: 1, criteria: 0.5 },
};

const combinations = ['OR', 'AND'] as const;
/** Edits allowed, as a share of the word's length. */
const distances = [0.2, 0.3, 0.4];
/** How much a misspelt word counts beside a whole one; MiniSearch's own is 0.45. */
const fuzzyWeights = [0.45, 0.3];

/** MiniSearch with Swedish stems, prefixes and misspellings, in every setting that is worth trying. */
export function miniSearches(documents: readonly SearchedTexts[]): Engine[] {
  const index = new MiniSearch<SearchedTexts>({
    fields: [...textFields],
    tokenize: wordsIn,
    processTerm: swedishTerm,
  });
  index.addAll(documents);
  return Object.entries(boosts).flatMap(([weights, boost]) =>
    combinations.flatMap((combineWith) =>
      distances.flatMap((distance) =>
        fuzzyWeights.map((fuzzyWeight): Engine => {
          const options: SearchOptions = {
            tokenize: tellingWords,
            combineWith,
            boost,
            prefix: (term) => term.length >= 3,
            // A short word has too many neighbours.
            fuzzy: (term) => (term.length >= 5 ? distance : false),
            weights: { fuzzy: fuzzyWeight, prefix: 0.375 },
          };
          return {
            name: 'minisearch',
            setting: `${combineWith}, fuzzy ${distance} with weight ${fuzzyWeight}, prefixes, ${weights}`,
            search: (question, limit) =>
              index
                .search(question, options)
                .slice(0, limit)
                .map(({ id }) => String(id)),
          };
        }),
      ),
    ),
  );
}
