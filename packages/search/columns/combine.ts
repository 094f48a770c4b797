import { inAll, inAny, numbersOf } from './bits.ts';
import type { Strengths } from './postings.ts';

/** Something asked for: the insatser that have it, and how much it weighs in the question. */
export type Part = { has: Strengths; weight: number };

/** Insatser that answer a question. */
export type Combined = {
  /** Ascending. */
  documents: Int32Array;
  /** How well each answers, 0 to the question's weight. */
  scores: Float64Array;
  /** The highest of `scores`. */
  best: number;
  /** Whether somebody meets the whole question. */
  whole: boolean;
};

/** Where fewer than this meet the whole question, those that meet much of it come after them. */
const fewMeetTheWhole = 20;
/** How much of the question's weight is much of it; where nobody meets so much, as much of what the best one meets. */
const enough = 0.25;
/** Sums of weights are equal when they differ by no more than this share. */
const rounding = 1e-9;

/**
 * Those that meet a question. As long as many meet the whole of it, they alone do; where few or none do, those that meet
 * much of it come after.
 */
export function combine(parts: readonly Part[]): Combined {
  const everything = meetingAll(parts);
  return everything.documents.length >= fewMeetTheWhole ? everything : meetingMuch(parts);
}

function meetingAll(parts: readonly Part[]): Combined {
  const documents = numbersOf(inAll(parts.map(({ has }) => has.bits)));
  const scores = new Float64Array(documents.length);
  for (const { has, weight } of parts) {
    const { values } = has;
    for (let index = 0; index < documents.length; index += 1) {
      const strength = (weight * (values[documents[index] as number] as number)) / 255;
      scores[index] = (scores[index] as number) + strength;
    }
  }
  return { documents, scores, best: highest(scores), whole: true };
}

function meetingMuch(parts: readonly Part[]): Combined {
  const all = weightOf(parts);
  const touched = numbersOf(inAny(parts.map(({ has }) => has.bits)));
  const shares = new Float64Array(touched.length);
  const scores = new Float64Array(touched.length);
  for (const { has, weight } of parts) {
    const { values } = has;
    for (let index = 0; index < touched.length; index += 1) {
      const value = values[touched[index] as number] as number;
      if (value === 0) continue;
      shares[index] = (shares[index] as number) + weight / all;
      scores[index] = (scores[index] as number) + (weight * value) / 255;
    }
  }
  const most = highest(shares);
  const least = (most >= enough ? enough : most * enough) * (1 - rounding);
  let count = 0;
  for (let index = 0; index < touched.length; index += 1) {
    const share = shares[index] as number;
    if (share < least) continue;
    touched[count] = touched[index] as number;
    // Who meets more of the question comes before who meets a part of it very well.
    scores[count] = (scores[index] as number) * Math.min(1, share);
    count += 1;
  }
  const kept = scores.subarray(0, count);
  return {
    documents: touched.subarray(0, count),
    scores: kept,
    best: highest(kept),
    whole: most >= 1 - rounding,
  };
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

function highest(values: Float64Array): number {
  let most = 0;
  for (let index = 0; index < values.length; index += 1) {
    if ((values[index] as number) > most) most = values[index] as number;
  }
  return most;
}
