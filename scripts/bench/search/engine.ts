import { type CatalogueEntry, type CatalogueQuery, type FacetName, facetNames, facetValues } from '#search';

/** A search engine that holds the generated insatser and answers a query with how many it found. */
export type Engine = { name: string; find(query: CatalogueQuery): number | Promise<number> };

export type MakeEngine = (entries: readonly CatalogueEntry[]) => Engine | Promise<Engine>;

/** The text that every engine indexes. */
export function textOf({ documents: { description } }: CatalogueEntry): { name: string; body: string } {
  return { name: description.name, body: `${description.summary} ${description.forWhom}` };
}

/**
 * What an engine without facets needs beside it: filter by facets, count every facet, take the twenty first by free
 * places. In typed arrays too, so that what is compared is the engine and not the loop around it.
 */
export function makeFinish(entries: readonly CatalogueEntry[]) {
  const numberOf = new Map<string, number>();
  const held = entries.map((entry) =>
    facetNames.map((name) => facetValues(entry, name).map((value) => numberFor(`${name} ${value}`))),
  );
  const free = Int32Array.from(entries, ({ head }) => head.counts?.free ?? -1);

  function numberFor(value: string): number {
    const known = numberOf.get(value);
    if (known !== undefined) return known;
    numberOf.set(value, numberOf.size);
    return numberOf.size - 1;
  }

  return (places: readonly number[], query: CatalogueQuery): number => {
    const counts = new Int32Array(numberOf.size);
    const chosen = facetNames.flatMap((name: FacetName, facet) =>
      query[name].length === 0
        ? []
        : { facet, values: new Set(query[name].map((value) => numberOf.get(`${name} ${value}`))) },
    );
    const met: number[] = [];
    for (const place of places) {
      const its = held[place] ?? [];
      const missed = chosen.filter(({ facet, values }) => !its[facet]?.some((value) => values.has(value)));
      const [only] = missed;
      if (missed.length > 1) continue;
      for (const values of only ? [its[only.facet] ?? []] : its)
        for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
      if (!only) met.push(place);
    }
    met.sort((one, other) => (free[other] ?? 0) - (free[one] ?? 0));
    return met.slice(0, 20).length === 0 ? 0 : met.length;
  };
}
