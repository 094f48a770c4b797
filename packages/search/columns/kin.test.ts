import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOf, wordDrawer } from '../../../test/search/generated-words.ts';
import { kinOf, partsOf } from './kin.ts';
import { formsThatMayHold, lettersOf, plainCode } from './lexicon.ts';
import { lexiconOf } from './word-lists.ts';

const plain = (word: string) => String.fromCharCode(...lettersOf(word).map(plainCode));

const draw = wordDrawer(chanceOf(5));
const drawn = [...new Set(Array.from({ length: 3_000 }, draw))];
const lexicon = lexiconOf(drawn);
const anyWord = fc.constantFrom(...drawn);

describe('of all words of a catalogue', () => {
  test('none that holds the letters is passed over', () =>
    fc.assert(
      fc.property(anyWord, fc.nat(), fc.integer({ min: 2, max: 8 }), (word, from, length) => {
        const part = word.slice(from % word.length, (from % word.length) + length);
        fc.pre(part.length >= 3);
        const maybe = new Set(formsThatMayHold(lexicon, lettersOf(part), false));
        const holding = lexicon.forms.flatMap((form, place) =>
          plain(form).includes(plain(part)) ? place : [],
        );
        expect(holding.filter((place) => !maybe.has(place))).toEqual([]);
      }),
    ));
});

describe('a word is kin', () => {
  const words = [
    'arbete',
    'arbetsträning',
    'träning',
    'språk',
    'språkcafe',
    'cafe',
    'träd',
    'trädgård',
    'botkyrka',
    'kyrka',
  ];
  const small = lexiconOf(words);
  const near = (word: string) =>
    Object.fromEntries([...kinOf(small, word, false)].map(([form, value]) => [small.forms[form], value]));

  test('to itself first, and to the compounds that hold it', () => {
    expect(near('träning')).toEqual({ träning: 1, arbetsträning: 0.8 });
    expect(near('språk')).toEqual({ språk: 1, språkcafe: 0.6 });
  });

  test('without its rings and dots, but less than when they are typed', () => {
    expect(near('tradgard')).toEqual({ trädgård: 0.9 });
    expect(near('trad').trädgård).toBeLessThan(near('träd').trädgård ?? 0);
  });

  test('to no part of the name of a place', () => {
    expect(near('kyrka')).toEqual({ kyrka: 1 });
  });

  test('to its parts where the catalogue does not write them together', () => {
    expect(partsOf(small, 'trädgårdsarbete')).toEqual(['trädgårds', 'arbete']);
    expect(partsOf(small, 'abrakadabra')).toBeUndefined();
  });
});
