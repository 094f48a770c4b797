import { withoutRingsAndDots, wordsOf } from './swedish/fold.ts';
import { stemOf } from './swedish/stem.ts';
import { stopWords } from './swedish/stop-words.ts';
import { synonyms } from './synonyms.ts';

/** A word or phrase of the field. */
export type Phrase = {
  stems: readonly string[];
  /** Other ways to say it, each as the words it is looked up by. */
  others: readonly (readonly string[])[];
};

/**
 * The words that a phrase is looked up by. Those that say nothing are left out, unless that leaves only one: "söka själv"
 * is not whatever says "söka", nor is "utan krav" what says "krav". Such a phrase is a word of its own.
 */
export function lookedUpBy(words: readonly string[]): readonly string[] {
  if (words.length === 1) return words;
  const telling = words.filter((word) => !stopWords.has(word));
  return telling.length > 1 ? telling : [asOneWord(words.map(stemOf))];
}

/** In capitals, which no folded word has, so that nothing typed is taken for a part of it. */
export function asOneWord(stems: readonly string[]): string {
  return withoutRingsAndDots(stems.join('')).toUpperCase();
}

/** Whether it is a phrase that is a word of its own. */
export function isPhraseWord(word: string): boolean {
  return word !== word.toLowerCase();
}

/** Two words written as one, as many do: "utrikesfödd". */
export function joinedOf(words: readonly string[]): string | undefined {
  return words.length === 2 && !words.some((word) => stopWords.has(word)) ? words.join('') : undefined;
}

/** First stem of a phrase → the phrases that begin with it, longest first. */
type ByFirstStem<Its extends { stems: readonly string[] }> = ReadonlyMap<string, readonly Its[]>;

function byFirstStem<Its extends { stems: readonly string[] }>(all: readonly Its[]): ByFirstStem<Its> {
  const longestFirst = all.toSorted((one, other) => other.stems.length - one.stems.length);
  return Map.groupBy(longestFirst, ({ stems: [first = ''] }) => first);
}

function beginningAt<Its extends { stems: readonly string[] }>(
  among: ByFirstStem<Its>,
  stems: readonly string[],
  place: number,
): Its | undefined {
  return among
    .get(stems[place] ?? '')
    ?.find(({ stems: its }) => its.every((stem, index) => stems[place + index] === stem));
}

/** Every word and phrase of the synonyms, each line as the words of each. */
const groups = synonyms.map((group) => group.map(wordsOf));

const phrases = byFirstStem(phrasesOfTheField());

/** The longest word or phrase of the field that begins at a place. */
export function phraseAt(stems: readonly string[], place: number): Phrase | undefined {
  return beginningAt(phrases, stems, place);
}

function phrasesOfTheField(): Phrase[] {
  const known = new Map<string, { stems: string[]; others: (readonly string[])[] }>();
  const note = (stems: string[], means: readonly (readonly string[])[]) => {
    const before = known.get(stems.join(' '));
    // A phrase in two groups means what both say.
    if (before) before.others.push(...means);
    else known.set(stems.join(' '), { stems, others: [...means] });
  };
  for (const group of groups) {
    group.forEach((words, which) => {
      const others = group.filter((_, index) => index !== which).map(lookedUpBy);
      note(words.map(stemOf), others);
      const joined = joinedOf(words);
      if (joined) note([stemOf(joined)], [words, ...others]);
    });
  }
  return [...known.values()];
}

const phrasesOfTheirOwn = byFirstStem(
  groups.flat().flatMap((words) =>
    lookedUpBy(words)
      .filter(isPhraseWord)
      .map((word) => ({ stems: words.map(stemOf), word })),
  ),
);

const longestPhrase = Math.max(...groups.flat().map(({ length }) => length));

/** How each of them begins. A stem is the beginning of its word, so that few words of a text have to be stemmed. */
const beginnings = new Set([...phrasesOfTheirOwn.keys()].map(beginningOf));

function beginningOf(word: string): string {
  return word.slice(0, 2);
}

/** The phrases of a text that are words of their own, as often as they stand there. */
export function phraseWordsIn(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let place = 0; place < words.length; place += 1) {
    if (!beginnings.has(beginningOf(words[place] as string))) continue;
    const stems = words.slice(place, place + longestPhrase).map(stemOf);
    const phrase = beginningAt(phrasesOfTheirOwn, stems, 0);
    if (phrase) found.push(phrase.word);
  }
  return found;
}
