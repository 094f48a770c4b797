import type { Criterion } from '#insats';

/**
 * `yes` and `no` are certain. `after-assessment`: only somebody who meets the person can tell. `unknown`: the need
 * does not say, and it can be found out.
 */
export type Answer = 'yes' | 'no' | 'after-assessment' | 'unknown';

/**
 * What is judged: a criterion by its rule; `served`: the municipalities that the insats is for; `activity-requirement`:
 * whether it counts where it must; `not-stated`: nobody has said who the insats is for.
 */
export type JudgedBy = Criterion['condition']['rule'] | 'served' | 'activity-requirement' | 'not-stated';

/** One demand held against one need. */
export type Judgement = {
  about: JudgedBy;
  answer: Answer;
  /** What is demanded, in one plain sentence. */
  sentence: string;
  /** How the need stands to it, in one plain sentence: what it says, or what to find out. */
  because: string;
};

/**
 * All the demands of an insats held against one need. `answer` is `no` if one judgement is, else `unknown` if one is,
 * else `after-assessment` if one is, else `yes`.
 */
export type Eligibility = { answer: Answer; judgements: readonly Judgement[] };

/** Something to find out about the person, and for how many insatser it decides. */
export type Question = { about: JudgedBy; sentence: string; decides: number };
