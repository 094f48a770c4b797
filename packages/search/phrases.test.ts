import { expect, test } from 'vitest';
import { lookedUpBy, phraseAt, phraseWordsIn } from './phrases.ts';
import { wordsOf } from './swedish/fold.ts';
import { stemOf } from './swedish/stem.ts';
import { synonyms } from './synonyms.ts';

test('a phrase is looked up by the words that say something', () => {
  expect(lookedUpBy(['svenska', 'för', 'invandrare'])).toEqual(['svenska', 'invandrare']);
  expect(lookedUpBy(['daglig', 'verksamhet'])).toEqual(['daglig', 'verksamhet']);
});

test('a phrase of which one such word would be left is a word of its own, in every form', () => {
  expect(lookedUpBy(['söka', 'själv'])).toHaveLength(1);
  expect(lookedUpBy(['söka', 'själv'])).not.toEqual(['söka']);
  expect(phraseWordsIn(wordsOf('Du kan söka själv. Du söker själv.'))).toEqual([
    ...lookedUpBy(['söka', 'själv']),
    ...lookedUpBy(['söka', 'själv']),
  ]);
  expect(phraseWordsIn(wordsOf('Du kan söka arbete själv.'))).toEqual([]);
});

test('a word that is all of a phrase is looked up as it stands, also one that says nothing', () => {
  expect(lookedUpBy(['själv'])).toEqual(['själv']);
});

test('every way to say something leads to every other', () => {
  for (const group of synonyms) {
    for (const one of group) {
      const others = phraseAt(wordsOf(one).map(stemOf), 0)?.others.map((words) => words.join(' '));
      for (const other of group.filter((its) => its !== one)) {
        expect(others, `${one}: ${other}`).toContain(lookedUpBy(wordsOf(other)).join(' '));
      }
    }
  }
});
