import * as z from 'zod';
import { codes, ladder, outcomes } from '#insats';
import { day } from '#ledger';
import { waysOut } from './ways-out.ts';

const count = z.int().min(0);
const many = z.number().min(0);
const share = z.number().min(0).max(1);
const days = z.number().min(0);

/** How many months back a reading may look. */
export const readingMonths = [12, 24] as const;
export type ReadingMonths = (typeof readingMonths)[number];

/** A share of so many, with the limits of its 95 % interval. Null where nobody has ended. */
const shareOfEndings = z.strictObject({
  endings: count,
  onward: count,
  share: share.nullable(),
  low: share.nullable(),
  high: share.nullable(),
});

/** How many ended one way. */
const outcomeCount = z.strictObject({
  outcome: z.enum(codes(outcomes)),
  toStep: z.enum(codes(ladder)).nullable(),
  label: z.string(),
  count,
  /** Whether it counts as onward from here. */
  onward: z.boolean(),
});

/** The share who have left one way, by days since they started. */
const wayOutCurve = z.strictObject({
  way: z.enum(codes(waysOut)),
  label: z.string(),
  points: z.array(
    z.strictObject({
      day: days,
      share,
      /** Limits of the 95 % interval; null while nobody has left this way. */
      low: share.nullable(),
      high: share.nullable(),
      atRisk: count,
    }),
  ),
});

/** Expected beside actual, both counted together from the first week. */
const flowWeek = z.strictObject({
  /** The last day of the week. */
  day,
  endings: count,
  expectedEndings: many,
  onward: count,
  expectedOnward: many,
});

const expectedAgainstActual = z.strictObject({
  /** The days that are counted, both included: since the baseline, and not the latest, in which endings are still missing. */
  from: day,
  to: day,
  weeks: z.array(flowWeek),
  sentence: z.string(),
});

/** How long half of them stay, in days; null where fewer than half have left. */
const stay = z.strictObject({
  median: z.strictObject({ days: days.nullable(), low: days.nullable(), high: days.nullable() }),
  /** Of those who have stayed so long: half have left within so many days more. */
  residual: z.array(z.strictObject({ after: days, medianMore: days.nullable() })),
  sentence: z.string(),
});

/** What stood in the insats on the last day of each week. */
const occupancyWeek = z.strictObject({ day, places: many, occupied: many, queue: many, ready: many });

const readWait = z.strictObject({ medianDays: days, lowDays: days, highDays: days });

/** One measure of an insats among its peers. */
const standing = z.strictObject({
  observed: count,
  /** What the peers' pace would have given those who were here. */
  expected: many,
  /** Standard deviations from what is expected, with the peers' own spread counted as chance. */
  z: z.number(),
  /** The share of such finds that is chance, among all insatser that are compared (Benjamini and Hochberg). */
  falseDiscovery: share,
  stands: z.enum(['as-peers', 'lower']),
  /** Its own level, drawn towards its peers' as far as its few endings ask for; 1 is as the peers. */
  level: z.strictObject({ mean: many, low: many, high: many }).nullable(),
});

const comparison = z.strictObject({
  group: z.string(),
  /** What the peers have in common, in Swedish. */
  label: z.string(),
  /** How many are compared, with this one. */
  insatser: count,
  endings: standing,
  onward: standing,
  sentence: z.string(),
});

const read = {
  insats: z.string(),
  name: z.string(),
  step: z.enum(codes(ladder)).nullable(),
  months: z.literal(readingMonths),
  /** The days that endings are counted in, both included. */
  from: day,
  to: day,
  /** What the reader should notice. */
  headline: z.string(),
  onward: shareOfEndings,
  onwardSentence: z.string(),
  outcomes: z.array(outcomeCount),
};

const ledgerFlow = z.strictObject({
  source: z.literal('ledger'),
  ...read,
  curves: z.array(wayOutCurve),
  curvesSentence: z.string(),
  /** Null until there is a baseline to expect from. */
  expected: expectedAgainstActual.nullable(),
  stay,
  /** Null where nothing tells. */
  wait: readWait.nullable(),
  waitSentence: z.string(),
  occupancy: z.array(occupancyWeek),
  /** Null until there is a baseline, and where nobody is like it. */
  comparison: comparison.nullable(),
});

/** A period that the provider has stated. */
const statedPeriod = z.strictObject({
  from: day,
  to: day,
  started: count,
  onward: shareOfEndings,
  outcomes: z.array(outcomeCount),
});

const reportedFlow = z.strictObject({
  source: z.literal('reported'),
  ...read,
  periods: z.array(statedPeriod),
  /** Free places and queue as they were stated, in the order of days. */
  counts: z.array(z.strictObject({ day, free: count, queue: count.nullable() })),
  /** Why there are no curves, and what would give them. */
  ledgerSentence: z.string(),
});

/** What a reader is told of the flow through one insats. */
export const insatsFlow = z.discriminatedUnion('source', [ledgerFlow, reportedFlow]);

export type ShareOfEndings = z.infer<typeof shareOfEndings>;
export type OutcomeCount = z.infer<typeof outcomeCount>;
export type WayOutCurve = z.infer<typeof wayOutCurve>;
export type FlowWeek = z.infer<typeof flowWeek>;
export type ExpectedAgainstActual = z.infer<typeof expectedAgainstActual>;
export type Stay = z.infer<typeof stay>;
export type OccupancyWeek = z.infer<typeof occupancyWeek>;
export type Standing = z.infer<typeof standing>;
export type Comparison = z.infer<typeof comparison>;
export type LedgerFlow = z.infer<typeof ledgerFlow>;
export type ReportedFlow = z.infer<typeof reportedFlow>;
export type InsatsFlow = z.infer<typeof insatsFlow>;
