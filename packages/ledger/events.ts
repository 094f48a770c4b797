import * as z from 'zod';
import { codes, criteria, description, ladder, outcomes } from '#insats';
import { day, mostCapacityMinutes, placeEvents, reason } from './place-events.ts';

const count = z.int().min(0).max(100_000);

/** Days, both included, when the insats takes nobody: summer, rebuilding, course breaks. */
export const closure = z
  .strictObject({ from: day, to: day, reason: reason.nullable() })
  .refine((span) => span.from <= span.to, 'Sista dagen ligger före den första. Byt plats på dem.');

/** How many ended with one outcome; `toStep` where the outcome leads to another insats and the step is known. */
export const endedCount = z
  .strictObject({
    outcome: z.enum(codes(outcomes)),
    toStep: z.enum(codes(ladder)).nullable(),
    count,
  })
  .refine(
    ({ outcome, toStep }) => toStep === null || outcome === 'next-insats' || outcome === 'returned',
    'Steget anges bara för den som gick vidare eller tillbaka till en annan insats. Ta bort toStep.',
  );

/** What happened in an insats from one day to another, both included, in counts. */
export const period = z.strictObject({
  from: day,
  to: day,
  started: count,
  ended: z.array(endedCount).max(40),
});

/** The figures that an imported row states. */
export const importedCounts = z.strictObject({ free: count, queue: count.nullable() });

/** What stands in the log. Past tense; nothing is ever changed or removed. */
export const ledgerEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('insatsCreated'),
    forbund: z.string(),
    organisation: z.string(),
    externalReference: z.string().nullable(),
    description,
    criteria,
  }),
  z.strictObject({ type: z.literal('insatsDescribed'), description }),
  z.strictObject({ type: z.literal('criteriaSet'), criteria }),
  /** Capacity in minutes a week; `minutesPerPlace` is what one place holds. */
  z.strictObject({
    type: z.literal('placesSet'),
    capacityMinutes: z.int().min(0).max(mostCapacityMinutes),
    minutesPerPlace: z.int().min(60).max(2_400),
    /** The decision to have fewer places than are promised, where a ledger is kept. */
    overbooking: reason.nullable().optional(),
  }),
  z.strictObject({ type: z.literal('countsReported'), free: count, queue: count.nullable() }),
  z.strictObject({ type: z.literal('countsConfirmed') }),
  z.strictObject({
    type: z.literal('countsCorrected'),
    corrects: z.int(),
    free: count,
    queue: count.nullable(),
    reason,
  }),
  z.strictObject({ type: z.literal('periodReported'), period }),
  z.strictObject({
    type: z.literal('periodCorrected'),
    corrects: z.int(),
    period,
    replacesFrom: day,
    reason,
  }),
  z.strictObject({ type: z.literal('closuresPlanned'), closures: z.array(closure).max(50) }),
  z.strictObject({ type: z.literal('handedOver'), organisation: z.string() }),
  /** Remembers which row of an imported catalogue the insats mirrors, so that the same row changes nothing. */
  z.strictObject({ type: z.literal('rowImported'), rowHash: z.string(), report: importedCounts.nullable() }),
  z.strictObject({ type: z.literal('insatsClosed'), reason }),
  ...placeEvents,
]);

/**
 * In what capacity somebody acted. `subject` is a pseudonym whose name is kept, and erased, elsewhere. `system` is the
 * ledger itself: a deadline that passed, and the offer to the next in order.
 */
export const actedBy = z.strictObject({
  subject: z.string(),
  role: z.enum(['provider', 'coordinator', 'admin', 'system']),
  forbund: z.string(),
  organisation: z.string(),
});

/** An event as it stands in the log of one insats: numbered from 1 without gaps, never earlier than the one before. */
export const recordedEvent = z.strictObject({
  insats: z.string(),
  version: z.int().min(1),
  recordedAt: z.iso.datetime(),
  by: actedBy,
  event: ledgerEvent,
});

export type Closure = z.infer<typeof closure>;
export type Period = z.infer<typeof period>;
export type LedgerEvent = z.infer<typeof ledgerEvent>;
export type ActedBy = z.infer<typeof actedBy>;
export type RecordedEvent = z.infer<typeof recordedEvent>;
