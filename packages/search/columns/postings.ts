import { type Bits, countBits, inAll, makeBits, numbersOf, setBit } from './bits.ts';

/** Which insatser hold which word form, and how much it weighs in each. */
export type Postings = {
  /** Form → its first place in the lists; one more at the end. */
  start: Int32Array;
  /** Insatser of each form, ascending. */
  documents: Int32Array;
  /** 1 to 255. */
  weights: Uint8Array;
};

/** The words of one insats as numbers, with their weights. */
export type WordList = { words: Int32Array; weights: Uint8Array };

/** Turns lists of words by insats into lists of insatser by word. `formOf`: word as the lists number it → form. */
export function invert(lists: readonly WordList[], formOf: Int32Array, forms: number): Postings {
  const start = new Int32Array(forms + 1);
  for (const { words } of lists) {
    for (let index = 0; index < words.length; index += 1) {
      const form = formOf[words[index] as number] as number;
      start[form + 1] = (start[form + 1] as number) + 1;
    }
  }
  for (let form = 0; form < forms; form += 1)
    start[form + 1] = (start[form + 1] as number) + (start[form] as number);
  const next = start.slice();
  const documents = new Int32Array(start[forms] as number);
  const weights = new Uint8Array(start[forms] as number);
  lists.forEach((list, document) => {
    for (let index = 0; index < list.words.length; index += 1) {
      const form = formOf[list.words[index] as number] as number;
      const place = next[form] as number;
      documents[place] = document;
      weights[place] = list.weights[index] as number;
      next[form] = place + 1;
    }
  });
  return { start, documents, weights };
}

/** The insatser that have something, and how strongly. A byte for each insats of the catalogue: 0 has it not. */
export type Strengths = { values: Uint8Array; bits: Bits; count: number };

/** What is there to any degree is there. */
function asStrength(strength: number): number {
  return Math.max(1, Math.round(strength));
}

/** More than the strongest. */
const beyond = 256;

/**
 * Two strengths of one insats as one: what is said in two ways is said more often. A strength is n / (n + k) for a word
 * said n times (BM25); so is this for the sum of both times, whatever k is.
 */
function added(one: number, other: number): number {
  if (one === 0) return other;
  const both = (one * other) / beyond;
  return Math.min(255, Math.round((one + other - 2 * both) / (1 - both / beyond)));
}

/** Every insats that has one of the forms, as strong as all that it has of them. `kin`: form → how near it is, at most 1. */
export function strongest(
  postings: Postings,
  kin: ReadonlyMap<number, number>,
  documents: number,
): Strengths {
  const values = new Uint8Array(documents);
  const bits = makeBits(documents);
  for (const [form, near] of kin) {
    const end = postings.start[form + 1] as number;
    for (let place = postings.start[form] as number; place < end; place += 1) {
      const document = postings.documents[place] as number;
      const strength = asStrength(near * (postings.weights[place] as number));
      values[document] = added(values[document] as number, strength);
      setBit(bits, document);
    }
  }
  return { values, bits, count: countBits(bits) };
}

/** Each insats of several, as strong as all together after each one's factor. */
export function anyOf(several: readonly { has: Strengths; factor: number }[], documents: number): Strengths {
  const values = new Uint8Array(documents);
  const bits = makeBits(documents);
  for (const { has, factor } of several) {
    const its = numbersOf(has.bits);
    for (let index = 0; index < its.length; index += 1) {
      const document = its[index] as number;
      const strength = asStrength(factor * (has.values[document] as number));
      values[document] = added(values[document] as number, strength);
      setBit(bits, document);
    }
  }
  return { values, bits, count: countBits(bits) };
}

/** The insatser that have all, as strong as their weakest. */
export function allOf(several: readonly Strengths[], documents: number): Strengths {
  const values = new Uint8Array(documents);
  const bits = several.length === 0 ? makeBits(documents) : inAll(several.map((has) => has.bits));
  for (const document of numbersOf(bits)) {
    let weakest = 255;
    for (const has of several) weakest = Math.min(weakest, has.values[document] as number);
    values[document] = weakest;
  }
  return { values, bits, count: countBits(bits) };
}

/** Insatser with scores as strengths; `scores`: by insats, and a score of `most` is the strongest. */
export function fromScores(of: Bits, scores: Float64Array, most: number): Strengths {
  const values = new Uint8Array(scores.length);
  const its = numbersOf(of);
  for (const document of its) values[document] = asStrength((255 * (scores[document] as number)) / most);
  return { values, bits: of.slice(), count: its.length };
}
