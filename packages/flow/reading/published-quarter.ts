import * as z from 'zod';
import { codes } from '#insats';
import { day } from '#ledger';
import { rungs } from './ladder-flow.ts';
import { quarter } from './quarter.ts';

/** No smaller count of persons is published, nor can be worked out from what is. */
export const fewestPublished = 5;

/** A count of persons; null: withheld, because it or another that it would give away is below five. */
const persons = z.int().min(fewestPublished).nullable();
const steps = z.array(z.enum(codes(rungs))).min(1);

/** Counts of one or several steps that are shown as one, so that none is below five. */
const stepCounts = z.strictObject({ steps, name: z.string() });

const publishedStarts = stepCounts.extend({ started: persons });
const publishedEndings = stepCounts.extend({ ended: persons, onward: persons, notOnward: persons });

/** Figures of the insatser and of places, which are no counts of persons. */
const publishedPlaces = z.strictObject({
  step: z.enum(codes(rungs)),
  name: z.string(),
  insatser: z.int().min(0),
  unusedPlaces: z.int().min(0),
  waitDays: z.int().min(0).nullable(),
  flagsOpened: z.int().min(0),
  flagsClosed: z.int().min(0),
});

/** Those who went onward, by what: one way, or several that are shown as one. */
const publishedOnward = z.strictObject({
  by: z.array(z.enum(['work', 'studies', 'next-step'])).min(1),
  name: z.string(),
  count: persons,
});

/** A quarter as it is published: once, and never recomputed. */
export const publishedQuarter = z.strictObject({
  quarter,
  from: day,
  to: day,
  publishedOn: day,
  headline: z.string(),
  started: persons,
  ended: persons,
  onward: persons,
  notOnward: persons,
  onwardBy: z.array(publishedOnward),
  startsBySteps: z.array(publishedStarts),
  endingsBySteps: z.array(publishedEndings),
  places: z.array(publishedPlaces),
  /** What is withheld and why, in a sentence. */
  withheldSentence: z.string(),
});

export type PublishedStarts = z.infer<typeof publishedStarts>;
export type PublishedEndings = z.infer<typeof publishedEndings>;
export type PublishedOnward = z.infer<typeof publishedOnward>;
export type PublishedQuarter = z.infer<typeof publishedQuarter>;
