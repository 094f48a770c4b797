import type { Instant } from '#ledger';
import type { CatalogueQuery } from '../query.ts';
import type { SearchResult } from '../result.ts';
import { makeFullBits } from './bits.ts';
import type { CatalogueColumns } from './catalogue-columns.ts';
import type { Combined } from './combine.ts';
import { makeFacetCounter } from './facet-counter.ts';
import { makeFilter } from './filter.ts';
import { type LiveColumns, longestWait, makeLiveColumns } from './live-columns.ts';
import { bestPlaces } from './ranking.ts';
import { makeTextIndex, type TextIndex } from './text-index.ts';

type Sort = CatalogueQuery['sort'];

/** A result whose hits are still places in the columns, and whose counts have no names yet. */
type Places = Pick<SearchResult, 'total' | 'withFreePlaces' | 'words'> & {
  places: number[];
  counts: Int32Array;
};

export type Asking = {
  /** The figures, to be set as they change. */
  live: LiveColumns;
  meeting: TextIndex['meeting'];
  search(query: CatalogueQuery, now: Instant): Places;
};

/**
 * Texts are told apart by so many shades of how well the best one answers. Within a shade, what can be had comes first:
 * a free place beats a word that stands there once more, and never a better answer.
 */
const shades = 20;
/** More than what an insats without room has of standing and wait together. */
const mostRoom = 8 * (longestWait + 1);

/** Answers questions about a catalogue. */
export function makeAsking(columns: CatalogueColumns): Asking {
  const { insatser, facets } = columns;
  const { find, meeting } = makeTextIndex(columns);
  const live = makeLiveColumns(insatser.length);
  const filter = makeFilter(facets, live, makeFacetCounter(facets));
  const unscored = { scores: new Float64Array(insatser.length), best: 0 };
  const everyone = {
    answering: makeFullBits(insatser.length),
    whole: true,
    readAs: [],
    score: () => unscored,
  };
  const keys = { first: new Float64Array(insatser.length), second: new Float64Array(insatser.length) };
  const { standing, waitDays, free, asOf } = live;

  /** Writes what those that are met are ordered by. Loops of their own, so that no number is wrapped on its way. */
  function writeKeys(met: Int32Array, answer: Combined, sort: Sort): void {
    const { first, second } = keys;
    if (sort !== 'relevance') {
      const figures = { free, fresh: asOf, name: undefined }[sort];
      for (let place = 0; place < met.length; place += 1) {
        first[place] = figures ? (figures[met[place] as number] as number) : 0;
        second[place] = 0;
      }
      return;
    }
    const { scores, best } = answer.score();
    const shadesOfBest = best > 0 ? shades / best : 0;
    for (let place = 0; place < met.length; place += 1) {
      const document = met[place] as number;
      const score = scores[document] as number;
      const room = (standing[document] as number) * (longestWait + 1) + (waitDays[document] as number);
      first[place] = Math.ceil(score * shadesOfBest) * mostRoom - room;
      second[place] = score;
    }
  }

  return {
    live,
    meeting,
    search(query, now) {
      live.turnTo(now);
      const answer = find(query.q) ?? everyone;
      const { met, counts, withFreePlaces } = filter(answer.answering, query);
      writeKeys(met, answer, query.sort);
      const ranked = bestPlaces(keys, met.length, query.offset + query.limit).slice(query.offset);
      return {
        places: ranked.map((place) => met[place] as number),
        total: met.length,
        counts,
        withFreePlaces,
        words: { whole: answer.whole, readAs: answer.readAs },
      };
    },
  };
}
