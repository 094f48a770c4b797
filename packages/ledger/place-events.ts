import * as z from 'zod';
import { codes, freeText, ladder, municipalityCode, outcomes, referrers } from '#insats';
import { afterRefusal, leaveReasons, passingReasons, reasonsToHaveLeft, thingsToTell } from './vocabulary.ts';

export const day = z.iso.date('Skriv dagen som 2026-03-01.');

/** Why something is done, in the actor's words. Never about a person. */
export const reason = freeText(300).min(1, 'Skriv varför, med några ord.');

/** Minutes a week that one person takes up: a quarter of an hour to forty hours. */
const weeklyMinutes = z.int().min(15).max(2_400);

/** Ten thousand places of forty hours, the most that may be asked for. */
export const mostCapacityMinutes = 10_000 * 2_400;

export const referrerCode = z.enum(codes(referrers));
export const stepCode = z.enum(codes(ladder));
export const outcomeCode = z.enum(codes(outcomes));

/** What somebody takes up, or would take up: minutes a week, for a referrer (null: not known), in a course's cohort. */
export const claim = z.strictObject({
  minutes: weeklyMinutes,
  referrer: referrerCode.nullable(),
  cohort: z.string().nullable(),
});

/** How an insats hands out its places. */
export const placeRules = z.strictObject({
  /** Whether people with part time share a place; otherwise everybody takes a whole one. */
  sharing: z.boolean(),
  /** Working days that an offer stands unless it says otherwise. */
  offerDays: z.int().min(1).max(30),
  /** Whether a place that was offered and not taken is offered to the next in order at once. */
  offersNext: z.boolean(),
});

/** One start of a course, with places of its own. */
export const cohort = z.strictObject({
  cohort: z.string(),
  startsOn: day,
  endsOn: day.nullable(),
  capacityMinutes: z.int().min(0).max(mostCapacityMinutes),
});

/** Places kept for a referrer. */
export const reservation = z.strictObject({
  referrer: referrerCode,
  minutes: z.int().min(1).max(mostCapacityMinutes),
});

/** Ready to move on, and to which step; null where that is not known yet. */
export const readiness = z.strictObject({ on: day, toStep: stepCode.nullable() });

/** A place in another insats: what an ending leads to, or a placement comes from. */
export const elsewhere = z.strictObject({ insats: z.string(), entry: z.string() });

/** Where in its life a queue entry stands. It begins waiting or placed, and ends exactly once. */
export const stage = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('waiting') }),
  /** In the queue, and passed by until somebody resumes it. */
  z.strictObject({ is: z.literal('parked') }),
  z.strictObject({ is: z.literal('offered'), offer: z.string(), until: z.iso.datetime() }),
  z.strictObject({
    is: z.literal('placed'),
    /** null: started before the ledger was kept, nobody knows when. */
    startsOn: day.nullable(),
    /** The offer that led here; null for a placement made without the queue. */
    offer: z.string().nullable(),
    /** Whether it was there when the ledger opened: never counted as started. */
    carriedIn: z.boolean(),
    ready: readiness.nullable(),
    cameFrom: elsewhere.nullable(),
  }),
  z.strictObject({ is: z.literal('left'), reason: z.enum(codes(reasonsToHaveLeft)) }),
  z.strictObject({
    is: z.literal('ended'),
    startsOn: day.nullable(),
    offer: z.string().nullable(),
    carriedIn: z.boolean(),
    ready: readiness.nullable(),
    cameFrom: elsewhere.nullable(),
    outcome: outcomeCode,
    toStep: stepCode.nullable(),
    on: day,
    into: elsewhere.nullable(),
  }),
  /** Registered by mistake: it never was. */
  z.strictObject({ is: z.literal('mistaken') }),
]);

export type Stage = z.infer<typeof stage>;
export type StageOf<Is extends Stage['is']> = Extract<Stage, { is: Is }>;

const entry = z.string();
const offer = z.string();
const until = z.iso.datetime();
const passing = z.enum(codes(passingReasons)).nullable();
/** The authorised decision to go beyond the places there are. */
const overbooking = reason.nullable();

/** Events of an insats that keeps a ledger. What the counters need stands in the event itself. */
export const placeEvents = [
  z.strictObject({ type: z.literal('ledgerOpened'), rules: placeRules }),
  /** Those who were there already. Never counted as started. */
  z.strictObject({
    type: z.literal('placementsCarriedIn'),
    placements: z.array(z.strictObject({ entry, claim, startsOn: day.nullable() })).max(50),
    overbooking,
  }),
  /** Back to reported figures. Everybody in the book is carried over, outside outcomes. */
  z.strictObject({ type: z.literal('ledgerClosed'), free: z.int(), queue: z.int() }),
  z.strictObject({ type: z.literal('placeRulesSet'), rules: placeRules, overbooking }),
  z.strictObject({ type: z.literal('placesReserved'), reservations: z.array(reservation).max(4) }),
  z.strictObject({ type: z.literal('cohortPlanned'), cohort, overbooking }),
  z.strictObject({ type: z.literal('cohortCancelled'), cohort: z.string() }),
  z.strictObject({
    type: z.literal('queueJoined'),
    entry,
    claim,
    municipality: municipalityCode,
    earliestStart: day.nullable(),
  }),
  z.strictObject({ type: z.literal('queueLeft'), entry, reason: z.enum(codes(leaveReasons)) }),
  z.strictObject({ type: z.literal('entryResumed'), entry }),
  z.strictObject({
    type: z.literal('offerMade'),
    entry,
    offer,
    claim,
    until,
    /** Made by the ledger itself, to the next in order. */
    automatic: z.boolean(),
    /** How many in order were passed who could have had the place, and why. */
    passed: z.int().min(0),
    passing,
    overbooking,
  }),
  z.strictObject({
    type: z.literal('offerAccepted'),
    entry,
    offer,
    claim,
    until,
    startsOn: day,
  }),
  z.strictObject({
    type: z.literal('offerRefused'),
    entry,
    offer,
    claim,
    until,
    refusedBy: z.enum(['person', 'provider']),
    reason: z.enum(codes(reasonsToHaveLeft)),
    afterwards: z.enum(codes(afterRefusal)),
  }),
  z.strictObject({ type: z.literal('offerExpired'), entry, offer, claim, until }),
  z.strictObject({ type: z.literal('personTold'), entry, about: z.enum(codes(thingsToTell)) }),
  z.strictObject({
    type: z.literal('placementStarted'),
    entry,
    claim,
    municipality: municipalityCode,
    startsOn: day,
    passing,
    overbooking,
  }),
  z.strictObject({
    type: z.literal('placementHoursChanged'),
    entry,
    claim,
    toMinutes: weeklyMinutes,
    on: day,
    overbooking,
  }),
  z.strictObject({ type: z.literal('placementReady'), entry, ready: readiness.nullable() }),
  z.strictObject({
    type: z.literal('placementEnded'),
    entry,
    claim,
    startsOn: day.nullable(),
    carriedIn: z.boolean(),
    outcome: outcomeCode,
    toStep: stepCode.nullable(),
    on: day,
    into: elsewhere.nullable(),
  }),
  /** The placement follows on another insats, or no longer does (null) because that ending was a mistake. */
  z.strictObject({ type: z.literal('placementFollows'), entry, cameFrom: elsewhere.nullable() }),
  /** A wrong entry, put right. `corrects` is the number of the event that was wrong. */
  z.strictObject({
    type: z.literal('entryCorrected'),
    entry,
    corrects: z.int(),
    reason,
    claim,
    was: stage,
    becomes: stage,
    overbooking,
  }),
] as const;

export type Claim = z.infer<typeof claim>;
