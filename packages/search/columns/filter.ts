import { facetNames } from '../facets.ts';
import type { CatalogueQuery } from '../query.ts';
import type { FacetColumns } from './facet-columns.ts';
import type { FacetCounter } from './facet-counter.ts';
import { type LiveColumns, longestWait, standingOf } from './live-columns.ts';

/** What meets a query's filters. */
export type Filtered = {
  /** Places among the candidates, ascending. Overwritten by the next question. */
  met: Int32Array;
  /** By value, as in the facets' columns. */
  counts: Int32Array;
  /** How many meet every facet and have free places. */
  withFreePlaces: number;
};

const daysAWeek = 7;

/**
 * Filters by facets and figures, and counts every facet's values at once. A facet's own choices do not lower its own
 * counts, so an insats that misses one facet alone counts there. `candidates`: ascending.
 */
export function makeFilter(
  columns: FacetColumns,
  live: LiveColumns,
  counter: FacetCounter,
): (candidates: Int32Array, query: CatalogueQuery) => Filtered {
  const documents = columns.hoursFrom.length;
  const met = new Int32Array(documents);
  const meeting = new Int32Array(documents);
  const { standing, waitDays } = live;
  const { hoursFrom, hoursTo } = columns;

  return (candidates, query) => {
    const chosen = facetNames.flatMap((name, facet) =>
      query[name].length > 0
        ? {
            facet,
            bits: counter.having(facet, query[name]),
            missing: new Int32Array(candidates.length),
            count: 0,
          }
        : [],
    );
    const { hoursPerWeek, hasFreePlaces, maxWaitWeeks } = query;
    const longest =
      maxWaitWeeks === undefined ? longestWait : Math.min(maxWaitWeeks * daysAWeek, longestWait - 1);
    let found = 0;
    let withFreePlaces = 0;
    for (let place = 0; place < candidates.length; place += 1) {
      const document = candidates[place] as number;
      let misses = 0;
      let missed = -1;
      for (let which = 0; which < chosen.length; which += 1) {
        const bits = (chosen[which] as (typeof chosen)[number]).bits;
        if ((((bits[document >>> 5] as number) >>> (document & 31)) & 1) === 0) {
          misses += 1;
          missed = which;
        }
      }
      if (misses > 1) continue;
      if (hoursPerWeek !== undefined) {
        if (hoursPerWeek < (hoursFrom[document] as number) || hoursPerWeek > (hoursTo[document] as number))
          continue;
      }
      if ((waitDays[document] as number) > longest) continue;
      const its = standing[document] as number;
      const isFree = its === standingOf.free;
      if (misses === 0 && isFree) withFreePlaces += 1;
      // A figure that nobody knows is neither free nor full.
      if (hasFreePlaces !== undefined && (its === standingOf.unknown || isFree !== hasFreePlaces)) continue;
      if (misses === 0) {
        met[found] = place;
        meeting[found] = document;
        found += 1;
      } else {
        const its = chosen[missed] as (typeof chosen)[number];
        its.missing[its.count] = document;
        its.count += 1;
      }
    }
    const counts = new Int32Array(columns.values.length);
    counter.countAll(meeting.subarray(0, found), counts);
    for (const { facet, missing, count } of chosen)
      counter.countOne(facet, missing.subarray(0, count), counts);
    return { met: met.subarray(0, found), counts, withFreePlaces };
  };
}
