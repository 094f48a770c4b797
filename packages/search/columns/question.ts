import { asOneWord, joinedOf, lookedUpBy, phraseAt } from '../phrases.ts';
import { joinedWordsOf, withoutRingsAndDots, wordsOf } from '../swedish/fold.ts';
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

export type Question = {
  /** In the order of the question. Words that say nothing are left out. */
  asked: readonly Asked[];
  /** All of its words as one, as an insats has its name. */
  asName: string;
};

/** What a question asks for. `read`: what a word was meant to be. `isWord`: whether the catalogue or the field has it. */
export function askedIn(
  question: string,
  read: (word: string, beingTyped: boolean) => Reading,
  isWord: (word: string) => boolean,
): Question {
  const typed = withCompoundsJoined(joinedWordsOf(question), isWord);
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
    const length = phrase?.stems.length ?? 1;
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
      words: lookedUpBy(its),
      synonyms: [...(phrase?.others ?? []), ...(reading?.or ?? []).map((word) => [word])],
      becoming: beingTyped && !phrase ? becomingOf(its[0] ?? '') : [],
      beingTyped,
      ...(reading?.misspelt && { typed: before }),
    });
  }
  return { asked, asName: asOneWord(stems) };
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
      (phraseAt([stemOf(word), stemOf(next)], 0)?.stems.length ?? 1) === 1 &&
      isWord(word + next);
    joined.push(isOne ? word + next : word);
    if (isOne) place += 1;
  }
  return joined;
}

const synonymGroups = synonyms.map((group) => group.map(wordsOf).map(lookedUpBy));

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
