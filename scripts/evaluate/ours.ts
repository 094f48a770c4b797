import { defaultThresholds } from '#forbund';
import { catalogueQuery, searchCatalogue } from '#search';
import type { DemoCatalogue } from '../../test/evaluation/demo-entries.ts';
import type { Engine } from './engine.ts';

const now = '2026-03-02T07:30:00.000Z';

/** The product's own search, asked as the search page asks it. */
export function ownSearch({ entries, providerName }: DemoCatalogue): Engine {
  const known = { thresholdsOf: () => defaultThresholds, providerName, waitOf: () => null };
  return {
    name: 'ours',
    setting: 'as the product asks it',
    search(question, limit) {
      const { hits } = searchCatalogue(entries, catalogueQuery.parse({ q: question, limit }), known, now);
      return hits.map(({ entry }) => entry.head.insats);
    },
  };
}
