import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatedInsatser } from '../../../test/search/generated-insatser.ts';
import type { CatalogueEntry } from '../entry.ts';
import { facetNames, facetValues } from '../facets.ts';
import { makeFacetColumns } from './facet-columns.ts';
import { makeFacetCounter, namedCounts } from './facet-counter.ts';

const insatser = generatedInsatser(200, 7);
const codes = [
  ...new Set(insatser.flatMap(({ documents }) => documents.description.municipalities ?? [])),
].sort();

/** Insatser of which some serve no municipality, most one or two, and a few many. */
const anyInsatser = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.subarray(codes, { maxLength: 2 }) },
      { weight: 1, arbitrary: fc.subarray(codes, { maxLength: 40 }) },
    ),
    { minLength: insatser.length, maxLength: insatser.length },
  )
  .map((served) => insatser.map((entry, place) => serving(entry, served[place] ?? [])));

test('every value is counted once for each insats that has it, however many it has', () =>
  fc.assert(
    fc.property(anyInsatser, fc.subarray(insatser.map((_, place) => place)), (entries, among) => {
      const columns = makeFacetColumns(entries);
      const counter = makeFacetCounter(columns);
      const counts = counter.noCounts();
      counter.countAll(Int32Array.from(among), counts);
      expect(namedCounts(columns, counts)).toEqual(
        countedOneByOne(entries.filter((_, place) => among.includes(place))),
      );
    }),
    { numRuns: 50 },
  ));

function serving({ head, documents }: CatalogueEntry, municipalities: string[]): CatalogueEntry {
  return { head, documents: { ...documents, description: { ...documents.description, municipalities } } };
}

function countedOneByOne(entries: readonly CatalogueEntry[]) {
  return Object.fromEntries(
    facetNames.map((name) => {
      const counts: Record<string, number> = {};
      for (const value of entries.flatMap((entry) => facetValues(entry, name)))
        counts[value] = (counts[value] ?? 0) + 1;
      return [name, counts];
    }),
  );
}
