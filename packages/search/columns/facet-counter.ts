import { type FacetName, facetNames } from '../facets.ts';
import { type Bits, inAny, makeBits, setBit } from './bits.ts';
import { type FacetColumns, type ListedFacet, packingOf } from './facet-columns.ts';

/** Counts facets' values, and tells who has a chosen one. */
export type FacetCounter = {
  /** Writes which insatser have one of the chosen values of a facet. */
  having(facet: number, chosen: readonly string[], into: Bits): void;
  /** Counts every facet's values among these insatser, on top of what is counted. */
  countAll(documents: Int32Array, counts: Int32Array): void;
  /** Counts one facet's values among these insatser, on top of what is counted. */
  countOne(facet: number, documents: Int32Array, counts: Int32Array): void;
};

export function makeFacetCounter(columns: FacetColumns): FacetCounter {
  const { values, firstValue, packed, listed } = columns;
  const documents = columns.hoursFrom.length;
  const packing = packingOf(firstValue);
  /** Sets of insatser by value, made when first chosen. */
  const made = new Map<number, Bits>();

  function havingValue(facet: number, value: number): Bits {
    const known = made.get(value);
    if (known) return known;
    const bits = makeBits(documents);
    packing.words.forEach((facets, word) => {
      const its = facets.find((one) => one.facet === facet);
      if (!its) return;
      const bit = 1 << (value - (firstValue[facet] as number) + its.shift);
      packed[word]?.forEach((held, document) => {
        if ((held & bit) !== 0) setBit(bits, document);
      });
    });
    const list = listed[packing.listed.indexOf(facet)];
    for (let document = 0; list && document < documents; document += 1) {
      const end = list.start[document + 1] as number;
      for (let place = list.start[document] as number; place < end; place += 1)
        if (list.values[place] === value) setBit(bits, document);
    }
    made.set(value, bits);
    return bits;
  }

  return {
    having(facet, chosen, into) {
      const numbers = chosen.map((value) => numberOf(facet, value)).filter((number) => number >= 0);
      inAny(
        numbers.map((value) => havingValue(facet, value)),
        into,
      );
    },
    countAll(among, counts) {
      packing.words.forEach((facets, word) => {
        writeSumsOfBits(packed[word] ?? new Int32Array(), among);
        for (const { facet, shift, count } of facets)
          addSums(shift, count, counts, firstValue[facet] as number);
      });
      for (const list of listed) countListed(list, among, counts);
    },
    countOne(facet, among, counts) {
      packing.words.forEach((facets, word) => {
        const its = facets.find((one) => one.facet === facet);
        if (!its) return;
        writeSumsOfBits(packed[word] ?? new Int32Array(), among);
        addSums(its.shift, its.count, counts, firstValue[facet] as number);
      });
      const list = listed[packing.listed.indexOf(facet)];
      if (list) countListed(list, among, counts);
    },
  };

  function numberOf(facet: number, value: string): number {
    let low = firstValue[facet] as number;
    let high = firstValue[facet + 1] as number;
    const end = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[middle] as string) < value) low = middle + 1;
      else high = middle;
    }
    return low < end && values[low] === value ? low : -1;
  }
}

function countListed({ start, values }: ListedFacet, among: Int32Array, counts: Int32Array): void {
  if (hasOneEach(start)) {
    for (let index = 0; index < among.length; index += 1) {
      const value = values[among[index] as number] as number;
      counts[value] = (counts[value] as number) + 1;
    }
    return;
  }
  for (let index = 0; index < among.length; index += 1) {
    const document = among[index] as number;
    const end = start[document + 1] as number;
    for (let place = start[document] as number; place < end; place += 1) {
      const value = values[place] as number;
      counts[value] = (counts[value] as number) + 1;
    }
  }
}

/** Every insats has exactly one value, as with the provider: then its place is the place of its value. */
const oneEach = new WeakMap<Int32Array, boolean>();

function hasOneEach(start: Int32Array): boolean {
  const known = oneEach.get(start);
  if (known !== undefined) return known;
  const has = start.every((first, document) => first === document);
  oneEach.set(start, has);
  return has;
}

function addSums(shift: number, count: number, counts: Int32Array, first: number): void {
  for (let value = 0; value < count; value += 1)
    counts[first + value] = (counts[first + value] as number) + (sums[shift + value] as number);
}

/** Of the last that were counted. */
const sums = new Int32Array(32);

/**
 * How often each of 32 bits is set among the words of these insatser. Thirty-two counters run beside each other in the
 * bits of a few numbers: `ones`, `twos` and `fours` are one digit each of all counters, and what is carried beyond them
 * stands for eight (a carry-save adder, as in Harley and Seal's way to count bits). Overwritten by the next count.
 */
function writeSumsOfBits(words: Int32Array, among: Int32Array): void {
  sums.fill(0);
  let ones = 0;
  let twos = 0;
  let fours = 0;
  const whole = among.length & ~1;
  for (let index = 0; index < whole; index += 2) {
    const one = words[among[index] as number] as number;
    const other = words[among[index + 1] as number] as number;
    const either = ones ^ one;
    const carriedTwo = (ones & one) | (either & other);
    ones = either ^ other;
    const carriedFour = twos & carriedTwo;
    twos ^= carriedTwo;
    let carriedEight = fours & carriedFour;
    fours ^= carriedFour;
    for (; carriedEight !== 0; carriedEight &= carriedEight - 1) {
      const bit = 31 - Math.clz32(carriedEight & -carriedEight);
      sums[bit] = (sums[bit] as number) + 8;
    }
  }
  const last = whole < among.length ? (words[among[whole] as number] as number) : 0;
  for (let bit = 0; bit < 32; bit += 1) {
    const digits = ((ones >>> bit) & 1) + 2 * ((twos >>> bit) & 1) + 4 * ((fours >>> bit) & 1);
    sums[bit] = (sums[bit] as number) + digits + ((last >>> bit) & 1);
  }
}

/** The counts above 0 of each facet, under their values. */
export function namedCounts(
  { values, firstValue }: FacetColumns,
  counts: Int32Array,
): Record<FacetName, Record<string, number>> {
  const facets = facetNames.map((name, facet) => {
    const its: Record<string, number> = {};
    const end = firstValue[facet + 1] as number;
    for (let value = firstValue[facet] as number; value < end; value += 1) {
      const count = counts[value] as number;
      if (count > 0) its[values[value] as string] = count;
    }
    return [name, its];
  });
  return Object.fromEntries(facets);
}
