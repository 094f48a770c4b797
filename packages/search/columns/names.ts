/**
 * Which insatser bear a name, or a part of one. A name is kept as a number for its text: it is only ever asked for whole,
 * and the numbers of tens of thousands of names are loaded sooner than their letters. Ascending by number, then by insats.
 */
export type Names = { numbers: Float64Array; documents: Int32Array; weights: Uint8Array };

/** What one insats is called, each with its weight, 1 to 255. */
export type NameList = readonly { number: number; weight: number }[];

/** `lists`: of each insats in its place. */
export function makeNames(lists: readonly NameList[]): Names {
  const all = lists
    .flatMap((list, document) => list.map(({ number, weight }) => ({ number, weight, document })))
    .sort((one, other) => one.number - other.number || one.document - other.document);
  return {
    numbers: Float64Array.from(all, ({ number }) => number),
    documents: Int32Array.from(all, ({ document }) => document),
    weights: Uint8Array.from(all, ({ weight }) => weight),
  };
}

/** The lists that the names were made of. */
export function nameListsFrom({ numbers, documents, weights }: Names, count: number): NameList[] {
  const lists = Array.from({ length: count }, (): { number: number; weight: number }[] => []);
  documents.forEach((document, place) => {
    lists[document]?.push({ number: numbers[place] as number, weight: weights[place] as number });
  });
  return lists;
}

/** Those that bear a name, and how much of what they are called it is. */
export type Bearers = Pick<Names, 'documents' | 'weights'>;

export function bearersOf({ numbers, documents, weights }: Names, name: number): Bearers {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < name) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (numbers[end] === name) end += 1;
  return { documents: documents.subarray(low, end), weights: weights.subarray(low, end) };
}
