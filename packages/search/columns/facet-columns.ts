import type { CatalogueEntry } from '../entry.ts';
import { facetNames, facetValues } from '../facets.ts';

/**
 * The facets' values of every insats, and the hours it can hold. A facet of few values is a bit for each value, packed
 * with others into words of 32 bits; one of many values is a list for each insats.
 */
export type FacetColumns = {
  /** Number → the value; those of a facet stand together, in the order of `facetNames`. */
  values: readonly string[];
  /** Facet → its first value; one more at the end. */
  firstValue: Int32Array;
  /** In the order of `packingOf`: a word of 32 bits for each insats. */
  packed: readonly Int32Array[];
  listed: readonly ListedFacet[];
  /** Hours a week, from and to; where nobody has said, a range that nothing meets. */
  hoursFrom: Uint8Array;
  hoursTo: Uint8Array;
};

/** Insats → its first place in `values`, one more at the end; the values ascending, each once. */
export type ListedFacet = { start: Int32Array; values: Int32Array };

/** Which facets share a word, and from which bit on; and which have lists. Facets are their places in `facetNames`. */
export type Packing = {
  words: readonly (readonly { facet: number; shift: number; count: number }[])[];
  listed: readonly number[];
};

export const bitsInWord = 32;
const mostHours = 40;
const nobodyHasSaid = { from: 255, to: 0 };

/** How facets are packed follows from how many values each has. */
export function packingOf(firstValue: Int32Array): Packing {
  const words: { facet: number; shift: number; count: number }[][] = [];
  const listed: number[] = [];
  let used = bitsInWord;
  facetNames.forEach((_, facet) => {
    const count = (firstValue[facet + 1] as number) - (firstValue[facet] as number);
    if (count > bitsInWord) {
      listed.push(facet);
      return;
    }
    if (used + count > bitsInWord) {
      words.push([]);
      used = 0;
    }
    words.at(-1)?.push({ facet, shift: used, count });
    used += count;
  });
  return { words, listed };
}

export function makeFacetColumns(entries: readonly CatalogueEntry[]): FacetColumns {
  const values: string[] = [];
  const firstValue = new Int32Array(facetNames.length + 1);
  const numbers = facetNames.map((name, facet) => {
    const column = entries.map((entry) => facetValues(entry, name));
    const known = [...new Set(column.flat())].sort();
    const numberOf = new Map(known.map((value, index) => [value, values.length + index]));
    values.push(...known);
    firstValue[facet + 1] = values.length;
    return column.map((its) => numbersIn(its, numberOf));
  });
  const packing = packingOf(firstValue);
  const hours = entries.map(({ documents }) => {
    const said = documents.description.hoursPerWeek;
    if (!said || (said.from === null && said.to === null)) return nobodyHasSaid;
    return { from: said.from ?? 0, to: said.to ?? mostHours };
  });
  return {
    values,
    firstValue,
    packed: packing.words.map((facets) =>
      Int32Array.from(entries, (_, document) =>
        facets.reduce((word, { facet, shift }) => {
          const first = (firstValue[facet] as number) - shift;
          return (numbers[facet]?.[document] ?? []).reduce(
            (bits, value) => bits | (1 << (value - first)),
            word,
          );
        }, 0),
      ),
    ),
    listed: packing.listed.map((facet) => listsOf(numbers[facet] ?? [])),
    hoursFrom: Uint8Array.from(hours, ({ from }) => from),
    hoursTo: Uint8Array.from(hours, ({ to }) => to),
  };
}

/** Ascending, each once, also where a description names a value twice. */
function numbersIn(its: readonly string[], numberOf: ReadonlyMap<string, number>): readonly number[] {
  const [only, ...more] = its;
  if (only === undefined) return [];
  if (more.length === 0) return [numberOf.get(only) ?? 0];
  return [...new Set(its.map((value) => numberOf.get(value) ?? 0))].sort((one, other) => one - other);
}

function listsOf(column: readonly (readonly number[])[]): ListedFacet {
  const start = new Int32Array(column.length + 1);
  column.forEach((its, document) => {
    start[document + 1] = (start[document] as number) + its.length;
  });
  return { start, values: Int32Array.from(column.flat()) };
}
