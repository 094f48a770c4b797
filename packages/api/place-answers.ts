import * as z from 'zod';
import { codes, municipalityCode, outcomes } from '#insats';
import { claim, day, elsewhere, queueRule, readiness, stepCode, thingsToTell } from '#ledger';
import { changed } from './answers.ts';

/** What a command on places did, with the ids of what it made or was about. */
export const placeChanged = changed.extend({
  entry: z.string().optional(),
  offer: z.string().optional(),
  cohort: z.string().optional(),
});

const { referrer, cohort } = claim.shape;
const hoursPerWeek = z.number();

/** An offer that stands, with the last day on which it can be answered. */
export const standingOffer = z.strictObject({
  offer: z.string(),
  lastDay: day,
  until: z.iso.datetime(),
  cohort,
});

/** One who stands in the queue. Nothing tells who it is. */
export const queueEntry = z.strictObject({
  entry: z.string(),
  position: z.int().min(1).nullable(),
  stands: z.enum(['waiting', 'parked', 'offered']),
  referrer,
  municipality: municipalityCode.nullable(),
  hoursPerWeek,
  earliestStart: day.nullable(),
  cohort,
  offer: standingOffer.nullable(),
  toTell: z.enum(codes(thingsToTell)).nullable(),
  version: z.int(),
});

/** One who takes part, or did. Nothing tells who it is. */
export const placementAnswer = z.strictObject({
  entry: z.string(),
  stands: z.enum(['placed', 'ended']),
  referrer,
  municipality: municipalityCode.nullable(),
  hoursPerWeek,
  cohort,
  startsOn: day.nullable(),
  carriedIn: z.boolean(),
  ready: readiness.nullable(),
  offer: z.string().nullable(),
  cameFrom: elsewhere.nullable(),
  ending: z
    .strictObject({
      outcome: z.enum(codes(outcomes)),
      toStep: stepCode.nullable(),
      on: day,
      into: elsewhere.nullable(),
    })
    .nullable(),
  version: z.int(),
});

/** Something that somebody has to tell a person whom only they know. */
export const thingToTell = z.strictObject({
  insats: z.string(),
  insatsName: z.string(),
  forbund: z.string(),
  organisation: z.string(),
  entry: z.string(),
  about: z.enum(codes(thingsToTell)),
  say: z.string(),
  since: z.iso.datetime(),
  offer: standingOffer.nullable(),
  startsOn: day.nullable(),
});

/** A förbund's rule for its queues, with the sentence that stands beside every queue. */
export const queueRuleAnswer = queueRule.extend({ sentence: z.string() });
