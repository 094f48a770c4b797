import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOf, wordDrawer } from '../../../test/search/generated-words.ts';
import { nearestForms, readingOf } from './spelling.ts';
import { lexiconOf } from './word-lists.ts';

const draw = wordDrawer(chanceOf(5));
const drawn = [...new Set(Array.from({ length: 3_000 }, draw))];
const lexicon = lexiconOf(drawn);
const anyWord = fc.constantFrom(...drawn);

/** Letters put in, taken away, changed or swapped: the whole table, as in the textbooks. */
function stepsBetween(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, line) =>
    Array.from({ length: other.length + 1 }, (_, column) => (line === 0 ? column : column === 0 ? line : 0)),
  );
  const at = (line: number, column: number) => table[line]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let line = 1; line <= one.length; line += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[line - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      const steps = [at(line - 1, column) + 1, at(line, column - 1) + 1, at(line - 1, column - 1) + same];
      if (swapped && line > 1 && column > 1) steps.push(at(line - 2, column - 2) + 1);
      (table[line] ?? [])[column] = Math.min(...steps);
    }
  }
  return at(one.length, other.length);
}

describe('of all words of a catalogue', () => {
  test('those nearest to a misspelt word are found, and no others', () =>
    fc.assert(
      fc.property(anyWord, fc.nat(), fc.constantFrom('x', 'e', 's', ''), (word, at, letter) => {
        fc.pre(word.length >= 5);
        const place = 1 + (at % (word.length - 1));
        const typed = word.slice(0, place) + letter + word.slice(place + 1);
        const bare = (text: string) => text.replace(/[åä]/g, 'a').replace(/ö/g, 'o');
        const most = typed.length >= 8 ? 2 : 1;
        const near = lexicon.forms
          .map((form) => ({ form, steps: Math.max(1, stepsBetween(bare(typed), bare(form))) }))
          .filter(({ form, steps }) => steps <= most && (steps < 2 || bare(form)[0] === bare(typed)[0]));
        const least = Math.min(...near.map(({ steps }) => steps));
        const found = nearestForms(lexicon, typed, most);
        expect(found.steps).toBe(least);
        expect(found.forms.map((form) => lexicon.forms[form])).toEqual(
          near.filter(({ steps }) => steps === least).map(({ form }) => form),
        );
      }),
      { numRuns: 15 },
    ));
});

describe('a word is read', () => {
  const catalogue = lexiconOf([
    'trädgård',
    'trädgårdar',
    'arbete',
    'förskola',
    'kolla',
    'sysselsättning',
    'häst',
    'hus',
    'skola',
  ]);
  const field = lexiconOf(['jobbcoach', 'återvinning']);
  const read = (word: string, beingTyped = false) => readingOf(catalogue, field, () => 1, word, beingTyped);
  const as = (word: string) => ({ as: word, or: [], misspelt: false });
  const misspeltAs = (word: string, ...or: string[]) => ({ as: word, or, misspelt: true });

  test('with the rings and dots that it lacks', () => {
    expect(read('tradgard')).toEqual(as('trädgård'));
    expect(read('traedgaard')).toEqual(as('trädgård'));
    expect(read('atervinning')).toEqual(as('återvinning'));
  });

  test('as it stands when the catalogue has it, or a compound that holds it, or its parts', () => {
    expect(read('skolor')).toEqual(as('skolor'));
    expect(read('gård')).toEqual(as('gård'));
    expect(read('hästskola')).toEqual(as('hästskola'));
  });

  test('rightly spelt when it is long and a letter off, though its letters happen to be words', () => {
    expect(read('förskolla')).toEqual(misspeltAs('förskola'));
    expect(read('sysselsätning')).toEqual(misspeltAs('sysselsättning'));
    expect(read('jobbcoatch')).toEqual(misspeltAs('jobbcoach'));
  });

  test('two letters off when it is long, and never when it is short', () => {
    expect(read('syselsätning')).toEqual(misspeltAs('sysselsättning'));
    expect(read('kysselsätning')).toEqual(as('kysselsätning'));
    expect(read('hxxt')).toEqual(as('hxxt'));
  });

  test('as each of the words that it is as near to', () => {
    expect(read('hust')).toEqual(misspeltAs('hus', 'häst'));
  });

  test('with the part respelt that is wrong in a compound', () => {
    expect(read('trädgådsarbete')).toEqual(misspeltAs('trädgårdsarbete'));
  });

  test('as it stands while it is being typed and something begins so', () => {
    expect(read('sysselsä', true)).toEqual(as('sysselsä'));
  });
});
