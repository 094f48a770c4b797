import * as z from 'zod';
import { codes, outcomes } from '#insats';
import { day } from '#ledger';
import { rungs } from './ladder-flow.ts';
import { quarter } from './quarter.ts';

const count = z.int().min(0);
const many = z.number().min(0);
const days = z.number().min(0).nullable();

/** How many went onward, by what. */
const onwardBy = z.strictObject({ work: count, studies: count, nextStep: count });

/** What happened in a quarter on a step, or in all. */
const quarterLine = z.strictObject({
  /** Null: in all. */
  step: z.enum(codes(rungs)).nullable(),
  name: z.string(),
  insatser: count,
  started: count,
  ended: count,
  onward: count,
  onwardBy,
  /** All endings, by outcome. */
  outcomes: z.array(z.strictObject({ outcome: z.enum(codes(outcomes)), label: z.string(), count })),
  /** Half had left within so many days; null where it cannot be told. */
  medianStay: z.strictObject({ days, low: days, high: days }),
  /** Places that nobody was in on a mean day, where a ledger is kept. */
  unusedPlaces: many,
  /** Waiting on the last day, and half of newcomers then waited at most so many days: the mean over the insatser. */
  queue: many,
  waitDays: days,
  flagsOpened: count,
  flagsClosed: count,
  sentence: z.string(),
});

/** A quarter, for the förbund's own people. */
export const quarterSummary = z.strictObject({
  quarter,
  from: day,
  to: day,
  /** The first day on which the figures no longer change, and are published. */
  settledOn: day,
  settled: z.boolean(),
  headline: z.string(),
  /** Stated periods that lie only partly within the quarter. They are counted in no quarter. */
  periodsLeftOut: count,
  all: quarterLine,
  steps: z.array(quarterLine),
});

export type OnwardBy = z.infer<typeof onwardBy>;
export type QuarterLine = z.infer<typeof quarterLine>;
export type QuarterSummary = z.infer<typeof quarterSummary>;
