import type { Answer, JudgedBy, Judgement, Question } from '#eligibility';
import type { Step, Track, Weekday } from '#insats';
import type { Availability } from '#ledger';

/** What the score is made of, in the order it is told. */
export type ReasonAbout =
  | 'step'
  | 'hours'
  | 'language'
  | 'adaptations'
  | 'wishes'
  | 'times'
  | 'room'
  | 'near-work';

/**
 * One part of the score: `points` of at most `of`, and why, in one plain sentence. `side`: whether it speaks for or
 * against; `open`: nobody has said.
 */
export type Reason = {
  about: ReasonAbout;
  points: number;
  of: number;
  side: 'for' | 'against' | 'open';
  sentence: string;
};

/** One insats held against one need. `score` is the sum of the reasons' points, 0–100. */
export type Match = {
  insats: string;
  answer: Exclude<Answer, 'no'>;
  score: number;
  reasons: readonly Reason[];
  judgements: readonly Judgement[];
  availability: Availability;
};

/** A time of the week in one of the combined insatser. */
export type WeekTime = { day: Weekday; from: string; to: string; insats: string };

/** Two to four insatser that fill the person's hours together without clashing. */
export type Combination = {
  insatser: readonly string[];
  /** Hours a week in each, in the order of `insatser`. */
  hours: readonly number[];
  totalHours: number;
  week: readonly WeekTime[];
  /** Those whose times nobody has stated: to be agreed with the provider. */
  timesOpen: readonly string[];
  tracks: readonly (Track | 'near-work')[];
  score: number;
  /** Why these together, one plain sentence each. */
  sentences: readonly string[];
};

/** A step further up, and what is there for this need. */
export type PathStep = {
  step: Step;
  insatser: readonly { insats: string; availability: Availability }[];
  /** Places free among them; null when nobody knows any. */
  free: number | null;
  sentence: string;
};

/** One criterion that alone stands in the way: how many insatser open if it were met, and the best of them by name. */
export type NearMiss = {
  about: JudgedBy;
  sentence: string;
  because: string;
  total: number;
  opens: readonly string[];
};

/** The answer to an availability query: best first, whatever order the catalogue was in. */
export type NeedAnswer = {
  matches: readonly Match[];
  total: number;
  /** Which answers would decide most, those first. */
  questions: readonly Question[];
  combinations: readonly Combination[];
  path: readonly PathStep[];
  nearMisses: readonly NearMiss[];
};
