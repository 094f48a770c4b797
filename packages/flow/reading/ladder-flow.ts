import * as z from 'zod';
import { codes, ladder } from '#insats';
import { day } from '#ledger';
import { readingMonths } from './insats-flow.ts';

const count = z.int().min(0);
const many = z.number().min(0);

/** Where insatser stand: on a step, or beside the ladder. */
export const rungs = { ...ladder, parallel: 'Vid sidan av trappan' } as const;

/** Where people come from. Outside is what is left when those who are known to come from other steps are taken away. */
export const origins = { ...rungs, outside: 'Utifrån' } as const;

/** Where people go. */
export const destinations = {
  ...rungs,
  work: 'Arbete',
  studies: 'Studier',
  'other-support': 'Annan försörjning',
  care: 'Vård',
  moved: 'Flyttade',
  dropout: 'Avbröt',
  'another-insats': 'En annan insats, oklart på vilket steg',
} as const;

export type Rung = keyof typeof rungs;
export type Origin = keyof typeof origins;
export type Destination = keyof typeof destinations;

/**
 * Movements, counted together. Origins and destinations are two sides: people go from a step to the same step, and back
 * to lower ones, so a diagram draws each step once on either side.
 */
const ladderLink = z.strictObject({
  from: z.enum(codes(origins)),
  to: z.enum(codes(destinations)),
  count: count.min(1),
  onward: z.boolean(),
});

/** What there is on a step today. */
const ladderStep = z.strictObject({
  step: z.enum(codes(rungs)),
  name: z.string(),
  insatser: count,
  /** Insatser whose figures are too old, or were never given; the figures beside leave them out. */
  unknown: count,
  places: many,
  occupied: many,
  free: many,
  queue: many,
  /** In a place, and ready for next. Only those who keep a ledger say so. */
  ready: count,
  /** Ready for next on other steps (or beside the ladder), and waiting for this one. */
  wanted: count,
  sentence: z.string(),
});

/** Movements on the ladder, and what there is on each step. */
export const ladderFlow = z.strictObject({
  months: z.literal(readingMonths),
  from: day,
  to: day,
  headline: z.string(),
  steps: z.array(ladderStep),
  links: z.array(ladderLink),
});

export type LadderLink = z.infer<typeof ladderLink>;
export type LadderStep = z.infer<typeof ladderStep>;
export type LadderFlow = z.infer<typeof ladderFlow>;
