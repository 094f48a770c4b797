import { type CatalogueEntry, type CatalogueIndex, type CatalogueQuery, catalogueQuery } from '#search';
import { lookedAt } from '../../../test/search/generated-insatser.ts';
import { type Chance, chanceOf } from '../../../test/search/generated-words.ts';

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}]{4,}/gu) ?? [];

/** A query's hits, within bounds. */
export type Bounds = { from: number; to: number };

/**
 * Two words and two facets, by free places: words as often as they stand in the texts, so most are rare together and
 * some are common. Only queries whose hits are within bounds.
 */
export function twoWordQueries(
  entries: readonly CatalogueEntry[],
  index: CatalogueIndex,
  count: number,
  { from, to }: Bounds,
): CatalogueQuery[] {
  const chance = chanceOf(11);
  const queries: CatalogueQuery[] = [];
  for (let attempt = 0; queries.length < count && attempt < count * 200; attempt += 1) {
    const query = twoWords(entries, chance, from >= 10_000);
    const { total } = index.search(query, lookedAt);
    if (total >= from && total <= to) queries.push(query);
  }
  if (queries.length === 0) throw new Error(`no query has ${from} to ${to} hits`);
  return queries;
}

function twoWords(entries: readonly CatalogueEntry[], chance: Chance, wide: boolean): CatalogueQuery {
  const { description } = entries[chance.below(entries.length)]?.documents ?? {};
  const words = wordsOf(`${description?.summary}`);
  const [one, other] = wide
    ? ['arbete', words[chance.below(words.length)]]
    : [words[chance.below(words.length)], words[chance.below(words.length)]];
  return catalogueQuery.parse({
    q: `${one} ${other} `,
    step: wide
      ? ['basic-support', 'structure', 'occupation', 'work-rehabilitation', 'supported-work']
      : [description?.step, 'occupation'],
    countsTowardActivityRequirement: wide ? ['yes', 'no', 'individually-assessed'] : ['yes', 'no'],
    sort: 'free',
  });
}

/** One word of each of some insatser, changed. */
export function oneWordQueries(
  entries: readonly CatalogueEntry[],
  count: number,
  change: (word: string, chance: Chance) => string,
): CatalogueQuery[] {
  const chance = chanceOf(12);
  return Array.from({ length: count }, () => {
    const words = wordsOf(`${entries[chance.below(entries.length)]?.documents.description.summary}`).filter(
      (word) => word.length > 5,
    );
    return catalogueQuery.parse({ q: change(words[chance.below(words.length)] ?? 'träning', chance) });
  });
}

/** The first half of the word, as while typing. */
export const begun = (word: string) => word.slice(0, Math.max(3, word.length >> 1));

/** Two letters in the middle swapped. */
export const misspelt = (word: string) => {
  const middle = word.length >> 1;
  return `${word.slice(0, middle)}${word.charAt(middle + 1)}${word.charAt(middle)}${word.slice(middle + 2)} `;
};
