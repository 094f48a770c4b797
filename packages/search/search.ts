import type { Thresholds } from '#forbund';
import { type Availability, availabilityOf, type Instant } from '#ledger';
import type { CatalogueEntry } from './entry.ts';
import { type FacetName, facetNames, facetValues } from './facets.ts';
import type { CatalogueQuery } from './query.ts';
import { textScore, wordsOf } from './text.ts';

/** An insats in a result, with its figures as they are at the moment of the question. */
export type Hit = { entry: CatalogueEntry; availability: Availability };

type FacetCounts = Record<FacetName, Record<string, number>>;

export type SearchResult = {
  hits: Hit[];
  total: number;
  facets: FacetCounts;
  /** How many there would be with only those that have free places. */
  withFreePlaces: number;
};

type Candidate = Hit & { score: number };

/** What a search must know that the insatser themselves do not hold. */
type KnownOfForbund = {
  thresholdsOf(forbund: string): Thresholds;
  providerName(forbund: string, organisation: string): string;
};

/**
 * The insatser that a query asks for, with the number of hits per facet value. A facet's own choices do not lower its
 * own counts: each count says how many there would be with that value chosen. Closed insatser are left out. The order
 * never depends on the order of `entries`.
 */
export function searchCatalogue(
  entries: readonly CatalogueEntry[],
  query: CatalogueQuery,
  known: KnownOfForbund,
  now: Instant,
): SearchResult {
  const words = wordsOf(query.q);
  const candidates: Candidate[] = [];
  for (const entry of entries) {
    if (entry.head.status === 'closed') continue;
    const { forbund, organisation } = entry.head;
    const score = textScore(entry, known.providerName(forbund, organisation), words);
    if (score === 0) continue;
    const availability = availabilityOf(entry.head, known.thresholdsOf(forbund), now);
    if (meetsFigures(entry, availability, query)) candidates.push({ entry, availability, score });
  }
  const chosen = facetNames.filter((name) => query[name].length > 0);
  const missed = candidates.map((candidate) =>
    chosen.filter((name) => !meetsFacet(candidate.entry, name, query)),
  );
  const onFacets = candidates.filter((_, index) => missed[index]?.length === 0);
  const found = onFacets.filter((hit) => meetsFree(hit, query)).sort(comparators[query.sort]);
  return {
    hits: found
      .slice(query.offset, query.offset + query.limit)
      .map(({ entry, availability }) => ({ entry, availability })),
    total: found.length,
    facets: countFacets(candidates, missed, query),
    withFreePlaces: onFacets.filter(({ availability }) => availability.status === 'free').length,
  };
}

function meetsFacet(entry: CatalogueEntry, name: FacetName, query: CatalogueQuery): boolean {
  const wanted: readonly string[] = query[name];
  return facetValues(entry, name).some((value) => wanted.includes(value));
}

/** A figure that nobody knows is neither free nor full. */
function meetsFree({ availability: { status } }: Hit, query: CatalogueQuery): boolean {
  if (query.hasFreePlaces === undefined) return true;
  return status !== 'unknown' && (status === 'free') === query.hasFreePlaces;
}

/** Figures that nobody has stated never meet a demand. */
function meetsFigures(entry: CatalogueEntry, availability: Availability, query: CatalogueQuery): boolean {
  if (query.maxWaitWeeks !== undefined && !(waitDays(availability) <= query.maxWaitWeeks * 7)) return false;
  if (query.hoursPerWeek !== undefined) {
    const hours = entry.documents.description.hoursPerWeek;
    if (!hours || (hours.from === null && hours.to === null)) return false;
    if (query.hoursPerWeek < (hours.from ?? 0) || query.hoursPerWeek > (hours.to ?? 40)) return false;
  }
  return true;
}

function waitDays(availability: Availability): number {
  return availability.status === 'free' ? 0 : (availability.wait?.medianDays ?? Number.POSITIVE_INFINITY);
}

function countFacets(candidates: Candidate[], missed: FacetName[][], query: CatalogueQuery): FacetCounts {
  const facets = Object.fromEntries(facetNames.map((name) => [name, {}])) as FacetCounts;
  candidates.forEach((candidate, index) => {
    const { entry } = candidate;
    const misses = missed[index] ?? [];
    if (misses.length > 1 || !meetsFree(candidate, query)) return;
    for (const name of misses.length === 1 ? misses : facetNames) {
      const counts = facets[name];
      // An insats counts once, also where its description names a value twice.
      for (const value of new Set(facetValues(entry, name))) {
        const before = Object.hasOwn(counts, value) ? counts[value] : undefined;
        counts[value] = (before ?? 0) + 1;
      }
    }
  });
  return facets;
}

const standing: Record<Availability['status'], number> = {
  free: 0,
  queue: 1,
  full: 2,
  unknown: 3,
  closed: 4,
};
const swedish = new Intl.Collator('sv');

const byName = (one: Candidate, other: Candidate) =>
  swedish.compare(one.entry.documents.description.name, other.entry.documents.description.name) ||
  (one.entry.head.insats < other.entry.head.insats ? -1 : 1);

const comparators: Record<CatalogueQuery['sort'], (one: Candidate, other: Candidate) => number> = {
  relevance: (one, other) =>
    other.score - one.score ||
    standing[one.availability.status] - standing[other.availability.status] ||
    byName(one, other),
  free: (one, other) => (other.availability.free ?? -1) - (one.availability.free ?? -1) || byName(one, other),
  fresh: (one, other) =>
    (other.availability.asOf ?? '').localeCompare(one.availability.asOf ?? '') || byName(one, other),
  name: byName,
};
