import { type FacetName, facetNames } from '../facets.ts';
import { type Bits, countInBoth, inAny, makeBits, setBit, writeNumbers } from './bits.ts';
import { bitsInWord, type FacetColumns, type ListedFacet, packingOf } from './facet-columns.ts';
import { countListed, type FacetRows, makeFacetRows } from './facet-rows.ts';

/** Counts facets' values, and tells who has a chosen one. */
export type FacetCounter = {
  /** Nothing counted yet. */
  noCounts(): Int32Array;
  /** Writes which insatser have one of the chosen values of a facet, and answers the numbers of those values. */
  writeHaving(facet: number, chosen: readonly string[], into: Bits): readonly number[];
  /** Counts every facet's values among these insatser, on top of what is counted. */
  countAll(documents: Int32Array, counts: Int32Array): void;
  /** Counts one facet's values among these insatser, on top of what is counted. `absent`: values that none of them has. */
  countOne(facet: number, among: Bits, absent: readonly number[], counts: Int32Array): void;
};

export function makeFacetCounter(columns: FacetColumns): FacetCounter {
  const { values, firstValue, packed, listed } = columns;
  const documents = columns.hoursFrom.length;
  const numbers = new Int32Array(documents);
  const packing = packingOf(firstValue);
  const rows = makeFacetRows(columns);
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
    noCounts: () => new Int32Array(values.length + 1),
    writeHaving(facet, chosen, into) {
      const numbers = chosen.map((value) => numberOf(facet, value)).filter((number) => number >= 0);
      inAny(
        numbers.map((value) => havingValue(facet, value)),
        into,
      );
      return numbers;
    },
    countAll(among, counts) {
      packing.words.forEach((facets, word) => {
        writeSumsOfBits(rows, word, among);
        for (const { facet, shift, count } of facets)
          addSums(shift, count, counts, firstValue[facet] as number);
      });
      countListed(rows, among, counts);
    },
    countOne(facet, among, absent, counts) {
      const first = firstValue[facet] as number;
      const end = firstValue[facet + 1] as number;
      const its = listed[packing.listed.indexOf(facet)];
      if (its) {
        countList(its, numbers.subarray(0, writeNumbers(among, numbers)), counts);
        return;
      }
      for (let value = first; value < end; value += 1) {
        if (absent.includes(value)) continue;
        counts[value] = (counts[value] as number) + countInBoth(among, havingValue(facet, value));
      }
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

function countList({ start, values }: ListedFacet, among: Int32Array, counts: Int32Array): void {
  for (let index = 0; index < among.length; index += 1) {
    const document = among[index] as number;
    const end = start[document + 1] as number;
    for (let place = start[document] as number; place < end; place += 1) {
      const value = values[place] as number;
      counts[value] = (counts[value] as number) + 1;
    }
  }
}

function addSums(shift: number, count: number, counts: Int32Array, first: number): void {
  for (let value = 0; value < count; value += 1)
    counts[first + value] = (counts[first + value] as number) + (sums[shift + value] as number);
}

/** Of the last that were counted. */
const sums = new Int32Array(bitsInWord);

/**
 * How often each of the 32 bits of a packed word is set among these insatser. Thirty-two counters run beside each other in the
 * bits of a few numbers: `ones`, `twos`, `fours` and `eights` are one digit each of all counters, and what is carried
 * beyond them stands for sixteen (a carry-save adder, as in Harley and Seal's way to count bits). Overwritten by the next count.
 */
function writeSumsOfBits({ rows, stride }: FacetRows, word: number, among: Int32Array): void {
  sums.fill(0);
  let ones = 0;
  let twos = 0;
  let fours = 0;
  let eights = 0;
  const whole = among.length & ~3;
  for (let index = 0; index < whole; index += 4) {
    const first = rows[(among[index] as number) * stride + word] as number;
    const second = rows[(among[index + 1] as number) * stride + word] as number;
    const third = rows[(among[index + 2] as number) * stride + word] as number;
    const fourth = rows[(among[index + 3] as number) * stride + word] as number;
    let either = ones ^ first;
    const twosOfFirst = (ones & first) | (either & second);
    ones = either ^ second;
    either = ones ^ third;
    const twosOfThird = (ones & third) | (either & fourth);
    ones = either ^ fourth;
    either = twos ^ twosOfFirst;
    const carriedFour = (twos & twosOfFirst) | (either & twosOfThird);
    twos = either ^ twosOfThird;
    const carriedEight = fours & carriedFour;
    fours ^= carriedFour;
    let carriedSixteen = eights & carriedEight;
    eights ^= carriedEight;
    for (; carriedSixteen !== 0; carriedSixteen &= carriedSixteen - 1) {
      const bit = 31 - Math.clz32(carriedSixteen & -carriedSixteen);
      sums[bit] = (sums[bit] as number) + 16;
    }
  }
  for (let bit = 0; bit < bitsInWord; bit += 1) {
    let digits = (ones >>> bit) & 1;
    digits += 2 * ((twos >>> bit) & 1) + 4 * ((fours >>> bit) & 1) + 8 * ((eights >>> bit) & 1);
    for (let index = whole; index < among.length; index += 1)
      digits += ((rows[(among[index] as number) * stride + word] as number) >>> bit) & 1;
    sums[bit] = (sums[bit] as number) + digits;
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
