import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** The classes of queries; README.md says what belongs in each. */
export const queryClasses = [
  'residents',
  'coordinators',
  'misspelt',
  'compound',
  'foreign-keyboard',
  'synonyms',
  'prefixes',
  'names',
] as const;

/** `tune` may be looked at while the search is made; `measure` may only be measured on. */
export const parts = ['tune', 'measure'] as const;

const judgedQuery = z.strictObject({
  query: z.string().trim().min(2).max(200),
  class: z.enum(queryClasses),
  part: z.enum(parts),
  /** Grade 3, 2 or 1 by the insats' external reference; an insats that is not named is not an answer. */
  judged: z.record(z.string(), z.int().min(1).max(3)),
});

export type JudgedQuery = z.infer<typeof judgedQuery>;
export type QueryClass = JudgedQuery['class'];
export type Part = JudgedQuery['part'];

/** The judged queries, in the order they were written. */
export function readJudgedQueries(): JudgedQuery[] {
  const content = readFileSync(new URL('search-queries.json', import.meta.url), 'utf8');
  return z.array(judgedQuery).parse(JSON.parse(content));
}
