import { withoutRingsAndDots, wordsOf } from '../swedish/fold.ts';
import { stemOf } from '../swedish/stem.ts';
import { stopWords } from '../swedish/stop-words.ts';
import { synonyms } from '../synonyms.ts';
import type { Reading } from './spelling.ts';

/** One thing that a question asks for: a word, or several that the field reads as one ("daglig verksamhet"). */
export type Asked = {
  words: readonly string[];
  /** Other ways to say it, each as its words. */
  synonyms: readonly (readonly string[])[];
  /** Ways to say what the word may become while it is being typed. */
  becoming: readonly (readonly string[])[];
  /** The word as typed, where it was misspelt. */
  typed?: string;
  /** It ends the question, and more letters may follow. */
  beingTyped: boolean;
};

/** In a question a hyphen only joins. */
const hyphens = /(?<=\p{L})-(?=\p{L})/gu;

/**
 * What a question asks for, in its order. Words that say nothing are left out. `read`: what a word was meant to be.
 * `isWord`: whether the catalogue or the field has it.
 */
export function askedIn(
  question: string,
  read: (word: string, beingTyped: boolean) => Reading,
  isWord: (word: string) => boolean,
): Asked[] {
  const typed = withCompoundsJoined(wordsOf(question.normalize('NFC').replace(hyphens, '')), isWord);
  const openEnded = /[\p{L}\p{N}]$/u.test(question);
  const readings = typed.map((word, place) =>
    stopWords.has(word)
      ? { as: word, or: [], misspelt: false }
      : read(synonymWords.get(word) ?? word, openEnded && place === typed.length - 1),
  );
  const words = readings.map(({ as }) => as);
  const stems = words.map(stemOf);
  const asked: Asked[] = [];
  const seen = new Set<string>();
  for (let place = 0; place < words.length; ) {
    const phrase = phraseAt(stems, place);
    const length = phrase?.length ?? 1;
    const its = words.slice(place, place + length);
    const reading = readings[place];
    const before = typed[place];
    place += length;
    if (!phrase && its.every((word) => stopWords.has(word))) continue;
    const key = its.map(stemOf).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    const beingTyped = openEnded && place === words.length;
    asked.push({
      words: its.length === 1 ? its : its.filter((word) => !stopWords.has(word)),
      synonyms: [...(phrase?.others ?? []), ...(reading?.or ?? []).map((word) => [word])],
      becoming: beingTyped && !phrase ? becomingOf(its[0] ?? '') : [],
      beingTyped,
      ...(reading?.misspelt && { typed: before }),
    });
  }
  return asked;
}

/** Two words written as one, as many do: "utrikesfödd". */
function joinedOf(words: readonly string[]): string | undefined {
  return words.length === 2 && !words.some((word) => stopWords.has(word)) ? words.join('') : undefined;
}

/** The words of the field, for those that the catalogue does not have. */
export const fieldWords: ReadonlySet<string> = new Set(
  synonyms
    .flat()
    .map(wordsOf)
    .flatMap((words) => [...words, joinedOf(words) ?? []].flat()),
);

/** As typed without å, ä and ö → as written, of the words among the synonyms. */
const synonymWords = new Map(
  [...fieldWords]
    .map((word) => [withoutRingsAndDots(word), word] as const)
    .filter(([typed, word]) => typed !== word),
);

/** Two words that are one: "språk café", "arbets träning". */
function withCompoundsJoined(words: readonly string[], isWord: (word: string) => boolean): string[] {
  const joined: string[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const [word = '', next] = [words[place], words[place + 1]];
    const isOne =
      next !== undefined &&
      joinedOf([word, next]) !== undefined &&
      (phraseAt([stemOf(word), stemOf(next)], 0)?.length ?? 1) === 1 &&
      isWord(word + next);
    joined.push(isOne ? word + next : word);
    if (isOne) place += 1;
  }
  return joined;
}

const synonymGroups = synonyms.map((group) =>
  group.map(wordsOf).map((one) => one.filter((word) => one.length === 1 || !stopWords.has(word))),
);

const shortestBeginning = 3;

/** The words among the synonyms that begin as typed, and what means the same as they. */
function becomingOf(typed: string): readonly (readonly string[])[] {
  if (typed.length < shortestBeginning) return [];
  const begun = withoutRingsAndDots(typed);
  return synonymGroups
    .filter((group) =>
      group.some(
        ([first = '', ...more]) => more.length === 0 && withoutRingsAndDots(first).startsWith(begun),
      ),
    )
    .flat();
}

/** What a word by itself may be called instead, each as its words. */
export function synonymsOf(word: string): readonly (readonly string[])[] {
  return phraseAt([stemOf(word)], 0)?.others ?? [];
}

type Phrase = { length: number; others: readonly (readonly string[])[] };

/** First stem of a phrase → the phrases that begin with it, longest first. */
const phrases = phrasesByFirstStem();

function phraseAt(stems: readonly string[], place: number): Phrase | undefined {
  const first = stems[place];
  if (first === undefined) return undefined;
  return phrases
    .get(first)
    ?.find(({ stems: its }) => its.every((stem, index) => stems[place + index] === stem))?.phrase;
}

function phrasesByFirstStem() {
  const known = new Map<string, { stems: string[]; phrase: { length: number; others: string[][] } }>();
  for (const split of synonyms.map((group) => group.map(wordsOf))) {
    split.forEach((words, which) => {
      const stems = words.map(stemOf);
      const others = split
        .filter((_, index) => index !== which)
        .map((one) => one.filter((word) => one.length === 1 || !stopWords.has(word)));
      const note = (its: string[], means: string[][]) => {
        const before = known.get(its.join(' '));
        // A phrase in two groups means what both say.
        if (before) before.phrase.others.push(...means);
        else known.set(its.join(' '), { stems: its, phrase: { length: its.length, others: [...means] } });
      };
      note(stems, others);
      const joined = joinedOf(words);
      if (joined) note([stemOf(joined)], [words, ...others]);
    });
  }
  const byFirst = new Map<string, { stems: string[]; phrase: Phrase }[]>();
  for (const one of [...known.values()].sort((a, b) => b.stems.length - a.stems.length)) {
    const [first = ''] = one.stems;
    const others = byFirst.get(first) ?? [];
    byFirst.set(first, [...others, one]);
  }
  return byFirst;
}
