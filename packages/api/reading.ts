import * as z from 'zod';
import { swedishErrors } from '#insats';
import { type FieldFault, Problem } from './problem.ts';

/** Parses what came in, or ends the call with a sentence per fault. `root` is put before each pointer. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  root: '' | '?',
): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: swedishErrors });
  if (parsed.success) return parsed.data;
  throw Problem.of(
    'invalid-input',
    parsed.error.issues.slice(0, 50).map((issue) => faultOf(issue, root)),
  );
}

function faultOf(issue: z.core.$ZodIssue, root: '' | '?'): FieldFault {
  const steps = issue.path.map(String);
  const pointer =
    root === '?'
      ? `?${steps.join('.')}`
      : steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer, detail: issue.message };
}

/**
 * A query string as the values its schema speaks of: repeated parameters for lists, numbers and booleans read from
 * their digits and words. An empty value counts as not given. Values that do not fit are left for the schema to refuse.
 */
export function readQuery(schema: z.ZodObject, parameters: URLSearchParams): Record<string, unknown> {
  const given = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    if (value === '') continue;
    const earlier = given.get(name);
    if (earlier) earlier.push(value);
    else given.set(name, [value]);
  }
  // Not assigned one by one: a parameter called __proto__ is then a field of its own, and refused as unknown.
  return Object.fromEntries(
    [...given].map(([name, [first = '', ...others]]) => {
      const field: z.core.$ZodType | undefined = Object.hasOwn(schema.shape, name)
        ? schema.shape[name]
        : undefined;
      const kind = field && kindOf(field);
      return [name, kind === 'array' || others.length > 0 ? [first, ...others] : scalar(first, kind)];
    }),
  );
}

function kindOf(schema: z.core.$ZodType): z.core.$ZodTypeDef['type'] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return kindOf(schema.def.innerType);
  }
  return schema._zod.def.type;
}

function scalar(text: string, kind: z.core.$ZodTypeDef['type'] | undefined): unknown {
  if (kind === 'number' && /^-?\d{1,9}(\.\d{1,6})?$/.test(text)) return Number(text);
  if (kind === 'boolean' && text === 'true') return true;
  if (kind === 'boolean' && text === 'false') return false;
  return text;
}
