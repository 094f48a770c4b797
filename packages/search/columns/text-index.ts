import { hashOf } from '../fingerprint.ts';
import { stemOf } from '../swedish/stem.ts';
import { stopWords } from '../swedish/stop-words.ts';
import type { CatalogueColumns } from './catalogue-columns.ts';
import { type Combined, makeCombiner, type Part, type Scored, sharesMet } from './combine.ts';
import { type Kin, kinOf, partsOf } from './kin.ts';
import { findStem } from './lexicon.ts';
import { type Bearers, bearersOf } from './names.ts';
import { allOf, anyOf, fromScores, type Strengths, strongest } from './postings.ts';
import { type Asked, askedIn, fieldWords, synonymsOf } from './question.ts';
import { type Reading, readingOf } from './spelling.ts';
import { lexiconOf } from './word-lists.ts';

/** The words of the catalogue, ready to be asked. */
export type TextIndex = {
  /** The insatser that a question is about; undefined where it names nothing: then it is about all of them. */
  find(question: string): TextAnswer | undefined;
  /** How much of the words' weight each insats meets, above 0 and at most 1; nothing of what meets none. */
  meeting(words: string): ReturnType<typeof sharesMet>;
};

type TextAnswer = Combined & {
  /** Words that were read as others because the catalogue does not have them. */
  readAs: readonly ReadAs[];
};

/** A word as typed, and the word of the catalogue that it was taken for. */
export type ReadAs = { typed: string; as: string };

/** Multiplied with the strength of what is not quite what was asked. */
const factors = { synonym: 0.75, becoming: 0.3, parts: 0.8 };

/** What has been looked up lately is kept, in so many bytes. */
const mostBytes = 24_000_000;

type Found = { has: Strengths; readAs: ReadAs | undefined };

/** `named`: the insatser whose name, or part of a name, is all of the question. */
type LookedUp = { all: readonly Found[]; named: Bearers };

const field = lexiconOf(fieldWords);

export function makeTextIndex({ insatser, lexicon, postings, names }: CatalogueColumns): TextIndex {
  const documents = insatser.length;
  const combine = makeCombiner(documents);
  const kept = new Map<string, Strengths>();
  const readings = new Map<string, Reading>();
  const questions = new Map<string, LookedUp>();
  const mostEntries = Math.max(1, Math.floor(mostBytes / (documents * 1.125 + 1)));

  const having = (kin: Kin) => strongest(postings, kin, documents);
  const havingAll = (words: readonly string[]) =>
    allOf(
      words.map((word) => having(kinOf(lexicon, word, false))),
      documents,
    );
  const weighed = (has: Strengths): Part => ({ has, weight: weightOf(has.count, documents) });
  const holders = (form: number) => (postings.start[form + 1] as number) - (postings.start[form] as number);

  function found(asked: Asked, alone: boolean): Strengths {
    const key = JSON.stringify([asked.words, asked.typed, asked.beingTyped, alone]);
    const known = kept.get(key);
    if (known) return known;
    const made = lookUp(asked, alone);
    if (kept.size >= mostEntries) {
      kept.clear();
      questions.clear();
    }
    kept.set(key, made);
    return made;
  }

  function lookUp({ words, synonyms, becoming, beingTyped }: Asked, alone: boolean): Strengths {
    const [only = '', ...more] = words;
    const own = more.length === 0 ? lookUpWord(only, beingTyped, alone) : together(words.map(meaning), alone);
    const others = [
      ...synonyms.map((its) => ({ has: havingAll(its), factor: factors.synonym })),
      ...becoming.map((its) => ({ has: havingAll(its), factor: factors.becoming })),
    ];
    return others.length === 0 ? own : anyOf([{ has: own, factor: 1 }, ...others], documents);
  }

  /** A word with its synonyms, as a part of something. */
  function meaning(word: string): Strengths {
    return found({ words: [word], synonyms: synonymsOf(word), becoming: [], beingTyped: false }, false);
  }

  function lookUpWord(word: string, beingTyped: boolean, alone: boolean): Strengths {
    const own = having(kinOf(lexicon, word, beingTyped));
    const parts = partsOf(lexicon, word)?.filter((part) => !stopWords.has(part));
    if (!parts || parts.length === 0) return own;
    const inParts = together(parts.map(meaning), alone);
    const both = [
      { has: own, factor: 1 },
      { has: inParts, factor: factors.parts },
    ];
    return anyOf(both, documents);
  }

  /**
   * Several parts as one thing: those that have all. Where nothing else is asked for, also those that have much of it, as
   * of a question.
   */
  function together(several: readonly Strengths[], alone: boolean): Strengths {
    if (!alone) return allOf(several, documents);
    const parts = several.map(weighed);
    const { answering, score } = combine(parts);
    return fromScores(
      answering,
      score().scores,
      parts.reduce((sum, { weight }) => sum + weight, 0),
    );
  }

  function read(word: string, beingTyped: boolean): Reading {
    const key = word + (beingTyped ? '…' : '');
    const reading = readings.get(key) ?? readingOf(lexicon, field, holders, word, beingTyped);
    if (readings.size >= mostEntries) readings.clear();
    readings.set(key, reading);
    return reading;
  }

  function lookedUp(question: string): LookedUp {
    const known = questions.get(question);
    if (known) return known;
    const { asked, asName } = askedIn(question, read, (word) =>
      [lexicon, field].some((one) => findStem(one, stemOf(word)) >= 0),
    );
    const made = {
      all: asked.map((one) => ({ has: found(one, asked.length === 1), readAs: readAsOf(one) })),
      named: bearersOf(names, hashOf(asName)),
    };
    if (questions.size >= mostEntries) questions.clear();
    questions.set(question, made);
    return made;
  }

  const readAsOf = ({ typed, words: [as = ''] }: Asked): ReadAs | undefined =>
    typed === undefined ? undefined : { typed, as };
  const partsAsked = (all: readonly Found[]): Part[] => all.map(({ has }) => weighed(has));

  return {
    find(question) {
      const { all, named } = lookedUp(question);
      if (all.length === 0) return undefined;
      const combined = combine(partsAsked(all));
      return {
        ...combined,
        readAs: all.flatMap(({ readAs }) => readAs ?? []),
        score: () => withNamedFirst(combined.score(), named),
      };
    },
    meeting(words) {
      const { all } = lookedUp(words);
      if (all.length === 0) return { documents: new Int32Array(), shares: new Float64Array() };
      return sharesMet(partsAsked(all));
    },
  };
}

/**
 * How far a whole name goes beyond the best of what has no such name. Half of it, which a part of a name has, is still
 * enough to be told apart from the others, whatever can be had there.
 */
const beyondTheBest = 2.2;

/** Those that bear the name before all others. Writes in the scores. */
function withNamedFirst({ scores, best }: Scored, { documents, weights }: Bearers): Scored {
  let highest = best;
  for (let place = 0; place < documents.length; place += 1) {
    const document = documents[place] as number;
    const score = (scores[document] as number) + (beyondTheBest * best * (weights[place] as number)) / 255;
    scores[document] = score;
    if (score > highest) highest = score;
  }
  return { scores, best: highest };
}

/** How much a thing asked for weighs: more, the fewer of all insatser have it (BM25's inverse document frequency). */
function weightOf(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
