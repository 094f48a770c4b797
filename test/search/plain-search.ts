import { availabilityOf, type Instant } from '#ledger';
import {
  type CatalogueEntry,
  type CatalogueQuery,
  facetNames,
  facetValues,
  type KnownOfForbund,
} from '#search';

const standings = ['free', 'queue', 'full', 'unknown', 'closed'] as const;
const swedish = new Intl.Collator('sv');

/**
 * What a search without words answers, said plainly: every insats looked at, one after the other. Slow, and meant to be
 * held against the index.
 */
export function plainSearch(
  entries: readonly CatalogueEntry[],
  query: CatalogueQuery,
  known: KnownOfForbund,
  now: Instant,
) {
  const candidates = entries
    .filter(({ head }) => head.status === 'open')
    .map((entry) => ({
      entry,
      availability: availabilityOf(
        entry.head,
        known.thresholdsOf(entry.head.forbund),
        now,
        known.waitOf(entry.head.insats),
      ),
    }))
    .filter(({ entry, availability }) => {
      const wait =
        availability.status === 'free' ? 0 : (availability.wait?.medianDays ?? Number.POSITIVE_INFINITY);
      if (query.maxWaitWeeks !== undefined && wait > query.maxWaitWeeks * 7) return false;
      const hours = entry.documents.description.hoursPerWeek;
      if (query.hoursPerWeek === undefined) return true;
      if (!hours || (hours.from === null && hours.to === null)) return false;
      return (hours.from ?? 0) <= query.hoursPerWeek && query.hoursPerWeek <= (hours.to ?? 40);
    });
  type Candidate = (typeof candidates)[number];
  const meets = ({ entry }: Candidate, except?: string) =>
    facetNames.every((name) => {
      const wanted: readonly string[] = query[name];
      return (
        name === except ||
        wanted.length === 0 ||
        facetValues(entry, name).some((value) => wanted.includes(value))
      );
    });
  const meetsFree = ({ availability: { status } }: Candidate) =>
    query.hasFreePlaces === undefined ||
    (status !== 'unknown' && (status === 'free') === query.hasFreePlaces);
  const facets = Object.fromEntries(
    facetNames.map((name) => {
      const counted = candidates.filter((one) => meets(one, name) && meetsFree(one));
      const values = new Set(counted.flatMap(({ entry }) => facetValues(entry, name)));
      const count = (value: string) =>
        counted.filter(({ entry }) => facetValues(entry, name).includes(value)).length;
      return [name, Object.fromEntries([...values].map((value) => [value, count(value)]))];
    }),
  );
  const byName = (one: Candidate, other: Candidate) =>
    swedish.compare(one.entry.documents.description.name, other.entry.documents.description.name) ||
    (one.entry.head.insats < other.entry.head.insats ? -1 : 1);
  const orders: Record<CatalogueQuery['sort'], (one: Candidate, other: Candidate) => number> = {
    relevance: (one, other) =>
      standings.indexOf(one.availability.status) - standings.indexOf(other.availability.status),
    free: (one, other) => (other.availability.free ?? -1) - (one.availability.free ?? -1),
    fresh: (one, other) => (other.availability.asOf ?? '').localeCompare(one.availability.asOf ?? ''),
    name: () => 0,
  };
  const found = candidates
    .filter((one) => meets(one) && meetsFree(one))
    .sort((one, other) => orders[query.sort](one, other) || byName(one, other));
  return {
    hits: found.slice(query.offset, query.offset + query.limit),
    total: found.length,
    facets,
    withFreePlaces: candidates.filter((one) => meets(one) && one.availability.status === 'free').length,
  };
}
