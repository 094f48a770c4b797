import * as z from 'zod';
import { forbundId } from '#forbund';
import { codes } from '#insats';
import { dimensionNames, keptMapping } from '#needs';
import { judgedBy } from './need-answers.ts';

const count = z.int().min(0);
const known = count.nullable();

/** Lists that come out of the comparison, which changes none that it has given. */
const listOf = <Schema extends z.ZodType>(one: Schema) => z.array(one).readonly();

const dimension = z.enum(codes(dimensionNames));

/** The mapping of a förbund; version 0 and null where it has none. */
export const needsAnswer = z.strictObject({
  forbund: forbundId,
  version: count,
  savedAt: z.iso.datetime().nullable(),
  mapping: keptMapping.nullable(),
});

export const gapLine = z.strictObject({
  values: listOf(z.strictObject({ dimension, anyOf: listOf(z.string()) })),
  label: z.string(),
  people: known,
  places: count,
  free: count,
  couldHavePlace: known,
  couldHaveNow: known,
  missing: known,
  unused: known,
  sentence: z.string(),
});

export const gapTable = z.strictObject({
  dimensions: listOf(dimension),
  total: gapLine,
  groups: listOf(gapLine),
});

export const supply = z.strictObject({
  insatser: count,
  places: count,
  free: count,
  placesUnknown: count,
  freeUnknown: count,
});

const worded = z.strictObject({ sentence: z.string(), insatser: count, places: count });

export const openQuestion = z.strictObject({
  rule: z.enum(codes(judgedBy)),
  sentences: listOf(worded),
  insatser: count,
  places: count,
  free: count,
});

export const lockedBy = openQuestion.extend({ people: count, opens: count });

/** Supply held against the mapped need. */
export const needsGapAnswer = z.strictObject({
  forbund: forbundId,
  version: count,
  mappedOn: z.iso.date().nullable(),
  people: known,
  supply,
  steps: listOf(gapLine),
  hours: listOf(gapLine),
  languages: listOf(gapLine),
  tables: listOf(gapTable),
  locked: listOf(lockedBy),
  open: listOf(openQuestion),
});
