import * as z from 'zod';
import type { Answer, JudgedBy } from '#eligibility';
import { codes, kinds, ladder, municipalityCode, provenance, tracks, weekdays } from '#insats';
import { availability } from '#ledger';
import type { ReasonAbout } from '#matching';
import { listedInsats } from './answers.ts';
import { partOf } from './contract.ts';

/** What the answers say of how a demand is met, and what they mean in Swedish. */
export const answerMeanings = {
  yes: 'uppfyllt',
  no: 'inte uppfyllt',
  'after-assessment': 'avgörs vid ett möte',
  unknown: 'går att ta reda på',
} as const satisfies Record<Answer, string>;

/** What a demand may be about. */
export const judgedBy = {
  age: 'ålder',
  municipality: 'var personen bor',
  ability: 'timmar i veckan',
  language: 'svenska',
  'lss-decision': 'beslut enligt LSS',
  'employment-service-enrolment': 'inskriven på Arbetsförmedlingen',
  'medical-certificate': 'läkarintyg',
  'drug-free': 'drogfri',
  referral: 'vem som anvisar',
  'own-application': 'söka själv',
  other: 'annat, som en människa bedömer',
  served: 'kommuner som insatsen är till för',
  'activity-requirement': 'räknas i aktivitetskravet',
  'not-stated': 'ingen har sagt vem insatsen är för',
} as const satisfies Record<JudgedBy, string>;

/** What the score is made of. */
export const reasonsAbout = {
  step: 'steg',
  hours: 'timmar',
  language: 'språk',
  adaptations: 'anpassningar',
  wishes: 'önskemål',
  times: 'dagar och tider',
  room: 'plats eller väntan',
  'near-work': 'närhet till arbete',
} as const satisfies Record<ReasonAbout, string>;

/** Lists that come out of the matching, which changes none that it has given. */
const listOf = <Schema extends z.ZodType>(one: Schema) => z.array(one).readonly();

const about = z.enum(codes(judgedBy));
const answer = z.enum(codes(answerMeanings));
const insats = z.string();

export const judgement = z.strictObject({
  about,
  answer,
  sentence: z.string(),
  because: z.string(),
});

export const matchReason = z.strictObject({
  about: z.enum(codes(reasonsAbout)),
  points: z.number(),
  of: z.number(),
  side: z.enum(['for', 'against', 'open']),
  sentence: z.string(),
});

export const match = z.strictObject({
  insats,
  answer: answer.exclude(['no']),
  score: z.number().min(0).max(100),
  reasons: listOf(matchReason),
  judgements: listOf(judgement),
  availability,
});

export const question = z.strictObject({ about, sentence: z.string(), decides: z.int() });

export const combination = z.strictObject({
  insatser: listOf(insats),
  hours: listOf(z.number()),
  totalHours: z.number(),
  week: listOf(z.strictObject({ day: z.enum(codes(weekdays)), from: z.string(), to: z.string(), insats })),
  timesOpen: listOf(insats),
  tracks: listOf(z.enum([...codes(tracks), 'near-work'])),
  score: z.number(),
  sentences: listOf(z.string()),
});

export const pathStep = z.strictObject({
  step: z.enum(codes(ladder)),
  insatser: listOf(z.strictObject({ insats, availability })),
  free: z.number().nullable(),
  sentence: z.string(),
});

export const nearMiss = z.strictObject({
  about,
  sentence: z.string(),
  because: z.string(),
  total: z.int(),
  opens: listOf(insats),
});

/** An insats that an answer speaks of: enough to be told by. */
export const spokenOf = z.strictObject({
  id: insats,
  name: z.string(),
  forbund: z.string(),
  organisation: listedInsats.shape.organisation,
  step: listedInsats.shape.step,
  tracks: z.array(z.enum(codes(tracks))).nullable(),
  kinds: z.array(z.enum(codes(kinds))).nullable(),
  municipalities: z.array(municipalityCode).nullable(),
  provenance: provenance.shape.kind,
});

/** What there is for a need. */
export const needAnswer = z.strictObject({
  matches: listOf(match),
  ...partOf,
  questions: listOf(question),
  combinations: listOf(combination),
  path: listOf(pathStep),
  nearMisses: listOf(nearMiss),
  insatser: listOf(spokenOf),
});

/** Why, or why not, one insats is for a need. */
export const eligibilityAnswer = z.strictObject({
  insats: spokenOf,
  answer,
  judgements: listOf(judgement),
  score: z.number(),
  reasons: listOf(matchReason),
  availability,
});
