import { stemmer } from '@orama/stemmers/swedish';
import { expect, test } from 'vitest';
import { chanceOf, wordDrawer } from '../../../test/search/generated-words.ts';
import { fold, wordsOf } from './fold.ts';
import { snowballStem, stemOf } from './stem.ts';

test('a stem is what Snowball says, for thousands of words', () => {
  const draw = wordDrawer(chanceOf(3));
  const words = new Set([
    ...Array.from({ length: 20_000 }, draw),
    'fullt',
    'hopplöst',
    'roligt',
    'enkelhetens',
    'by',
  ]);
  const wrong = [...words].map(fold).filter((word) => snowballStem(word) !== stemmer(word));
  expect(wrong).toEqual([]);
});

test('the noun of a verb has the stem of the verb, and a short word stays what it is', () => {
  expect(stemOf('träning')).toBe(stemOf('träna'));
  expect(stemOf('rehabiliteringen')).toBe(stemOf('rehabilitera'));
  expect(stemOf('tidning')).not.toBe(stemOf('tid'));
});

test('a neuter noun has one stem, with its article and without', () => {
  for (const [noun, definite] of [
    ['stöd', 'stödet'],
    ['arbete', 'arbetet'],
    ['café', 'caféet'],
    ['aktiviteter', 'aktiviteten'],
  ] as const) {
    expect(stemOf(fold(definite)), definite).toBe(stemOf(fold(noun)));
  }
});

test('a word is the same in capitals, with accents and as letters put together', () => {
  expect(wordsOf('SPRÅKKAFÉ, jobb-coach')).toEqual(['språkcafe', 'jobb', 'coach', 'jobbcoach']);
  expect(wordsOf('Träning'.normalize('NFD'))).toEqual(['träning']);
});
