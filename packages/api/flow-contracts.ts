import * as z from 'zod';
import { flag, flagKinds, flagLevels, flowThresholds } from '#flow';
import { codes, freeText } from '#insats';
import { reason } from '#ledger';
import { type Contract, forbundChoice, nothing, part, partOf } from './contract.ts';
import {
  baselineAnswer,
  flagAnswer,
  flowThresholdsAnswer,
  insatsFlowAnswer,
  insatsInFlow,
  ladderAnswer,
  listedFlag,
  publishedAnswer,
  quarterAnswer,
} from './flow-answers.ts';
import { flowExamples as examples, type FlowOperation } from './flow-examples.ts';

const months = z.int().multipleOf(12, 'Skriv 12 eller 24.').min(12).max(24).default(12);
const note = freeText(1_000);

/** Where the flow stops and why, what there is to read of it, and what it is held against. */
export const flowContracts = {
  listFlags: {
    query: forbundChoice.extend({
      status: z.array(flag.shape.status).optional(),
      level: z.array(z.enum(codes(flagLevels))).optional(),
      kind: z.array(z.enum(codes(flagKinds))).optional(),
      insats: z.string().max(100).optional(),
      ...part,
    }),
    status: 200,
    answer: z.strictObject({
      items: z.array(listedFlag),
      ...partOf,
      forbundNote: z.string().nullable(),
      sentence: z.string(),
    }),
    example: examples.listFlags,
  },
  readFlag: { query: forbundChoice, status: 200, answer: flagAnswer, example: examples.readFlag },
  acknowledgeFlag: {
    query: forbundChoice,
    body: z.strictObject({ note: note.nullable().default(null) }),
    status: 200,
    answer: flagAnswer,
    example: examples.acknowledgeFlag,
  },
  noteOnFlag: {
    query: forbundChoice,
    body: z.strictObject({ note: note.min(1, 'Skriv en anteckning.') }),
    status: 200,
    answer: flagAnswer,
    example: examples.noteOnFlag,
  },
  closeFlag: {
    query: forbundChoice,
    body: z.strictObject({ reason }),
    status: 200,
    answer: flagAnswer,
    example: examples.closeFlag,
  },
  listInsatserInFlow: {
    query: forbundChoice.extend(part),
    status: 200,
    answer: z.strictObject({
      items: z.array(insatsInFlow),
      ...partOf,
      forbundNote: z.string().nullable(),
      sentence: z.string(),
    }),
    example: examples.listInsatserInFlow,
  },
  readInsatsFlow: {
    query: z.strictObject({ months }),
    status: 200,
    answer: insatsFlowAnswer,
    example: examples.readInsatsFlow,
  },
  readFlowLadder: {
    query: forbundChoice.extend({ months }),
    status: 200,
    answer: ladderAnswer,
    example: examples.readFlowLadder,
  },
  readQuarter: { query: forbundChoice, status: 200, answer: quarterAnswer, example: examples.readQuarter },
  readPublishedQuarter: {
    query: nothing,
    status: 200,
    answer: publishedAnswer,
    example: examples.readPublishedQuarter,
  },
  readFlowThresholds: {
    query: forbundChoice,
    status: 200,
    answer: flowThresholdsAnswer,
    example: examples.readFlowThresholds,
  },
  setFlowThresholds: {
    query: forbundChoice,
    body: flowThresholds.refine(
      ({ redYears, yellowYears }) => redYears > yellowYears,
      'En röd flagga ska vara ovanligare än en gul. Ange fler år för röd än för gul.',
    ),
    status: 200,
    answer: flowThresholdsAnswer,
    example: examples.setFlowThresholds,
  },
  listBaselines: {
    query: forbundChoice.extend(part),
    status: 200,
    answer: z.strictObject({ items: z.array(baselineAnswer), ...partOf }),
    example: examples.listBaselines,
  },
  replaceBaseline: {
    query: forbundChoice,
    body: z.strictObject({ reason }),
    status: 201,
    answer: baselineAnswer,
    example: examples.replaceBaseline,
  },
} as const satisfies Record<FlowOperation, Contract>;
