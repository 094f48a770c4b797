import * as z from 'zod';
import { needMapping } from '#needs';
import { type Contract, forbundChoice } from './contract.ts';
import { needsAnswer, needsGapAnswer } from './mapping-answers.ts';
import { mappingExamples as examples, type MappingOperation } from './mapping-examples.ts';

/** The förbund's mapping of needs, and supply held against it. */
export const mappingContracts = {
  readNeeds: { query: forbundChoice, status: 200, answer: needsAnswer, example: examples.readNeeds },
  setNeeds: {
    query: forbundChoice,
    body: z.strictObject({
      mapping: needMapping,
      replaces: z.int().min(0).nullable().default(null),
    }),
    status: 200,
    answer: needsAnswer,
    example: examples.setNeeds,
  },
  readNeedsGap: {
    query: forbundChoice,
    status: 200,
    answer: needsGapAnswer,
    example: examples.readNeedsGap,
  },
} as const satisfies Record<MappingOperation, Contract>;
