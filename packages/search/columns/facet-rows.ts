import { type FacetColumns, type ListedFacet, packingOf } from './facet-columns.ts';

/**
 * What an insats has of all facets, beside each other: its packed words, then its listed values. To count them touches one
 * stretch of memory for each insats instead of one for each facet, and takes no turn that depends on how many values it
 * has. A row with fewer values is filled up with a number of no value; one with more ends with -1 less the place of its
 * last values among `rest`.
 */
export type FacetRows = {
  /** Numbers from one row to the next. */
  stride: number;
  /** Where the values begin and end in a row. */
  from: number;
  to: number;
  rows: Int32Array;
  rest: readonly Int32Array[];
};

/** Rows are made as long as so large a share of the insatser needs. */
const shareThatFits = 0.9;
/** Numbers in half a line of the cache: a row of so many never lies in two lines. */
const halfLine = 8;

export function makeFacetRows({ packed, listed, values, firstValue, hoursFrom }: FacetColumns): FacetRows {
  const documents = hoursFrom.length;
  const from = packingOf(firstValue).words.length;
  const lengths = Int32Array.from(hoursFrom, (_, document) => lengthOf(listed, document)).sort();
  const width = Math.max(1, lengths[Math.floor(shareThatFits * (documents - 1))] ?? 1);
  const to = from + width;
  const stride = to > halfLine ? to : halfLine;
  const rows = new Int32Array(documents * stride).fill(values.length);
  const rest: Int32Array[] = [];
  for (let document = 0; document < documents; document += 1) {
    let place = document * stride;
    for (const words of packed) {
      rows[place] = words[document] as number;
      place += 1;
    }
    const last = document * stride + to - 1;
    const isLong = lengthOf(listed, document) > width;
    const more: number[] = [];
    for (const { start, values: its } of listed) {
      const end = start[document + 1] as number;
      for (let at = start[document] as number; at < end; at += 1) {
        if (isLong && place >= last) more.push(its[at] as number);
        else {
          rows[place] = its[at] as number;
          place += 1;
        }
      }
    }
    if (!isLong) continue;
    rows[last] = -1 - rest.length;
    rest.push(Int32Array.from(more));
  }
  return { stride, from, to, rows, rest };
}

/** Counts the listed values of these insatser, on top of what is counted. */
export function countListed(
  { stride, from, to, rows, rest }: FacetRows,
  among: Int32Array,
  counts: Int32Array,
): void {
  for (let index = 0; index < among.length; index += 1) {
    const row = (among[index] as number) * stride;
    const last = row + to - 1;
    for (let place = row + from; place < last; place += 1) {
      const value = rows[place] as number;
      counts[value] = (counts[value] as number) + 1;
    }
    const value = rows[last] as number;
    if (value >= 0) counts[value] = (counts[value] as number) + 1;
    else countRest(rest[-1 - value], counts);
  }
}

function countRest(values: Int32Array | undefined, counts: Int32Array): void {
  for (const value of values ?? []) counts[value] = (counts[value] as number) + 1;
}

function lengthOf(listed: readonly ListedFacet[], document: number): number {
  let length = 0;
  for (const { start } of listed) length += (start[document + 1] as number) - (start[document] as number);
  return length;
}
