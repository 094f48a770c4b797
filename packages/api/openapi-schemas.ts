import * as z from 'zod';
import { forbund, organisation, thresholds } from '#forbund';
import { fault, importJob } from '#imports';
import { contact, criterion, description, provenance } from '#insats';
import {
  actedBy,
  availability,
  closure,
  importedRow,
  ledgerEvent,
  nowReport,
  period,
  periodReport,
  places,
} from '#ledger';
import { contracts } from './contracts.ts';
import { namedFlowSchemas } from './flow-schemas.ts';
import { namedMappingSchemas } from './mapping-schemas.ts';
import { namedNeedSchemas } from './need-schemas.ts';
import { fieldWords, schemaWords } from './openapi-words.ts';
import { namedPlaceSchemas } from './place-schemas.ts';
import { fieldFault, problemBody } from './problem.ts';

export type JsonSchema = { [keyword: string]: unknown };

type ByOperation<Value> = ReadonlyMap<string, Value>;

const prefix = '#/components/schemas/';
const otherwise = 'Annars svaras: ';

/** A catalogue sent as JSON. The import reads it row by row itself; what a row leaves out is null there. */
export const catalogueFile = z.strictObject({
  forbund: forbund.optional(),
  organisations: z.array(organisation).max(500).optional(),
  insatser: z
    .array(
      z.strictObject({
        externalReference: z.string().min(1).max(80),
        organisation: z.string(),
        description: description.partial().required({ name: true }),
        criteria: importedRow.shape.criteria.optional(),
        places: importedRow.shape.places.optional(),
        report: importedRow.shape.report.optional(),
        closures: importedRow.shape.closures.optional(),
      }),
    )
    .min(1),
});

/** Schemas that recur, or that clients want a type for, by the name they have in the document. */
const named: Readonly<Record<keyof typeof schemaWords, z.ZodType>> = {
  ...namedFlowSchemas,
  ...namedMappingSchemas,
  ...namedNeedSchemas,
  ...namedPlaceSchemas,
  ActedBy: actedBy,
  Availability: availability,
  CatalogueFile: catalogueFile,
  Changed: contracts.report.answer,
  Closure: closure,
  Contact: contact,
  Correction: contracts.correct.body,
  Criterion: criterion,
  Description: description,
  EndedCount: period.shape.ended.element,
  Facets: contracts.listInsatser.answer.shape.facets,
  FieldFault: fieldFault,
  Forbund: forbund,
  ImportFault: fault,
  ImportJob: importJob,
  Insats: contracts.readInsats.answer,
  LedgerEvent: ledgerEvent,
  ListedInsats: contracts.listInsatser.answer.shape.items.element,
  MemberAvailability: contracts.readAvailability.answer,
  Membership: contracts.grantMembership.answer,
  NewInsats: contracts.createInsats.body,
  NowReport: nowReport,
  Organisation: organisation,
  OwnInsats: contracts.listOwnInsatser.answer.shape.items.element,
  Period: period,
  PeriodReport: periodReport,
  Places: places,
  Problem: problemBody,
  Provenance: provenance,
  RecordedEvent: contracts.readHistory.answer.shape.items.element,
  Thresholds: thresholds,
};

/**
 * The JSON schemas of what is sent and answered, by operation, with references to the named ones in `components`.
 * Where what is sent and what is answered differ (a field with a default may be left out of what is sent), the sent
 * one is named with `Input` at its end.
 */
export function documentSchemas(
  sent: ByOperation<z.ZodType>,
  answered: ByOperation<z.ZodType>,
): {
  sent: ByOperation<JsonSchema>;
  answered: ByOperation<JsonSchema>;
  components: Record<string, JsonSchema>;
} {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const idsOf = (schemas: ByOperation<z.ZodType>, direction: string) =>
    new Map(
      [...schemas].map(([operation, schema]) => {
        if (!registry.has(schema)) registry.add(schema, { id: `${operation} ${direction}` });
        return [operation, registry.get(schema)?.id ?? ''];
      }),
    );
  const sentIds = idsOf(sent, 'sent');
  const answeredIds = idsOf(answered, 'answered');
  const inputs = converted(registry, 'input');
  const outputs = converted(registry, 'output');

  const reachedBySent = reached(sentIds.values(), inputs);
  const reachedByAnswers = reached([...answeredIds.values(), 'Problem'], outputs);
  const both = [...reachedBySent].filter((name) => reachedByAnswers.has(name));
  const differing = differingNames(both, inputs, outputs);
  const asSent = (schema: JsonSchema) => renamed(schema, differing);

  const components: Record<string, JsonSchema> = {};
  for (const name of reachedByAnswers) components[name] = worded(outputs[name], name);
  for (const name of reachedBySent) {
    if (reachedByAnswers.has(name) && !differing.has(name)) continue;
    components[differing.has(name) ? `${name}Input` : name] = worded(asSent(inputs[name] ?? {}), name);
  }
  const shown = (id: string, schemas: Record<string, JsonSchema>) =>
    Object.hasOwn(named, id) ? { $ref: prefix + id } : worded(schemas[id], id.split(' ', 1)[0] ?? '');
  return {
    sent: new Map([...sentIds].map(([operation, id]) => [operation, asSent(shown(id, inputs))])),
    answered: new Map([...answeredIds].map(([operation, id]) => [operation, shown(id, outputs)])),
    components: Object.fromEntries(
      Object.entries(components).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
  };
}

function converted(
  registry: z.core.$ZodRegistry<{ id: string }>,
  io: 'input' | 'output',
): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => prefix + id, override: explain });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _, $schema: __, ...schema }]) => [id, schema]),
  );
}

/** Leaves out what says nothing, and puts in words the rules that JSON Schema cannot express. */
function explain({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JsonSchema }): void {
  if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  // No answer is sent back: that a list is not changed on its way out says nothing to a client.
  delete jsonSchema.readOnly;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  const sentences = new Set((zodSchema._zod.def.checks ?? []).flatMap(ruleSentence));
  if (sentences.size === 0) return;
  const rules = `${otherwise}”${[...sentences].join('” eller ”')}”`;
  const said = z.globalRegistry.get(zodSchema)?.description;
  jsonSchema.description = said ? `${said} ${rules}` : rules;
}

/** What a rule of our own answers when it is broken. */
function ruleSentence({ _zod: { def } }: z.core.$ZodCheck<never>): string[] {
  if (def.check !== 'custom') return [];
  // The sentence does not depend on what was sent: nothing that anybody sent may be repeated.
  const sayError = def.error as z.core.$ZodErrorMap | undefined;
  const said = sayError?.({ code: 'custom', input: undefined, path: [], message: '', params: {} });
  const sentence = typeof said === 'string' ? said : said?.message;
  return sentence ? [sentence] : [];
}

function namesIn(schema: JsonSchema | undefined): string[] {
  return [...JSON.stringify(schema ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].flatMap(
    ([, name]) => name ?? [],
  );
}

/** The named schemas that some schemas are, or refer to, however far away. */
function reached(ids: Iterable<string>, schemas: Record<string, JsonSchema>): Set<string> {
  const found = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    if (Object.hasOwn(named, id)) found.add(id);
    waiting.push(...namesIn(schemas[id]));
  }
  return found;
}

/** Those that differ between sent and answered, themselves or in what they refer to. */
function differingNames(
  names: readonly string[],
  inputs: Record<string, JsonSchema>,
  outputs: Record<string, JsonSchema>,
): Set<string> {
  const differing = new Set<string>();
  for (let known = -1; known < differing.size; ) {
    known = differing.size;
    for (const name of names) {
      const itself = JSON.stringify(inputs[name]) !== JSON.stringify(outputs[name]);
      if (itself || namesIn(inputs[name]).some((other) => differing.has(other))) differing.add(name);
    }
  }
  return differing;
}

function renamed(schema: JsonSchema, differing: ReadonlySet<string>): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    const name = key === '$ref' && typeof value === 'string' ? value.slice(prefix.length) : undefined;
    return name !== undefined && differing.has(name) ? `${prefix}${name}Input` : value;
  });
}

/** The schema with the words for it and for each of its fields. */
function worded(schema: JsonSchema | undefined, name: string): JsonSchema {
  const words: Readonly<Record<string, string>> = schemaWords;
  const said = words[name];
  const described = withFieldWords({ ...schema }, name) as JsonSchema;
  return said === undefined
    ? described
    : { description: joined(said, described.description), ...without(described) };
}

const without = ({ description: _, ...rest }: JsonSchema): JsonSchema => rest;
const joined = (one: string, other: unknown) => (typeof other === 'string' ? `${one} ${other}` : one);

function withFieldWords(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withFieldWords(one, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([keyword, part]) => [
      keyword,
      keyword === 'properties' ? propertiesWithWords(part, name) : withFieldWords(part, name),
    ]),
  );
}

function propertiesWithWords(properties: Record<string, JsonSchema>, name: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([field, schema]) => {
      const words = fieldWords[`${name}.${field}`] ?? fieldWords[field];
      const { description: said, ...described } = withFieldWords(schema, name) as JsonSchema;
      // A field that is described where it is defined keeps its own words.
      const rules = typeof said !== 'string' || said.startsWith(otherwise);
      const chosen =
        words !== undefined && rules && !Object.hasOwn(schema, 'const') ? joined(words, said) : said;
      return [field, chosen === undefined ? described : { description: chosen, ...described }];
    }),
  );
}
