import type { FacetColumns } from './facet-columns.ts';
import type { Lexicon } from './lexicon.ts';
import type { Names } from './names.ts';
import type { Postings } from './postings.ts';

/** All that is known of a catalogue's texts and facets, without its live figures. Insatser are numbered by name. */
export type CatalogueColumns = {
  insatser: readonly string[];
  /** A number for what each insats says and who its provider is: the same for the same. */
  fingerprints: Float64Array;
  lexicon: Lexicon;
  postings: Postings;
  names: Names;
  facets: FacetColumns;
};
