import { facetNames } from '../facets.ts';
import type { CatalogueQuery } from '../query.ts';
import { type Bits, countInBoth, makeBits, setBit, writeNumbers } from './bits.ts';
import type { FacetColumns } from './facet-columns.ts';
import type { FacetCounter } from './facet-counter.ts';
import { type LiveColumns, longestWait } from './live-columns.ts';

/** What meets a query's filters. */
export type Filtered = {
  /** Ascending. Overwritten by the next question. */
  met: Int32Array;
  /** By value, as in the facets' columns. */
  counts: Int32Array;
  /** How many meet every facet and have free places. */
  withFreePlaces: number;
};

/** A facet in which values were chosen, the numbers of those values, and the insatser that have one of them. */
type Chosen = { facet: number; values: readonly number[]; having: Bits };

const daysAWeek = 7;

/**
 * Filters by facets and figures, and counts every facet's values at once. A facet's own choices do not lower its own
 * counts, so an insats that misses one facet alone counts there.
 */
export function makeFilter(
  columns: FacetColumns,
  live: LiveColumns,
  counter: FacetCounter,
): (candidates: Bits, query: CatalogueQuery) => Filtered {
  const documents = columns.hoursFrom.length;
  const numbers = new Int32Array(documents);
  const within = makeBits(documents);
  const missingNone = makeBits(documents);
  const missingOne = makeBits(documents);
  const missingThis = makeBits(documents);
  const byFacet = facetNames.map((name, facet) => ({ name, facet, having: makeBits(documents) }));
  const { waitDays, hasFree, isKnown } = live;
  const { hoursFrom, hoursTo } = columns;

  function chosenIn(query: CatalogueQuery): Chosen[] {
    return byFacet
      .filter(({ name }) => query[name].length > 0)
      .map(({ name, facet, having }) => ({
        facet,
        values: counter.writeHaving(facet, query[name], having),
        having,
      }));
  }

  /** Those that can hold the hours and have the wait that are asked for. */
  function withinReach(candidates: Bits, { hoursPerWeek, maxWaitWeeks }: CatalogueQuery): Bits {
    if (hoursPerWeek === undefined && maxWaitWeeks === undefined) return candidates;
    const longest =
      maxWaitWeeks === undefined ? longestWait : Math.min(maxWaitWeeks * daysAWeek, longestWait - 1);
    within.fill(0);
    const count = writeNumbers(candidates, numbers);
    for (let place = 0; place < count; place += 1) {
      const document = numbers[place] as number;
      if ((waitDays[document] as number) > longest) continue;
      if (
        hoursPerWeek === undefined ||
        ((hoursFrom[document] as number) <= hoursPerWeek && hoursPerWeek <= (hoursTo[document] as number))
      )
        setBit(within, document);
    }
    return within;
  }

  /**
   * Writes who misses none of the chosen facets and who misses one, of those whose places are asked for. Answers how many
   * of the former have free places, whatever was asked for.
   */
  function writeMissing(candidates: Bits, chosen: readonly Chosen[], hasFreePlaces?: boolean): number {
    missingNone.set(candidates);
    missingOne.fill(0);
    for (const { having } of chosen) {
      for (let word = 0; word < having.length; word += 1) {
        const has = having[word] as number;
        const none = missingNone[word] as number;
        missingOne[word] = ((missingOne[word] as number) & has) | (none & ~has);
        missingNone[word] = none & has;
      }
    }
    const withFreePlaces = countInBoth(missingNone, hasFree);
    if (hasFreePlaces !== undefined) {
      for (let word = 0; word < hasFree.length; word += 1) {
        const free = hasFree[word] as number;
        // A figure that nobody knows is neither free nor full.
        const asked = hasFreePlaces ? free : (isKnown[word] as number) & ~free;
        missingNone[word] = (missingNone[word] as number) & asked;
        missingOne[word] = (missingOne[word] as number) & asked;
      }
    }
    return withFreePlaces;
  }

  function writeMissingOnly({ having }: Chosen): void {
    for (let word = 0; word < missingOne.length; word += 1)
      missingThis[word] = (missingOne[word] as number) & ~(having[word] as number);
  }

  return (candidates, query) => {
    const chosen = chosenIn(query);
    const withFreePlaces = writeMissing(withinReach(candidates, query), chosen, query.hasFreePlaces);
    const counts = counter.noCounts();
    for (const one of chosen) {
      writeMissingOnly(one);
      // Who misses the facet has none of its chosen values: they need not be counted.
      counter.countOne(one.facet, missingThis, one.values, counts);
    }
    const met = numbers.subarray(0, writeNumbers(missingNone, numbers));
    counter.countAll(met, counts);
    return { met, counts, withFreePlaces };
  };
}
