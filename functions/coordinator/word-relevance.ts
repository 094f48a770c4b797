import { createCatalogueIndex } from '#search';
import type { Surroundings } from './need-reading.ts';

/** How much of the wished words each insats meets, 0–1; those that meet none are not there. */
export type WordRelevance = (words: string, around: Surroundings) => ReadonlyMap<string, number>;

/**
 * Finds wished words as the public search finds them. The index is made when somebody first wishes for words, and held:
 * only what has changed since is worked through again. The words themselves are not held.
 */
export function holdWordRelevance(): WordRelevance {
  const index = createCatalogueIndex();
  return (words, { entries, thresholdsOf, providerOf, waitOf }) => {
    index.hold(entries, {
      thresholdsOf,
      providerName: (forbund, organisation) => providerOf({ forbund, organisation }),
      waitOf,
    });
    return index.relevance(words);
  };
}
