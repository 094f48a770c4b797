import type { Option } from '../../components/choice-group.tsx';
import type { Choice, FormState } from '../../components/field.tsx';
import type { AvailabilityView } from '../../components/free-places-wording.ts';
import type { HiddenField } from '../../components/hidden-fields.tsx';

/** The need form as filled in: one value a field in `values`, several in `chosen`. Nothing of it is kept. */
export type NeedFormState = FormState & { chosen: Readonly<Record<string, readonly string[]>> };

/** The need form, and the answer where something was asked. */
export type NeedView = {
  form: NeedFormState;
  municipalities: { own: readonly Choice[]; others: readonly Choice[] };
  /** The insats that the need is to be held against, where the reader came from one. */
  about: { id: string; name: string } | null;
  answer: NeedAnswerView | null;
};

export type NeedAnswerView = {
  /** What was asked for, a few words each. */
  asked: readonly string[];
  /** All that was filled in, for the forms that ask again with one thing more. */
  given: readonly HiddenField[];
  total: number;
  checked: CheckedView | null;
  questions: readonly QuestionView[];
  matches: readonly MatchView[];
  combinations: readonly CombinationView[];
  path: readonly PathView[];
  nearMisses: readonly NearMissView[];
  /** Every insats that may be asked about. */
  others: readonly Choice[];
};

/** An insats by name and address. */
export type InsatsLink = { id: string; name: string };

export type JudgementView = {
  /** One mark and its words: met, not met, later, to find out. */
  answer: 'yes' | 'no' | 'after-assessment' | 'unknown';
  sentence: string;
  because: string;
};

/** Why, or why not, one insats is for the need. */
export type CheckedView = {
  insats: InsatsLink;
  verdict: { tone: 'success' | 'info' | 'warning'; heading: string; sentence: string };
  judgements: readonly JudgementView[];
  /** Whether its queue and offers are for the reader. */
  queue: boolean;
  availability: AvailabilityView;
};

type ReasonView = { label: string; points: string; sentence: string };

export type MatchView = {
  insats: InsatsLink;
  provider: string;
  municipalities: readonly string[];
  tags: readonly string[];
  /** «Passar bra», with the points behind it. */
  fit: string;
  points: string;
  /** Whether the conditions are met. */
  standing: string;
  speaksFor: readonly string[];
  speaksAgainst: readonly string[];
  notStated: readonly string[];
  reasons: readonly ReasonView[];
  judgements: readonly JudgementView[];
  /** Whether its queue and offers are for the reader. */
  queue: boolean;
  availability: AvailabilityView;
};

/** Something to find out, and how to answer it at once. */
export type QuestionView = {
  /** Unique on the page. */
  id: string;
  sentence: string;
  decides: string;
  /** Null: only somebody else can answer it. */
  reply: ReplyView | null;
};

export type ReplyView =
  | { kind: 'buttons'; field: string; options: readonly Option[] }
  | { kind: 'choice'; field: string; label: string; options: readonly Option[] }
  | { kind: 'number'; field: string; label: string };

export type CombinationView = {
  name: string;
  parts: readonly { insats: InsatsLink; hours: string }[];
  total: string;
  sentences: readonly string[];
  /** A row for each working day, and for each other day that is used. Empty where nobody has stated any times. */
  week: readonly { day: string; times: readonly { hours: string; insats: string }[] }[];
  /** The same in one sentence, to copy into a plan. */
  asText: string;
};

export type PathView = {
  step: string;
  sentence: string;
  insatser: readonly (InsatsLink & { availability: AvailabilityView })[];
};

export type NearMissView = {
  sentence: string;
  because: string;
  total: number;
  /** The best of them. */
  opens: readonly InsatsLink[];
};
