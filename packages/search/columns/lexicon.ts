/**
 * Every word form of the catalogue. Forms stand in the order of their stems, so that the forms of a stem stand together
 * and words with the same beginning too. Numbers everywhere are places in these lists.
 */
export type Lexicon = {
  forms: readonly string[];
  /** Stem → how many letters it is of the beginning of each of its forms. */
  stemLengths: Uint8Array;
  /** Form → its stem. */
  stemOfForm: Int32Array;
  /** Stem → its first form; one more at the end. */
  stemStart: Int32Array;
  /** The letters of all forms, one after the other, as `letterCode`. */
  letters: Uint8Array;
  /** Form → its first letter in `letters`; one more at the end. */
  letterStart: Int32Array;
  /** Form → which letters it has, one bit each. */
  lettersHeld: Int32Array;
  /** Three letters in a row → its first place in `gramForms`; one more at the end. */
  gramStart: Int32Array;
  /** The forms that hold the three letters, ascending. */
  gramForms: Int32Array;
};

const [codeOfCapitals, codeOfA, codeOfDigits, codeOfOthers] = [0, 1, 30, 31];
const marked: Readonly<Record<string, number>> = { å: 27, ä: 28, ö: 29 };
const plainA = codeOfA;
const plainO = codeOfA + 14;
const codesPerLetter = 32;

/** A letter as a number below 32. Capitals, which only phrases have, are one letter here, digits are another, and so is whatever is no Swedish letter. */
function letterCode(letter: string): number {
  const code = letter.charCodeAt(0);
  if (code >= 97 && code <= 122) return code - 97 + codeOfA;
  if (code >= 65 && code <= 90) return codeOfCapitals;
  if (code >= 48 && code <= 57) return codeOfDigits;
  return marked[letter] ?? codeOfOthers;
}

/** The letter without its ring or dots: å and ä are a, ö is o. */
export function plainCode(code: number): number {
  if (code < 27 || code > 29) return code;
  return code === 29 ? plainO : plainA;
}

export function lettersOf(word: string): Uint8Array {
  const letters = new Uint8Array(word.length);
  for (let place = 0; place < word.length; place += 1) letters[place] = letterCode(word.charAt(place));
  return letters;
}

/** Which letters a run has, one bit each, without rings and dots. */
export function heldIn(letters: Uint8Array, from: number, to: number): number {
  let held = 0;
  for (let place = from; place < to; place += 1) held |= 1 << plainCode(letters[place] as number);
  return held;
}

/** Three letters in a row as a number; 0 stands for the beginning of the word. */
function gramAt(letters: Uint8Array, from: number, place: number): number {
  const before = place === from ? 0 : plainCode(letters[place - 1] as number);
  const [here, after] = [letters[place] as number, letters[place + 1] as number];
  return (before * codesPerLetter + plainCode(here)) * codesPerLetter + plainCode(after);
}

const grams = codesPerLetter ** 3;

/** A word form with its stem. */
export type LexiconWord = { form: string; stem: string };

/** The lexicon of words that stand in the order of their stems, then of their forms. */
export function makeLexicon(ordered: readonly LexiconWord[]): Lexicon {
  const stemLengths: number[] = [];
  const stemStart: number[] = [];
  let before: string | undefined;
  const stemOfForm = new Int32Array(ordered.length);
  const letterStart = new Int32Array(ordered.length + 1);
  ordered.forEach(({ form, stem }, place) => {
    if (stem !== before) {
      stemLengths.push(stem.length);
      stemStart.push(place);
      before = stem;
    }
    stemOfForm[place] = stemStart.length - 1;
    letterStart[place + 1] = (letterStart[place] as number) + form.length;
  });
  const letters = lettersOf(ordered.map(({ form }) => form).join(''));
  const lettersHeld = Int32Array.from(ordered, (_, place) =>
    heldIn(letters, letterStart[place] as number, letterStart[place + 1] as number),
  );
  return {
    forms: ordered.map(({ form }) => form),
    stemLengths: Uint8Array.from(stemLengths),
    stemOfForm,
    stemStart: Int32Array.from([...stemStart, ordered.length]),
    letters,
    letterStart,
    lettersHeld,
    ...gramLists(letters, letterStart),
  };
}

function gramLists(letters: Uint8Array, letterStart: Int32Array) {
  const words = letterStart.length - 1;
  const counts = new Int32Array(grams + 1);
  const lastSeen = new Int32Array(grams).fill(-1);
  const eachGram = (visit: (gram: number, form: number) => void) => {
    lastSeen.fill(-1);
    for (let form = 0; form < words; form += 1) {
      const [from, to] = [letterStart[form] as number, letterStart[form + 1] as number];
      for (let place = from; place + 1 < to; place += 1) {
        const gram = gramAt(letters, from, place);
        if (lastSeen[gram] === form) continue;
        lastSeen[gram] = form;
        visit(gram, form);
      }
    }
  };
  eachGram((gram) => {
    counts[gram + 1] = (counts[gram + 1] as number) + 1;
  });
  for (let gram = 0; gram < grams; gram += 1)
    counts[gram + 1] = (counts[gram + 1] as number) + (counts[gram] as number);
  const next = counts.slice();
  const gramForms = new Int32Array(counts[grams] as number);
  eachGram((gram, form) => {
    const place = next[gram] as number;
    gramForms[place] = form;
    next[gram] = place + 1;
  });
  return { gramStart: counts, gramForms };
}

/** The number of a stem, or -1. */
export function findStem(lexicon: Lexicon, stem: string): number {
  let [low, high] = [0, lexicon.stemLengths.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = orderOfStem(lexicon, middle, stem);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Below 0 where the stem of a number stands before another, 0 where it is the same. No stem is cut out to be compared. */
function orderOfStem({ forms, stemStart, stemLengths }: Lexicon, number: number, other: string): number {
  const form = forms[stemStart[number] as number] as string;
  const length = stemLengths[number] as number;
  const both = Math.min(length, other.length);
  for (let place = 0; place < both; place += 1) {
    const order = form.charCodeAt(place) - other.charCodeAt(place);
    if (order !== 0) return order;
  }
  return length - other.length;
}

/** The forms that hold these letters somewhere, rings and dots aside, and perhaps a few more; two letters at least. */
export function formsThatMayHold(lexicon: Lexicon, letters: Uint8Array, atBeginning: boolean): Int32Array {
  let [rarest, fewest] = [-1, Number.POSITIVE_INFINITY];
  for (let place = atBeginning ? 0 : 1; place + 1 < letters.length; place += 1) {
    const gram = gramAt(letters, 0, place);
    const count = (lexicon.gramStart[gram + 1] as number) - (lexicon.gramStart[gram] as number);
    if (count < fewest) [rarest, fewest] = [gram, count];
  }
  if (rarest < 0) return new Int32Array();
  return lexicon.gramForms.subarray(lexicon.gramStart[rarest], lexicon.gramStart[rarest + 1]);
}
