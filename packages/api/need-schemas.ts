import type * as z from 'zod';
import { need } from '#eligibility';
import {
  combination,
  eligibilityAnswer,
  judgement,
  match,
  matchReason,
  nearMiss,
  needAnswer,
  pathStep,
  question,
  spokenOf,
} from './need-answers.ts';
import type { needSchemaWords } from './need-words.ts';

/** Schemas of a need and its answer, by the name they have in the document. */
export const namedNeedSchemas: Readonly<Record<keyof typeof needSchemaWords, z.ZodType>> = {
  Combination: combination,
  EligibilityAnswer: eligibilityAnswer,
  Judgement: judgement,
  Match: match,
  MatchReason: matchReason,
  NearMiss: nearMiss,
  Need: need,
  NeedAnswer: needAnswer,
  PathStep: pathStep,
  Question: question,
  SpokenOf: spokenOf,
};
