import { describe, expect, test } from 'vitest';
import { fullTextSearches } from './full-text-sqlite.ts';
import { miniSearches } from './mini-search.ts';
import type { SearchedTexts } from './searched-texts.ts';

const documents: SearchedTexts[] = [
  { ...aText('garden'), name: 'Trädgården', summary: 'Vi odlar grönsaker.' },
  { ...aText('kitchen'), name: 'Köket', summary: 'Vi lagar mat av grönsaker.' },
  { ...aText('workshop'), name: 'Snickeriet', criteria: 'Du kan söka själv.' },
];

function aText(id: string): SearchedTexts {
  return { id, name: '', provider: '', summary: '', forWhom: '', terms: '', criteria: '' };
}

/** What any setting finds; the best of them is what ours is measured beside. */
const foundByAny = (engines: ReturnType<typeof miniSearches>, question: string) =>
  new Set(engines.flatMap((engine) => engine.search(question, 20)));

describe.each([
  ['MiniSearch', miniSearches(documents)],
  ['FTS5', fullTextSearches(documents)],
])('%s', (_, engines) => {
  test.each([
    ['another form of the word', 'trädgårdar', ['garden']],
    ['a foreign keyboard', 'tradgard', ['garden']],
    ['a foreign keyboard, in a short word', 'kok', ['kitchen']],
    ['a word still being typed', 'snick', ['workshop']],
    ['words in several texts', 'kök och grönsaker', ['kitchen', 'garden']],
    ['a question in stop words alone', 'du kan', ['workshop']],
    ['nothing but signs', '"*', []],
  ])('is helped to find by %s', (_what, question, found) => {
    expect(foundByAny(engines, question)).toEqual(new Set(found));
  });
});

test('MiniSearch finds what is misspelt', () => {
  expect(foundByAny(miniSearches(documents), 'snikeriet')).toEqual(new Set(['workshop']));
});
