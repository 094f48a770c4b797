import type { FacetView } from '../../components/facet-group.tsx';
import type { AvailabilityView } from '../../components/free-places-wording.ts';
import type { Link } from '../../components/link.ts';

export type SearchView = {
  /** As typed. */
  q: string;
  total: number;
  /** Words that no insats has, and the words that were searched for in their place. */
  readAs: readonly { typed: string; as: string }[];
  /** Whether some insats meets every word; otherwise the results are those that meet most of them. */
  wholeQuestionMet: boolean;
  facets: readonly FacetView[];
  /** What narrows the search now; `href` is the same search without it. */
  activeFilters: readonly Link[];
  /** The first is the default. */
  sortings: readonly { value: string; label: string; selected: boolean }[];
  results: readonly SearchResultView[];
  /** First page is 1. */
  page: number;
  pages: number;
  pageHref: (page: number) => string;
  /** Answers `AvailabilityNotes` for these results. Null: the figures do not refresh. */
  refreshHref: string | null;
};

export type SearchResultView = {
  id: string;
  name: string;
  provider: string;
  municipalities: readonly string[];
  /** The step of the ladder, or the track beside it. */
  step: string | null;
  /** One line about it. */
  summary: string | null;
  /** Set on what is made up or retold: «Demo», «Exempel». */
  mark: string | null;
  availability: AvailabilityView;
};
