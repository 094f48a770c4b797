import MiniSearch from 'minisearch';
import type { Engine } from './engine.ts';
import { type SearchedTexts, type TextField, textFields } from './searched-texts.ts';
import { swedishTerm, tellingWords, wordsIn } from './swedish-terms.ts';

const boosts: Readonly<Record<string, Record<TextField, number>>> = {
  'name first': { name: 4, provider: 3, summary: 2, forWhom: 2, terms: 1.5, criteria: 1 },
  'name a little': { name: 2, provider: 2, summary: 1.5, forWhom: 1.5, terms: 1, criteria: 0.5 },
};

/** MiniSearch with Swedish stems, prefixes and misspellings, in every setting that is worth trying. */
export function miniSearches(documents: readonly SearchedTexts[]): Engine[] {
  const index = new MiniSearch<SearchedTexts>({
    fields: [...textFields],
    tokenize: wordsIn,
    processTerm: swedishTerm,
  });
  index.addAll(documents);
  return Object.entries(boosts).flatMap(([weights, boost]) =>
    (['OR', 'AND'] as const).flatMap((combineWith) =>
      [0.15, 0.2, 0.3].map(
        (distance): Engine => ({
          name: 'minisearch',
          setting: `${combineWith}, fuzzy ${distance}, ${weights}`,
          search: (question, limit) =>
            index
              .search(question, {
                tokenize: tellingWords,
                combineWith,
                boost,
                prefix: (term) => term.length >= 3,
                // A short word has too many neighbours.
                fuzzy: (term) => (term.length >= 5 ? distance : false),
              })
              .slice(0, limit)
              .map(({ id }) => String(id)),
        }),
      ),
    ),
  );
}
