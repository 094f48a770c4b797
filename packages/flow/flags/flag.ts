import * as z from 'zod';
import { codes, freeText, ladder } from '#insats';
import { day } from '#ledger';
import { causes, flagKinds, flagLevels, missingContents } from './flag-kinds.ts';

const many = z.number().min(0);
const named = z.strictObject({ insats: z.string(), name: z.string() });

/** What a flag is about: an insats, or several together where each has too few endings to be judged alone. */
const flagSubject = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('insats'), insats: z.string(), name: z.string() }),
  z.strictObject({ of: z.literal('provider'), organisation: z.string(), insatser: z.array(named) }),
  z.strictObject({ of: z.literal('peers'), group: z.string(), insatser: z.array(named) }),
]);

/** The figures that a flag stands on, as they were. */
const flagEvidence = z.strictObject({
  /** The days that the figures are about, both included. */
  from: day,
  to: day,
  /** What happened, beside what there was to expect; null for facts. */
  flow: z
    .strictObject({
      onward: many,
      expectedOnward: many.nullable(),
      endings: many,
      expectedEndings: many.nullable(),
      /** The share that had gone onward before, carefully reckoned. */
      onwardShareBefore: many,
      /** Years between two false alarms of an insats, at the least. */
      years: many,
    })
    .nullable(),
  places: many.nullable(),
  occupied: many.nullable(),
  queue: many.nullable(),
  /** Days of predicted wait, and a year before. */
  waitDays: many.nullable(),
  waitDaysBefore: many.nullable(),
  ready: many.nullable(),
});

/** Why, with what speaks for it. */
const flagCause = z.strictObject({
  cause: z.enum(codes(causes)),
  /** Step that lacks places. */
  step: z.enum(codes(ladder)).nullable(),
  /** Insatser that are full, or that have what is missing. */
  insatser: z.array(named).max(20),
  /** Shares of the endings. */
  dropoutShare: many.nullable(),
  returnedShare: many.nullable(),
  /** A figure before and now: those who joined the queue, places, endings, or days until an ending is written down. */
  before: many.nullable(),
  now: many.nullable(),
  missing: z.array(z.enum(codes(missingContents))),
  /** The most common reason for which an offer was refused, and by whom. */
  refusal: z.strictObject({ by: z.enum(['person', 'provider']), reason: z.string(), count: many }).nullable(),
  /** The criterion that keeps most of the mapped need away, in its own sentence. */
  criterion: z.string().nullable(),
});

/** What the watch finds on a day. */
export const finding = z.strictObject({
  kind: z.enum(codes(flagKinds)),
  level: z.enum(codes(flagLevels)),
  subject: flagSubject,
  evidence: flagEvidence,
  cause: flagCause,
  /** The day of the alarm, or the first day on which the fact had stood long enough. */
  since: day,
});

const happening = z.strictObject({
  what: z.enum(['opened', 'raised', 'acknowledged', 'noted', 'closed', 'reopened']),
  at: z.iso.datetime(),
  /** Pseudonym of whoever did it; null: the watch itself. */
  by: z.string().nullable(),
  /** What they are; null: the watch, or from before it was kept. */
  role: z.enum(['coordinator', 'admin']).nullable().default(null),
  note: freeText(1_000).nullable(),
  /** The finding as it was, where the watch opened, raised or reopened. */
  finding: finding.nullable(),
});

/** A flag and its life. One for each kind and subject: what comes back is reopened. */
export const flag = z.strictObject({
  id: z.string(),
  forbund: z.string(),
  status: z.enum(['open', 'acknowledged', 'closed']),
  /** What it was opened, raised or reopened for. */
  finding,
  /** The same today; null when the evidence is gone. */
  latest: finding.nullable(),
  openedAt: z.iso.datetime(),
  history: z.array(happening),
});

export type FlagSubject = z.infer<typeof flagSubject>;
export type FlagEvidence = z.infer<typeof flagEvidence>;
export type FlagCause = z.infer<typeof flagCause>;
export type Finding = z.infer<typeof finding>;
export type Flag = z.infer<typeof flag>;
