import * as z from 'zod';

/**
 * The format of data/demo/linkoping-flow.json: two years of simulated history, to be told to the place ledger through
 * its own commands.
 *
 * Days are whole numbers counted from today: −1 is yesterday, and nothing happens today or later.
 *
 * On each day the ledgers keep this order, and then nothing is ever refused: everywhere first joins and leaves, then
 * refusals and acceptances of offers, endings (by the day that they were written down), readiness, places, hours, and
 * last new offers, in the order of the queue. An offer is never answered on the day that it is made.
 */
const day = z.int().max(-1);
const hours = z.number().min(0.25).max(40);
const step = z.enum([
  'basic-support',
  'structure',
  'occupation',
  'work-rehabilitation',
  'supported-work',
  'self-support',
]);
const outcome = z.enum([
  'work',
  'subsidised-work',
  'studies',
  'next-insats',
  'other-support',
  'care',
  'moved',
  'dropout',
  'returned',
]);
const because = z.enum(['other-insats', 'moved', 'health', 'no-answer', 'declined', 'wrong-match']);

/** Another entry: the insats by its externalReference, and the number of the row there, from 0. */
const elsewhere = z.strictObject({ insats: z.string(), row: z.int().min(0) });

/** One who waited or took part. What did not happen is left out. */
const demoRow = z.strictObject({
  /** Left out: took part already on the first day, and is carried in when the ledger is opened. */
  joined: day.optional(),
  /** Hours a week that are asked for, and had from the start. Left out: a whole week of 40. */
  hours: hours.optional(),
  /** Offers that were refused by the person; the entry stays first in order unless it left that day. */
  refused: z.array(z.strictObject({ offered: day, on: day, because })).optional(),
  /** Out of the queue without a place. Where an offer was refused on that day, it left by that refusal. */
  left: z.strictObject({ on: day, because }).optional(),
  /** The offer that became the placement, or that stands today. */
  offered: day.optional(),
  /** The first day in the place, on which the offer was accepted. May lie before the first day, where carried in. */
  started: day.optional(),
  moreHours: z.array(z.strictObject({ on: day, hours })).optional(),
  ready: z.strictObject({ on: day, toStep: step.nullable() }).optional(),
  ended: z
    .strictObject({
      on: day,
      /** Left out: on the same day. */
      registered: day.optional(),
      outcome,
      toStep: step.optional(),
      /** The placement that the person went on to. It has started on the day of this ending. */
      into: elsewhere.optional(),
    })
    .optional(),
});

const ledgerInsats = z.strictObject({
  externalReference: z.string(),
  /** Places from each day on; the first is the first day of the history. */
  places: z.array(z.strictObject({ from: day, places: z.number().min(0) })).min(1),
  rows: z.array(demoRow),
});

/** What a provider that only reports has stated: whole quarters, of 91 days here, and what is free and waits today. */
const reportingInsats = z.strictObject({
  externalReference: z.string(),
  periods: z.array(
    z.strictObject({
      from: day,
      to: day,
      started: z.int().min(0),
      ended: z.array(z.strictObject({ outcome, toStep: step.nullable(), count: z.int().min(1) })),
    }),
  ),
  free: z.int().min(0),
  queue: z.int().min(0),
});

/** A stop that was laid in, so that the flow watch has something to find. */
const laidIn = z.strictObject({
  externalReference: z.string(),
  kind: z.enum([
    'leaves-not-onward',
    'nobody-leaves',
    'ready-but-waiting',
    'more-referred',
    'fewer-places',
    'admission',
    'unused-places',
    'provider-silent',
  ]),
  from: day,
});

export const demoHistory = z.strictObject({
  /** What this is, for whoever opens the file. */
  about: z.string(),
  seed: z.int(),
  /** The first day of the history: every ledger is opened then. */
  begins: day,
  stops: z.array(laidIn),
  ledgers: z.array(ledgerInsats),
  reporting: z.array(reportingInsats),
});

export type DemoHistory = z.infer<typeof demoHistory>;
export type DemoRow = z.infer<typeof demoRow>;
