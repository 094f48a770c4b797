import * as z from 'zod';
import { need } from '#eligibility';
import { type Contract, nothing, part } from './contract.ts';
import { eligibilityAnswer, needAnswer } from './need-answers.ts';
import { needExamples as examples, type NeedOperation } from './need-examples.ts';

/** What a coordinator asks about a need. */
export const needContracts = {
  queryAvailability: {
    query: z.strictObject(part),
    body: need,
    status: 200,
    answer: needAnswer,
    example: examples.queryAvailability,
  },
  queryEligibility: {
    query: nothing,
    body: need,
    status: 200,
    answer: eligibilityAnswer,
    example: examples.queryEligibility,
  },
} as const satisfies Record<NeedOperation, Contract>;
