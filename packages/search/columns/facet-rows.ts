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
  rest: readonly (readonly number[])[];
};

/** Rows are made as long as so large a share of the insatser needs. */
const shareThatFits = 0.9;
/** Numbers in half a line of the cache: a row of so many never lies in two lines. */
const halfLine = 8;

export function makeFacetRows({ packed, listed, values, firstValue, hoursFrom }: FacetColumns): FacetRows {
  const documents = hoursFrom.length;
  const lengths = lengthsOf(listed, documents);
  const from = packingOf(firstValue).words.length;
  const to = from + widthFor(lengths);
  const stride = Math.max(to, halfLine);
  const rows = new Int32Array(documents * stride).fill(values.length);
  packed.forEach((words, word) => {
    for (let document = 0; document < documents; document += 1)
      rows[document * stride + word] = words[document] as number;
  });
  const made = { stride, from, to, rows };
  return { ...made, rest: writeListed(made, listed, lengths) };
}

/** Writes the listed values into the rows, and answers the last ones of those that have more than fit. */
function writeListed(
  { stride, from, to, rows }: Omit<FacetRows, 'rest'>,
  listed: readonly ListedFacet[],
  lengths: Int32Array,
): number[][] {
  const rest: number[][] = [];
  const next = new Int32Array(lengths.length).fill(from);
  for (const { start, values } of listed) {
    for (let document = 0; document < lengths.length; document += 1) {
      const row = document * stride;
      const room = (lengths[document] as number) <= to - from ? to : to - 1;
      const end = start[document + 1] as number;
      for (let at = start[document] as number; at < end; at += 1) {
        const place = next[document] as number;
        next[document] = place + 1;
        if (place < room) {
          rows[row + place] = values[at] as number;
          continue;
        }
        if (place === room) rows[row + room] = -rest.push([]);
        rest[-1 - (rows[row + room] as number)]?.push(values[at] as number);
      }
    }
  }
  return rest;
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

function countRest(values: readonly number[] | undefined, counts: Int32Array): void {
  for (const value of values ?? []) counts[value] = (counts[value] as number) + 1;
}

/** How many listed values each insats has. */
function lengthsOf(listed: readonly ListedFacet[], documents: number): Int32Array {
  const lengths = new Int32Array(documents);
  for (const { start } of listed) {
    for (let document = 0; document < documents; document += 1) {
      const its = (start[document + 1] as number) - (start[document] as number);
      lengths[document] = (lengths[document] as number) + its;
    }
  }
  return lengths;
}

/** How many values a row has room for, at least one. */
function widthFor(lengths: Int32Array): number {
  const having: number[] = [];
  for (const length of lengths) having[length] = (having[length] ?? 0) + 1;
  let width = 1;
  let fit = (having[0] ?? 0) + (having[1] ?? 0);
  while (fit < shareThatFits * lengths.length) {
    width += 1;
    fit += having[width] ?? 0;
  }
  return width;
}
