import { FacetGroup } from '../../components/facet-group.tsx';
import { numberWording } from '../../components/free-places-wording.ts';
import { Icon } from '../../components/icon.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { SearchInput } from '../../components/search-field.tsx';
import { paths } from '../../paths.ts';
import { HowRead, NoResults, Results } from './results.tsx';
import type { SearchView } from './search-view.ts';

export type SearchPageProps = { frame: Frame; view: SearchView };

const groupsOpenAtFirst = 3;

/**
 * Search with facets. A plain form that the button sends; with script, ticking a box or choosing an order fetches the
 * same page and swaps the search in place.
 */
export function SearchPage({ frame, view }: SearchPageProps) {
  const found = foundWording(view.total);
  return (
    <Page frame={frame} title={view.q ? `${view.q} – sök insatser` : 'Sök insatser'} current={paths.search}>
      <h1 class="ds-heading" data-size="md">
        Sök insatser
      </h1>
      <form
        id="search"
        class="search"
        method="get"
        action={paths.search}
        data-announce={found}
        hx-get={paths.search}
        hx-trigger="change from:.search-live"
        hx-target="#search"
        hx-select="#search"
        hx-swap="outerHTML"
        hx-push-url="true"
        hx-sync="this:replace"
        hx-disinherit="*"
      >
        <div class="search__top">
          <SearchInput id="q" label="Vad letar du efter?" value={view.q} />
        </div>
        <Filters facets={view.facets} />
        <section class="search__results" aria-labelledby="results-heading">
          <div class="search__bar">
            <h2 class="ds-heading" data-size="xs" id="results-heading">
              {found}
            </h2>
            <Sorting sortings={view.sortings} />
          </div>
          <HowRead view={view} />
          <ActiveFilters filters={view.activeFilters} />
          {view.results.length === 0 ? (
            <NoResults filtered={view.activeFilters.length > 0} q={view.q} />
          ) : (
            <Results view={view} now={frame.now} />
          )}
          <Pagination page={view.page} pages={view.pages} hrefOf={view.pageHref} />
        </section>
      </form>
    </Page>
  );
}

function Filters({ facets }: Pick<SearchView, 'facets'>) {
  const shown = facets.filter((facet) => facet.options.length > 0);
  return (
    <details class="filters" id="filters">
      <summary>Filtrera</summary>
      <div class="filters__body search-live">
        {shown.map((facet, index) => (
          <FacetGroup facet={facet} open={index < groupsOpenAtFirst} />
        ))}
        <button class="ds-button filters__submit" data-variant="secondary" type="submit">
          Visa insatser
        </button>
      </div>
    </details>
  );
}

function Sorting({ sortings }: Pick<SearchView, 'sortings'>) {
  return (
    <div class="sorting search-live">
      <label for="sort">Ordna efter</label>
      <select class="ds-input" id="sort" name="sort" data-width="auto">
        {sortings.map((sorting) => (
          <option value={sorting.value} selected={sorting.selected}>
            {sorting.label}
          </option>
        ))}
      </select>
      <noscript>
        <button class="ds-button" data-variant="secondary" type="submit">
          Ordna
        </button>
      </noscript>
    </div>
  );
}

function ActiveFilters({ filters }: { filters: SearchView['activeFilters'] }) {
  if (filters.length === 0) return null;
  return (
    <ul class="active-filters" aria-label="Valda filter">
      {filters.map((filter) => (
        <li>
          <a class="active-filter" href={filter.href}>
            <span class="ds-sr-only">Ta bort filtret </span>
            {filter.label}
            <Icon name="remove" />
          </a>
        </li>
      ))}
      <li>
        <a class="ds-link" href={paths.search}>
          Rensa allt
        </a>
      </li>
    </ul>
  );
}

function foundWording(total: number): string {
  if (total === 0) return 'Inga insatser';
  return total === 1 ? '1 insats' : `${numberWording(total)} insatser`;
}
