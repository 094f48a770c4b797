import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readCatalogueFile } from '#imports';
import { type ApiOperation, isWrite, routes } from '#topology';
import type { Contract } from './contract.ts';
import { contracts } from './contracts.ts';
import { examples } from './examples.ts';
import { openApiDocument } from './openapi.ts';
import { problemBody } from './problem.ts';

const media = z.object({ schema: z.looseObject({}), example: z.unknown(), examples: z.unknown() }).partial();
const response = z.object({
  $ref: z.string().optional(),
  description: z.string().optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
  content: z.record(z.string(), media).optional(),
});
const parameter = z.looseObject({
  $ref: z.string().optional(),
  name: z.string().optional(),
  in: z.string().optional(),
  description: z.string().optional(),
  schema: z.looseObject({}).optional(),
});
const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameter),
  requestBody: z.object({ required: z.literal(true), content: z.record(z.string(), media) }).optional(),
  responses: z.record(z.string(), response),
});
const document = z.looseObject({
  info: z.looseObject({ description: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({
    schemas: z.record(z.string(), z.looseObject({})),
    responses: z.record(z.string(), response),
    parameters: z.record(z.string(), parameter),
  }),
});

const raw = openApiDocument({ publicOrigin: null });
const read = document.parse(raw);
const apiRoutes = routes.filter(({ surface }) => surface === 'api');

const operations = Object.entries(read.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, described]) =>
    method === 'servers' ? [] : [{ path, method, ...operation.parse(described) }],
  ),
);

function contractOf(operationId: string): Contract {
  const all: Record<string, Contract> = contracts;
  const contract = all[operationId];
  if (!contract) throw new Error(`no contract for ${operationId}`);
  return contract;
}

const routeOf = (operationId: string) => apiRoutes.find((route) => route.operation === operationId);
const statusesOf = ({ responses }: { responses: object }) => Object.keys(responses);

const schemas = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(schemas);
schemas.addSchema(raw, 'document');

/** What a schema of the document, by its JSON pointer, finds wrong with a value. */
function faults(value: unknown, ...steps: string[]): unknown {
  const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
  const check = schemas.compile({ $ref: `document#/${pointer.join('/')}` });
  return check(value) ? [] : check.errors;
}

const bilingual = /\S \/ \S/;

describe('the API document', () => {
  it('is OpenAPI 3.1 by its own meta-schema', async () => {
    const validator = new Validator();
    expect(await validator.validate(JSON.parse(JSON.stringify(raw)))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('holds every API route of the topology, and no other', () => {
    const described = operations.map(({ path, method, operationId }) => {
      const base = path === '/openapi.json' ? '/api' : '/api/v1';
      return `${method.toUpperCase()} ${base}${path} ${operationId}`;
    });
    expect(described.toSorted()).toEqual(
      apiRoutes.map((route) => `${route.method} ${route.path} ${route.operation}`).toSorted(),
    );
  });

  it('refers only to what it holds, and holds only what it refers to', () => {
    const text = JSON.stringify(raw);
    const referred = new Set([...text.matchAll(/"#\/components\/(\w+\/\w+)"/g)].map(([, name]) => name));
    const held = ['schemas', 'responses', 'parameters', 'headers'].flatMap((kind) =>
      Object.keys(z.record(z.string(), z.unknown()).parse(read.components[kind])).map(
        (name) => `${kind}/${name}`,
      ),
    );
    expect([...referred].toSorted()).toEqual(held.toSorted());
  });

  it('names its servers by the origin that people see', () => {
    const published = document.parse(openApiDocument({ publicOrigin: 'https://katalog.example.se' }));
    expect(published.servers.map(({ url }) => url)).toEqual(['https://katalog.example.se/api/v1']);
    expect(read.servers.map(({ url }) => url)).toEqual(['/api/v1']);
  });

  it('describes every field, parameter and operation in Swedish, with English beside', () => {
    const undescribed: string[] = [];
    const visit = (value: unknown, where: string) => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, part] of Object.entries(value)) {
        if (key === 'example' || key === 'examples') continue;
        if (key === 'properties') {
          for (const [field, schema] of Object.entries(part as Record<string, { description?: string }>)) {
            const isConstant = Object.hasOwn(schema, 'const');
            if (!isConstant && !bilingual.test(schema.description ?? ''))
              undescribed.push(`${where}.${field}`);
            visit(schema, `${where}.${field}`);
          }
        } else visit(part, where);
      }
    };
    for (const [name, schema] of Object.entries(read.components.schemas)) {
      if (!bilingual.test(String(schema.description))) undescribed.push(name);
      visit(schema, name);
    }
    for (const one of operations) {
      if (!bilingual.test(one.description)) undescribed.push(one.operationId);
      for (const { name, description, $ref } of one.parameters) {
        if ($ref === undefined && !bilingual.test(description ?? ''))
          undescribed.push(`${one.operationId}?${name}`);
      }
      visit(one.requestBody, one.operationId);
      visit(one.responses, one.operationId);
    }
    expect(undescribed).toEqual([]);
  });

  it('lets what is sent leave out a field with a default, and promises it in what is answered', () => {
    const { Criterion, CriterionInput } = read.components.schemas;
    expect(CriterionInput?.required).toEqual(['condition']);
    expect(Criterion?.required).toEqual(['condition', 'assessedLater', 'note']);
    expect(JSON.stringify(read.components.schemas.NewInsats)).toContain(
      '#/components/schemas/CriterionInput',
    );
    expect(JSON.stringify(read.components.schemas.LedgerEvent)).not.toContain('CriterionInput');
  });

  it('says in words what JSON Schema cannot', () => {
    expect(read.components.schemas.Closure?.description).toContain('Sista dagen ligger före den första.');
    expect(JSON.stringify(read.components.schemas.Description)).toContain('ser ut som ett personnummer');
  });
});

describe("the national profile's demands", () => {
  it('says who is behind the API, under what licence and with what service', () => {
    expect(read.info).toMatchObject({
      title: 'Insatskatalogen',
      version: examples.apiInfo.answer.apiVersion,
      contact: { name: expect.any(String), url: '/about' },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/sv/' },
      'x-sla': {
        availability: expect.any(String),
        responseTime: expect.any(String),
        support: expect.any(String),
      },
    });
    expect(read.info.description).toMatch(/Begränsningar:/);
    expect(read.externalDocs).toMatchObject({ url: '/api/docs' });
    expect(read.paths).toHaveProperty('/api-info');
  });

  it('writes paths in kebab-case and parameters in camelCase', () => {
    for (const { path, parameters } of operations) {
      expect(path).toMatch(/^(\/([a-z0-9]+(-[a-z0-9]+)*(\.json)?|\{[a-z]+([A-Z][a-z]+)*\}))+$/);
      for (const one of parameters) {
        if (one.in === 'query' || one.in === 'path') expect(one.name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
      }
    }
  });

  it('pages by limit, 20 unless asked otherwise, and offset', () => {
    for (const { parameters } of operations) {
      const limit = parameters.find(({ name }) => name === 'limit');
      if (limit) expect(limit.schema).toMatchObject({ default: 20, minimum: 1, maximum: 100 });
      if (parameters.some(({ name }) => name === 'offset')) expect(limit).toBeDefined();
    }
  });

  it('describes problems as RFC 9457 with all its members', () => {
    const members = ['type', 'title', 'status', 'detail', 'instance'];
    expect(Object.keys(read.components.schemas.Problem?.properties ?? {})).toEqual(
      expect.arrayContaining(members),
    );
    for (const [name, { content }] of Object.entries(read.components.responses)) {
      const shown = z
        .record(z.string(), z.object({ value: problemBody }))
        .parse(content?.['application/problem+json']?.examples);
      expect(Object.keys(shown).length, name).toBeGreaterThan(0);
      for (const { value } of Object.values(shown)) {
        expect(faults(value, 'components', 'schemas', 'Problem')).toEqual([]);
      }
    }
  });
});

describe.each(operations.map((one) => [one.operationId, one] as const))('%s', (operationId, one) => {
  const contract = contractOf(operationId);
  const route = routeOf(operationId);
  const writes = route !== undefined && isWrite(route);
  const reads = one.method === 'get';

  it('has a Swedish summary and belongs to somebody', () => {
    expect(one.summary).toBe(route?.summary);
    expect(one.summary).not.toBe('');
    expect(read.tags.map(({ name }) => name)).toContain(one.tags[0]);
  });

  it('shows an answer that its schema, and the code, accept', () => {
    const answer = one.responses[contract.status]?.content?.['application/json'];
    expect(answer?.example).toBeDefined();
    expect(contract.answer.safeParse(answer?.example).error?.issues).toBeUndefined();
    const { status } = contract;
    const steps = ['paths', one.path, one.method, 'responses', String(status), 'content', 'application/json'];
    expect(faults(answer?.example, ...steps, 'schema')).toEqual([]);
  });

  if (one.requestBody) {
    it.each(Object.entries(one.requestBody.content))(
      'shows a request of %s that is accepted',
      (type, { example }) => {
        expect(example).toBeDefined();
        if (contract.body) expect(contract.body.safeParse(example).error?.issues).toBeUndefined();
        else expect(importFaults(type, example)).toEqual([]);
        const steps = ['paths', one.path, one.method, 'requestBody', 'content', type, 'schema'];
        expect(faults(example, ...steps)).toEqual([]);
      },
    );
  }

  it('asks for what the code asks for', () => {
    expect(one.requestBody !== undefined).toBe('body' in contract || 'file' in contract);
    const named = (place: string) => one.parameters.filter((p) => p.in === place).map(({ name }) => name);
    expect(named('query')).toEqual(Object.keys(contract.query.shape));
    expect(named('path')).toEqual([...(route?.path.matchAll(/\{(\w+)\}/g) ?? [])].map(([, name]) => name));
    const headers = writes ? ['IdempotencyKey'] : reads ? ['IfNoneMatch'] : [];
    expect(one.parameters.flatMap(({ $ref }) => $ref ?? [])).toEqual(
      headers.map((header) => `#/components/parameters/${header}`),
    );
  });

  it('tells which problems it can end with', () => {
    const statuses = statusesOf(one);
    expect(statuses).toEqual(expect.arrayContaining(['400', '500', '503']));
    const open = route?.policy.who === 'open';
    expect(one.security).toEqual(open ? [] : [{ bearerAuth: [] }]);
    expect(statuses.includes('401')).toBe(!open);
    expect(statuses.includes('403')).toBe(!open);
    expect(statuses.includes('304')).toBe(reads);
    expect(statuses.includes('422')).toBe(writes);
    expect(statuses.includes('413') && statuses.includes('415')).toBe(one.requestBody !== undefined);
    if (one.path.includes('{')) expect(statuses).toContain('404');
    if (reads) expect(one.responses[contract.status]?.headers).toHaveProperty('ETag');
  });
});

function importFaults(mediaType: string, example: unknown): unknown {
  const content = typeof example === 'string' ? example : JSON.stringify(example);
  const organisation = { id: 'parkenheten', name: 'Parkenheten', kind: 'municipal-unit' as const };
  const format = mediaType === 'text/csv' ? 'csv' : 'json';
  return readCatalogueFile(content, format, { forbund: 'exempelforbund', organisations: [organisation] })
    .faults;
}

it('has an example of every operation of the topology', () => {
  const all: ApiOperation[] = apiRoutes.map(({ operation }) => operation as ApiOperation);
  expect(Object.keys(examples).toSorted()).toEqual(all.toSorted());
});
