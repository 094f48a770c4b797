import { isWrite, type Policy, type Reach, type Role, type Route } from '#topology';
import type { Contract } from './contract.ts';
import { problemsOf } from './openapi-problems.ts';
import type { JsonSchema } from './openapi-schemas.ts';
import { fieldWords, pathWords } from './openapi-words.ts';

/** The schemas of one operation, as they stand in the document. */
export type OperationSchemas = {
  query: JsonSchema;
  request: JsonSchema | undefined;
  answer: JsonSchema;
};

/** What describes a route in the document, made from its contract. */
export function operationOf(
  route: Route,
  contract: Contract,
  schemas: OperationSchemas,
  tag: string,
): JsonSchema {
  const request = requestBody(contract, schemas.request);
  return {
    operationId: route.operation,
    tags: [tag],
    summary: route.summary,
    description: description(route),
    security: route.policy.who === 'open' ? [] : [{ bearerAuth: [] }],
    parameters: [...pathParameters(route), ...queryParameters(schemas.query, contract), ...headersOf(route)],
    ...(request && { requestBody: request }),
    responses: { ...answers(route, contract, schemas.answer), ...problemsOf(route, contract) },
  };
}

/** Parameters that several operations share, for `components.parameters`. */
export const sharedParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Ett eget, unikt värde för varje ändring. Skickas samma ändring igen med samma nyckel görs den inte två gånger: svaret blir detsamma. / A unique value of your own for each change. Sent again with the same key, the change is not made twice: the answer is the same.',
    schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
    example: '5f2b1c9e-4f0d-4c55-9f6b-0d7a5a0c1e11',
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description:
      'ETag från ett tidigare svar. Är inget ändrat svaras 304, utan innehåll. / ETag of an earlier answer; 304 when nothing has changed.',
    schema: { type: 'string' },
    example: '"2b4c1f0a9d"',
  },
} as const;

/** Headers of answers, for `components.headers`. */
export const sharedHeaders = {
  ETag: {
    description: 'Ändras när svaret ändras. / Changes when the answer does.',
    schema: { type: 'string' },
    example: '"2b4c1f0a9d"',
  },
} as const;

const roleWords: Record<Role, [swedish: string, english: string]> = {
  provider: ['utförare', 'providers'],
  coordinator: ['samordnare', 'coordinators'],
  admin: ['administratörer', 'administrators'],
};

/** Whom a route is for, given its roles in words. */
const reachWords: Record<Reach, (swedish: string, english: string) => [string, string]> = {
  insats: (swedish, english) => [
    `För ${swedish}, om insatsen hör till den egna organisationen (utförare) eller det egna förbundet.`,
    `For ${english} whose organisation (providers) or forbund the insats belongs to.`,
  ],
  forbund: (swedish, english) => [`För ${swedish} i förbundet.`, `For ${english} of the forbund.`],
  catalogue: (swedish, english) => [
    `För ${swedish}, i vilket förbund som helst.`,
    `For ${english} of any forbund.`,
  ],
};

function description({ policy, summaryInEnglish, path }: Route): string {
  const [swedish, english] = audience(policy);
  const address = path === '/api/openapi.json' ? ' Ligger på /api/openapi.json.' : '';
  return `${swedish}${address} / ${summaryInEnglish}. ${english}`;
}

function audience(policy: Policy): [swedish: string, english: string] {
  switch (policy.who) {
    case 'open':
      return ['Öppen för alla.', 'Open to all.'];
    case 'sign-in':
    case 'signed-in':
      return ['För den som är inloggad.', 'For anyone signed in.'];
    case 'member': {
      const swedish = policy.roles.map((role) => roleWords[role][0]).join(' och ');
      const english = policy.roles.map((role) => roleWords[role][1]).join(' and ');
      return reachWords[policy.reach](swedish, english);
    }
    default:
      return policy satisfies never;
  }
}

function pathParameters({ path }: Route): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...pathWords[name],
    schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' },
  }));
}

function queryParameters({ properties, required }: JsonSchema, { example }: Contract): JsonSchema[] {
  const needed = (required ?? []) as readonly string[];
  return Object.entries((properties ?? {}) as Record<string, JsonSchema>).map(
    ([name, { description: said, ...schema }]) => ({
      name,
      in: 'query',
      required: needed.includes(name),
      ...(example.query?.[name] !== undefined && { example: example.query[name] }),
      description: fieldWords[`query.${name}`] ?? said,
      ...(schema.type === 'array' && { style: 'form', explode: true }),
      schema: schema.type === 'array' ? withoutDefault(schema) : schema,
    }),
  );
}

/** No values given is no list to send: an empty list as default would only confuse. */
const withoutDefault = ({ default: _, ...schema }: JsonSchema): JsonSchema => schema;

function headersOf(route: Route): JsonSchema[] {
  const named = (name: string) => [{ $ref: `#/components/parameters/${name}` }];
  if (isWrite(route)) return named('IdempotencyKey');
  return route.asks ? [] : named('IfNoneMatch');
}

function requestBody(contract: Contract, schema: JsonSchema | undefined): JsonSchema | undefined {
  const { file, example } = contract;
  if (!file) {
    return (
      schema && { required: true, content: { 'application/json': { schema, example: example.request } } }
    );
  }
  const files = example.request as Record<string, unknown>;
  const content = file.mediaTypes.map((mediaType) => [
    mediaType,
    {
      schema: mediaType === 'application/json' ? schema : { type: 'string' },
      example: files[mediaType],
    },
  ]);
  return {
    required: true,
    description: `Högst ${file.maxBytes / 1_048_576} MB, UTF-8. / At most ${file.maxBytes / 1_048_576} MB, UTF-8.`,
    content: Object.fromEntries(content),
  };
}

const successes: Record<Contract['status'], string> = {
  200: 'Svaret. / The answer.',
  201: 'Tillagt. / Created.',
  202: 'Mottaget. / Accepted.',
};

function answers({ method }: Route, contract: Contract, schema: JsonSchema): JsonSchema {
  const content = { 'application/json': { schema, example: contract.example.answer } };
  const answer = { description: successes[contract.status], content };
  if (method !== 'GET') return { [contract.status]: answer };
  const headers = { ETag: { $ref: '#/components/headers/ETag' } };
  return {
    [contract.status]: { ...answer, headers },
    304: { description: 'Inget är ändrat. / Nothing has changed.', headers },
  };
}
