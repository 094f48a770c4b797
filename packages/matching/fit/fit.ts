import type { Asked } from '../asked.ts';
import type { Features } from '../features.ts';
import type { Reason, ReasonAbout } from '../match.ts';
import { weights } from '../weights.ts';

export type Told = Pick<Reason, 'points' | 'side' | 'sentence'>;

/**
 * One part of the score that the description and the need settle between them. `points` alone is what a whole
 * catalogue is ranked by; `tell` gives the same points with the sentence, for those that are shown.
 */
export type Fit = {
  about: ReasonAbout;
  points(insats: Features, asked: Asked, wordsFound: number): number;
  tell(insats: Features, asked: Asked, wordsFound: number): Told;
};

/** A part of the score as it is told. */
export function reasonOf(about: ReasonAbout, { points, side, sentence }: Told): Reason {
  return { about, points, of: weights[about].of, side, sentence };
}

/** Words as a list in a sentence: "a, b och c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1)}`;
}

export function lowered(words: readonly string[]): string[] {
  return words.map((word) => `${word.charAt(0).toLowerCase()}${word.slice(1)}`);
}
