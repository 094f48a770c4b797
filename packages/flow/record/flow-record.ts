import * as z from 'zod';
import { codes, criteria, description, ladder, outcomes } from '#insats';
import { leaveReasons, period, refusalReasons } from '#ledger';

const day = z.int();
const step = z.enum(codes(ladder));
/** Why an entry left the queue, or an offer was refused. */
const leftBecause = z.enum(codes({ ...leaveReasons, ...refusalReasons }));

/** How a placement ended, and the day on which somebody wrote it down. */
const flowEnding = z.strictObject({
  on: day,
  outcome: z.enum(codes(outcomes)),
  toStep: step.nullable(),
  registeredOn: day,
});

/** Days in a place. Every day here is a day number. */
const flowPlacement = z.strictObject({
  /** null: began before the ledger was kept, nobody knows when. */
  startsOn: day.nullable(),
  /** The first day that the ledger has seen. */
  seenFrom: day,
  /** The day after which the ledger saw no more, though nothing ended: it was closed. */
  seenUntil: day.nullable(),
  carriedIn: z.boolean(),
  minutes: z.int(),
  ready: z.strictObject({ on: day, toStep: step.nullable() }).nullable(),
  ending: flowEnding.nullable(),
});

/** A place that nobody else could have: offered, or given to somebody who has not started. */
const flowHold = z.strictObject({
  from: day,
  /** The first day on which it is free again, or in use; null while an offer stands. */
  until: day.nullable(),
  minutes: z.int(),
});

/** One who waits or takes part, as the flow sees it: days, and no person. */
export const flowEntry = z.strictObject({
  entry: z.string(),
  /** null: came to a place without the queue. */
  joinedOn: day.nullable(),
  /** When the entry left the queue: for a place, or for a reason. */
  leftQueueOn: day.nullable(),
  leftBecause: leftBecause.nullable(),
  /** The latest place that was held for this one; records from before holds were remembered have none. */
  hold: flowHold.nullable().default(null),
  placement: flowPlacement.nullable(),
});

/**
 * What the flow watch remembers of one insats: what its log says about movement, day by day. It can be dropped and made
 * again; its watermark is `version`, the last event that it includes.
 */
export const flowRecord = z.strictObject({
  insats: z.string(),
  forbund: z.string(),
  organisation: z.string(),
  version: z.int().min(0),
  status: z.enum(['open', 'closed']),
  description,
  criteria,
  /** The day on which the ledger was opened; null where figures are reported. */
  ledgerSince: day.nullable(),
  /** Whether people with part time share a place. */
  sharing: z.boolean(),
  /** Capacity from each day on, in minutes a week and in what one place holds. */
  capacity: z.array(z.strictObject({ from: day, minutes: z.int(), minutesPerPlace: z.int() })),
  closures: z.array(z.strictObject({ from: day, to: day })),
  entries: z.array(flowEntry),
  refusals: z.array(z.strictObject({ on: day, by: z.enum(['person', 'provider']), reason: leftBecause })),
  /** Periods that the provider has stated, by their first day. */
  periods: z.array(period),
  /** The days on which the provider has said or done anything here, in order. */
  heard: z.array(day),
  /** Free places and queue as the provider has stated them. */
  counts: z.array(z.strictObject({ on: day, free: z.int(), queue: z.int().nullable() })),
});

export type FlowRecord = z.infer<typeof flowRecord>;
export type FlowEntry = z.infer<typeof flowEntry>;
export type FlowHold = z.infer<typeof flowHold>;
export type FlowPlacement = z.infer<typeof flowPlacement>;
export type FlowEnding = z.infer<typeof flowEnding>;
