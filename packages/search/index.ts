export {
  type CatalogueEntry,
  type CatalogueProjection,
  catalogueEntry,
  projectEntry,
} from './entry.ts';
export { type FacetName, facetNames } from './facets.ts';
export { type CatalogueQuery, catalogueQuery, sortOrders } from './query.ts';
export { type Hit, type SearchResult, searchCatalogue } from './search.ts';
