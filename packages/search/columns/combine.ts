import { type Bits, countBits, inAll, inAny, makeBits, numbersOf, setBit, writeNumbers } from './bits.ts';
import type { Strengths } from './postings.ts';

/** Something asked for: the insatser that have it, and how much it weighs in the question. */
export type Part = { has: Strengths; weight: number };

/** Insatser that answer a question. All of it is overwritten by the next question. */
export type Combined = {
  answering: Bits;
  /** Whether somebody meets the whole question. */
  whole: boolean;
  /** How well each of them answers. Worked out when asked, since most orders do not need it. */
  score(): Scored;
};

export type Scored = {
  /** By insats, 0 to the question's weight; of those that do not answer, whatever was there before. */
  scores: Float64Array;
  /** The highest of those that answer. */
  best: number;
};

/** Where fewer than this meet the whole question, those that meet much of it come after them. */
const fewMeetTheWhole = 20;
/** How much of the question's weight is much of it; where nobody meets so much, as much of what the best one meets. */
const enough = 0.15;
/** Sums of weights are equal when they differ by no more than this share. */
const rounding = 1e-9;

/**
 * Finds those that meet a question. As long as many meet the whole of it, they alone do; where few or none do, those that
 * meet much of it come after. Works in the same few columns for every question: new ones for each would soon have to be
 * cleared away, while somebody waits.
 */
export function makeCombiner(documents: number): (parts: readonly Part[]) => Combined {
  const answering = makeBits(documents);
  const numbers = new Int32Array(documents);
  const scores = new Float64Array(documents);
  const shares = new Float64Array(documents);

  function writeScores(parts: readonly Part[], count: number): void {
    for (let index = 0; index < count; index += 1) scores[numbers[index] as number] = 0;
    for (const { has, weight } of parts) {
      const { values } = has;
      for (let index = 0; index < count; index += 1) {
        const document = numbers[index] as number;
        const strength = (weight * (values[document] as number)) / 255;
        scores[document] = (scores[document] as number) + strength;
      }
    }
  }

  function scoreOfAll(parts: readonly Part[]): Scored {
    const count = writeNumbers(answering, numbers);
    writeScores(parts, count);
    return { scores, best: highest(scores, numbers, count) };
  }

  function meetingMuch(parts: readonly Part[]): Combined {
    const touched = writeNumbers(inAny(mattering(parts), answering), numbers);
    writeShares(parts, touched);
    const most = highest(shares, numbers, touched);
    const least = leastShare(most);
    answering.fill(0);
    for (let index = 0; index < touched; index += 1) {
      const document = numbers[index] as number;
      if ((shares[document] as number) >= least) setBit(answering, document);
    }
    return { answering, whole: most >= 1 - rounding, score: () => scoreOfMuch(parts) };
  }

  function writeShares(parts: readonly Part[], count: number): void {
    const all = weightOf(parts);
    for (let index = 0; index < count; index += 1) shares[numbers[index] as number] = 0;
    for (const { has, weight } of parts) {
      const { values } = has;
      for (let index = 0; index < count; index += 1) {
        const document = numbers[index] as number;
        if (values[document] !== 0) shares[document] = (shares[document] as number) + weight / all;
      }
    }
  }

  function scoreOfMuch(parts: readonly Part[]): Scored {
    const count = writeNumbers(answering, numbers);
    writeScores(parts, count);
    for (let index = 0; index < count; index += 1) {
      const document = numbers[index] as number;
      // Who meets more of the question comes before who meets a part of it very well.
      scores[document] = (scores[document] as number) * Math.min(1, shares[document] as number);
    }
    return { scores, best: highest(scores, numbers, count) };
  }

  return (parts) => {
    inAll(
      parts.map(({ has }) => has.bits),
      answering,
    );
    if (countBits(answering) < fewMeetTheWhole) return meetingMuch(parts);
    return { answering, whole: true, score: () => scoreOfAll(parts) };
  };
}

/** How much of a question's weight is enough, where the best one meets so much of it. */
function leastShare(most: number): number {
  return (most >= enough ? enough : most * enough) * (1 - rounding);
}

/**
 * Who has one of the parts that matter. The lightest, as long as all of them together are not enough, do not: nobody
 * answers who has nothing else (MaxScore, Turtle and Flood 1995). They are common words, and most insatser have only those.
 */
function mattering(parts: readonly Part[]): Bits[] {
  const all = weightOf(parts);
  const byWeight = parts.toSorted((one, other) => one.weight - other.weight);
  const heaviestHeld = byWeight.findLast(({ has }) => has.count > 0)?.weight ?? 0;
  // At least so much is asked for, since somebody has the heaviest; weights were perhaps summed in another order.
  const least = leastShare(heaviestHeld / all) * (1 - rounding);
  let soFar = 0;
  const mattering = byWeight.filter(({ weight }) => {
    soFar += weight / all;
    return soFar >= least;
  });
  return mattering.map(({ has }) => has.bits);
}

/** How much of a question's weight each insats meets, above 0 and at most 1. */
export function sharesMet(parts: readonly Part[]): { documents: Int32Array; shares: Float64Array } {
  const all = weightOf(parts);
  const documents = numbersOf(inAny(parts.map(({ has }) => has.bits)));
  const shares = Float64Array.from(documents, (document) => Math.min(1, shareMet(parts, document) / all));
  return { documents, shares };
}

function weightOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, 0);
}

function shareMet(parts: readonly Part[], document: number): number {
  let met = 0;
  for (const { has, weight } of parts) if ((has.values[document] as number) > 0) met += weight;
  return met;
}

function highest(values: Float64Array, among: Int32Array, count: number): number {
  let most = 0;
  for (let index = 0; index < count; index += 1) {
    const value = values[among[index] as number] as number;
    if (value > most) most = value;
  }
  return most;
}
