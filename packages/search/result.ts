import type { Availability } from '#ledger';
import type { ReadAs } from './columns/text-index.ts';
import type { CatalogueEntry } from './entry.ts';
import type { FacetName } from './facets.ts';

/** An insats in a result, with its figures as they are at the moment of the question. */
export type Hit = { entry: CatalogueEntry; availability: Availability };

export type SearchResult = {
  hits: Hit[];
  total: number;
  /** Hits by each facet's values; a value that would give none is not there. */
  readonly facets: Readonly<Record<FacetName, Readonly<Record<string, number>>>>;
  /** How many there would be with only those that have free places. */
  withFreePlaces: number;
  /** How the question's words were read. */
  words: {
    /** Whether some insats meets every word; otherwise the hits are those that meet most of the question. */
    whole: boolean;
    /** Words that no insats has, and the words that they were taken for. */
    readAs: readonly ReadAs[];
  };
};
