import { stemOf } from '../swedish/stem.ts';
import { type Lexicon, type LexiconWord, makeLexicon } from './lexicon.ts';
import { invert, type Postings, type WordList } from './postings.ts';

/** Numbers the words of a catalogue once, so that each insats's words are kept as numbers. */
export type WordNumbers = {
  listOf(weighed: ReadonlyMap<string, number>): WordList;
  /** The lexicon and the inverted lists of these insatser, in their order, and of no others. */
  index(lists: readonly WordList[]): { lexicon: Lexicon; postings: Postings };
};

/** `known`: words that are numbered already, 0 and up. */
export function makeWordNumbers(known: readonly string[] = []): WordNumbers {
  const numberOf = new Map(known.map((word, number) => [word, number]));
  let ordered: (LexiconWord & { number: number })[] = known.map((form, number) => ({
    form,
    stem: stemOf(form),
    number,
  }));

  function numberFor(form: string): number {
    const before = numberOf.get(form);
    if (before !== undefined) return before;
    const number = numberOf.size;
    numberOf.set(form, number);
    ordered.push({ form, stem: stemOf(form), number });
    return number;
  }

  return {
    listOf(weighed) {
      return {
        words: Int32Array.from(weighed.keys(), numberFor),
        weights: Uint8Array.from(weighed.values()),
      };
    },
    index(lists) {
      // Mostly in order already: only the words that came since then are not.
      ordered = ordered.sort((one, other) => compare(one.stem, other.stem) || compare(one.form, other.form));
      const inUse = new Uint8Array(numberOf.size);
      for (const { words } of lists) for (const word of words) inUse[word] = 1;
      const forms = ordered.filter(({ number }) => inUse[number] === 1);
      const formOf = new Int32Array(numberOf.size);
      forms.forEach(({ number }, form) => {
        formOf[number] = form;
      });
      return { lexicon: makeLexicon(forms), postings: invert(lists, formOf, forms.length) };
    },
  };
}

/** The lexicon of some words. */
export function lexiconOf(words: Iterable<string>): Lexicon {
  const numbers = makeWordNumbers();
  return numbers.index([numbers.listOf(new Map(Array.from(words, (word) => [word, 1])))]).lexicon;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The lists that the inverted lists were made of; words are numbered by form. */
export function listsFrom(postings: Postings, documents: number): WordList[] {
  const lengths = new Int32Array(documents);
  for (const document of postings.documents) lengths[document] = (lengths[document] as number) + 1;
  const lists = Array.from(lengths, (length) => ({
    words: new Int32Array(length),
    weights: new Uint8Array(length),
  }));
  const next = new Int32Array(documents);
  for (let form = 0; form + 1 < postings.start.length; form += 1) {
    for (
      let place = postings.start[form] as number;
      place < (postings.start[form + 1] as number);
      place += 1
    ) {
      const document = postings.documents[place] as number;
      const list = lists[document];
      const at = next[document] as number;
      next[document] = at + 1;
      if (!list) continue;
      list.words[at] = form;
      list.weights[at] = postings.weights[place] as number;
    }
  }
  return lists;
}
