import type { Instant } from '#ledger';
import { createCatalogueIndex, type KnownOfForbund } from './catalogue-index.ts';
import type { CatalogueEntry } from './entry.ts';
import type { CatalogueQuery } from './query.ts';
import type { SearchResult } from './result.ts';

/**
 * The insatser that a query asks for, with the number of hits per facet value. A facet's own choices do not lower its
 * own counts: each count says how many there would be with that value chosen. Closed insatser are left out. The order
 * never depends on the order of `entries`. Makes an index for this one question: whoever asks often keeps one.
 */
export function searchCatalogue(
  entries: readonly CatalogueEntry[],
  query: CatalogueQuery,
  known: KnownOfForbund,
  now: Instant,
): SearchResult {
  const index = createCatalogueIndex();
  index.hold(entries, known);
  return index.search(query, now);
}
