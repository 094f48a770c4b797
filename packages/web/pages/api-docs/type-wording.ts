import type { ApiTypeView } from './api-docs-view.ts';
import { child, children, isNode, type JsonNode, strings, text } from './json-node.ts';

const schemaPrefix = '#/components/schemas/';
const alternatives = ['oneOf', 'anyOf', 'allOf'] as const;
const limits = [
  ['minimum', '≥ '],
  ['maximum', '≤ '],
  ['minLength', 'minst tecken: '],
  ['maxLength', 'högst tecken: '],
  ['maxItems', 'högst antal: '],
] as const;
/** JavaScript's largest whole number stands for "no limit" in generated documents. */
const noLimit = Number.MAX_SAFE_INTEGER;

/** The type of a JSON schema in a few words: «lista av insats», «"free" | "queue"», «integer (≥ 0)». */
export function typeWording(schema: JsonNode): ApiTypeView {
  const reference = text(schema, '$ref');
  if (reference?.startsWith(schemaPrefix)) {
    const name = reference.slice(schemaPrefix.length);
    return { words: name, schema: name };
  }
  const items = schema.items;
  if (isNode(items)) {
    const each = typeWording(items);
    return { words: `lista av ${each.words}${limitWording(schema)}`, schema: each.schema };
  }
  for (const key of alternatives) {
    const branches = children(schema, key).map(typeWording);
    if (branches.length === 0) continue;
    const joint = key === 'allOf' ? ' & ' : ' | ';
    return {
      words: branches.map((branch) => branch.words).join(joint),
      schema: branches.find((branch) => branch.schema)?.schema ?? null,
    };
  }
  return { words: plainType(schema), schema: null };
}

function plainType(schema: JsonNode): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const type = text(schema, 'type') ?? (strings(schema, 'type').join(' | ') || 'vad som helst');
  const values = child(schema, 'additionalProperties');
  const named =
    type === 'object' && Object.keys(values).length > 0 ? `object med ${typeWording(values).words}` : type;
  const format = text(schema, 'format');
  return `${named}${format ? ` (${format})` : ''}${limitWording(schema)}`;
}

function limitWording(schema: JsonNode): string {
  const found = limits.flatMap(([key, words]) => {
    const value = schema[key];
    return typeof value === 'number' && Math.abs(value) < noLimit ? [`${words}${value}`] : [];
  });
  return found.length > 0 ? ` (${found.join(', ')})` : '';
}
