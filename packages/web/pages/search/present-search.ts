import type { Forbund, Organisation } from '#forbund';
import {
  countsAnswers,
  kinds,
  ladder,
  languages,
  municipalityName,
  principals,
  targetGroups,
  tracks,
} from '#insats';
import {
  type CatalogueQuery,
  type FacetName,
  facetNames,
  type Hit,
  type SearchResult,
  sortOrders,
} from '#search';
import type { FacetView } from '../../components/facet-group.tsx';
import type { Link } from '../../components/link.ts';
import { presentAvailability } from '../../components/present-availability.ts';
import { paths } from '../../paths.ts';
import type { SearchResultView, SearchView } from './search-view.ts';

/** Names of the förbund and organisations that a result mentions. */
export type Names = { forbund: readonly Forbund[]; organisations: ReadonlyMap<string, Organisation> };

const facetLabels: Record<FacetName, string> = {
  municipality: 'Kommun',
  step: 'Steg mot arbete',
  track: 'Spår vid sidan av',
  kind: 'Sorts insats',
  targetGroup: 'Målgrupp',
  language: 'Språk',
  principal: 'Huvudman',
  provider: 'Utförare',
  countsTowardActivityRequirement: 'Räknas i aktivitetskravet',
  forbund: 'Samordningsförbund',
};

const vocabularies: Partial<Record<FacetName, Record<string, string>>> = {
  step: ladder,
  track: tracks,
  kind: kinds,
  targetGroup: targetGroups,
  language: languages,
  principal: principals,
  countsTowardActivityRequirement: countsAnswers,
};

/** A result as the search page shows it. */
export function presentSearch(query: CatalogueQuery, result: SearchResult, names: Names): SearchView {
  const page = Math.floor(query.offset / query.limit) + 1;
  return {
    q: query.q,
    total: result.total,
    readAs: result.words.readAs,
    wholeQuestionMet: result.words.whole,
    facets: [
      freePlacesFacet(query, result.withFreePlaces),
      ...facetNames.map((name) => facetView(name, query, result, names)),
    ],
    activeFilters: activeFilters(query, names),
    sortings: Object.entries(sortOrders).map(([value, label]) => ({
      value,
      label,
      selected: value === query.sort,
    })),
    results: result.hits.map((hit) => presentHit(hit, names)),
    page,
    pages: Math.max(1, Math.ceil(result.total / query.limit)),
    pageHref: (to) => searchHref({ ...query, offset: (to - 1) * query.limit }),
    refreshHref: result.hits.length === 0 ? null : refreshHref(result.hits),
  };
}

function presentHit({ entry, availability }: Hit, names: Names): SearchResultView {
  const { head, documents } = entry;
  const { description } = documents;
  const [track] = description.tracks ?? [];
  return {
    id: head.insats,
    name: description.name,
    provider: names.organisations.get(`${head.forbund} ${head.organisation}`)?.name ?? head.organisation,
    municipalities: (description.municipalities ?? []).map(municipalityName),
    step: description.step ? ladder[description.step] : track ? tracks[track] : null,
    summary: description.summary,
    mark: { own: null, demo: 'Demo', 'public-source': 'Exempel' }[description.provenance.kind],
    availability: presentAvailability(availability, head.counts),
  };
}

function freePlacesFacet(query: CatalogueQuery, count: number): FacetView {
  return {
    name: 'hasFreePlaces',
    label: 'Lediga platser',
    options: [
      { value: 'true', label: 'Har lediga platser nu', count, selected: query.hasFreePlaces === true },
    ],
  };
}

function facetView(
  name: FacetName,
  query: CatalogueQuery,
  { facets }: SearchResult,
  names: Names,
): FacetView {
  const chosen: readonly string[] = query[name];
  const values = new Set([...Object.keys(facets[name]), ...chosen]);
  const options = [...values].map((value) => ({
    value,
    label: valueLabel(name, value, names),
    count: facets[name][value] ?? 0,
    selected: chosen.includes(value),
  }));
  const vocabulary = vocabularies[name];
  const order = vocabulary && Object.keys(vocabulary);
  options.sort((one, other) =>
    order
      ? order.indexOf(one.value) - order.indexOf(other.value)
      : one.label.localeCompare(other.label, 'sv'),
  );
  return { name, label: facetLabels[name], options };
}

function valueLabel(name: FacetName, value: string, names: Names): string {
  if (name === 'municipality') return municipalityName(value);
  if (name === 'forbund') return names.forbund.find(({ id }) => id === value)?.name ?? value;
  if (name === 'provider') {
    for (const [key, organisation] of names.organisations)
      if (key.endsWith(` ${value}`)) return organisation.name;
    return value;
  }
  return vocabularies[name]?.[value] ?? value;
}

function activeFilters(query: CatalogueQuery, names: Names): Link[] {
  const without = (change: Partial<CatalogueQuery>) => searchHref({ ...query, offset: 0, ...change });
  const links: Link[] = [];
  if (query.hasFreePlaces)
    links.push({ href: without({ hasFreePlaces: undefined }), label: 'Har lediga platser' });
  if (query.hoursPerWeek !== undefined) {
    links.push({
      href: without({ hoursPerWeek: undefined }),
      label: `${query.hoursPerWeek} timmar i veckan`,
    });
  }
  if (query.maxWaitWeeks !== undefined) {
    links.push({
      href: without({ maxWaitWeeks: undefined }),
      label: `Högst ${query.maxWaitWeeks} veckors väntan`,
    });
  }
  for (const name of facetNames) {
    const chosen: readonly string[] = query[name];
    for (const value of chosen) {
      const others = chosen.filter((one) => one !== value);
      links.push({ href: without({ [name]: others }), label: valueLabel(name, value, names) });
    }
  }
  return links;
}

/** The address of a search. What is as it is by default is left out. */
export function searchHref(query: Partial<CatalogueQuery>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name === 'limit' || value === undefined || value === '' || value === 0) continue;
    if (name === 'sort' && value === 'relevance') continue;
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  return text === '' ? paths.search : `${paths.search}?${text}`;
}

function refreshHref(hits: readonly Hit[]): string {
  const parameters = new URLSearchParams();
  for (const { entry } of hits) parameters.append('insats', entry.head.insats);
  return `${paths.availabilityFragments}?${parameters}`;
}
