export { type CatalogueIndex, createCatalogueIndex, type KnownOfForbund } from './catalogue-index.ts';
export { SnapshotRefused } from './columns/snapshot.ts';
export {
  type CatalogueEntry,
  type CatalogueProjection,
  catalogueEntry,
  projectEntry,
} from './entry.ts';
export { type FacetName, facetNames, facetValues } from './facets.ts';
export { type CatalogueQuery, catalogueQuery, sortOrders } from './query.ts';
export type { Hit, SearchResult } from './result.ts';
export { searchCatalogue } from './search.ts';
