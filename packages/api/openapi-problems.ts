import { isWrite, type Route } from '#topology';
import type { Contract } from './contract.ts';
import type { JsonSchema } from './openapi-schemas.ts';
import { Problem, type ProblemBody, type ProblemName, problems } from './problem.ts';

/** Every status that a problem is answered with, by the name it has in the document. */
const responses = {
  BadRequest: { status: 400, description: 'Något i anropet är fel. / The request is not right.' },
  SignInNeeded: { status: 401, description: 'Du behöver logga in. / Sign-in needed.' },
  Forbidden: { status: 403, description: 'Rollen räcker inte. / The role does not allow it.' },
  NotFound: {
    status: 404,
    description: 'Finns inte, eller hör till någon annan. / Missing, or somebody else’s.',
  },
  Refused: {
    status: 409,
    description: 'Ändringen går inte att göra, av det skäl som anges. / Refused, for the stated reason.',
  },
  TooLarge: { status: 413, description: 'Innehållet är för stort. / Too large.' },
  UnsupportedContent: { status: 415, description: 'Fel sorts innehåll. / Unsupported media type.' },
  KeyReused: {
    status: 422,
    description: 'Nyckeln är använd för en annan ändring. / The key was used for another request.',
  },
  Fault: { status: 500, description: 'Något gick fel hos oss. / A fault on our side.' },
  Busy: {
    status: 503,
    description: 'Mycket att göra; försök igen efter Retry-After. / Busy; try again after Retry-After.',
  },
} as const satisfies Record<string, { status: number; description: string }>;

type ResponseName = keyof typeof responses;

const extraHeaders: Partial<Record<ResponseName, JsonSchema>> = {
  SignInNeeded: {
    'WWW-Authenticate': { description: 'Bearer', schema: { type: 'string' }, example: 'Bearer' },
  },
  Busy: {
    'Retry-After': {
      description: 'Sekunder att vänta. / Seconds to wait.',
      schema: { type: 'integer' },
      example: 5,
    },
  },
};

/** A refusal by the ledger, to show what one looks like. */
const refusal = Problem.refused({ refusal: 'moreFreeThanPlaces', free: 14, places: 12 });

/** The answers with problems, for `components.responses`. */
export function problemResponses(): Record<string, JsonSchema> {
  const entries = Object.entries(responses).map(([name, { status, description }]) => {
    const headers = extraHeaders[name as ResponseName];
    const content = {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(
          examplesOf(status).map((body) => [
            body.type.split(':').at(-1),
            { summary: body.title, value: body },
          ]),
        ),
      },
    };
    return [name, { description, ...(headers && { headers }), content }] as const;
  });
  return Object.fromEntries(entries);
}

function examplesOf(status: number): ProblemBody[] {
  const plain = (Object.keys(problems) as ProblemName[])
    .filter((name) => problems[name][0] === status)
    .map((name) => Problem.of(name, name === 'invalid-input' ? faultExamples : undefined).body);
  const all = status === refusal.body.status ? [refusal.body, ...plain] : plain;
  return all.map((body) => ({ ...body, instance: '/api/v1/insatser/7m2k9x4c1v8b3n6q/reports' }));
}

const faultExamples = [{ pointer: '/free', detail: 'Skriv ett helt antal, till exempel 3.' }];

/** The problems that an operation can end with, by status. */
export function problemsOf(route: Route, contract: Contract): Record<string, JsonSchema> {
  const { policy, path, operation } = route;
  const writes = isWrite(route);
  const carriesContent = contract.body !== undefined || contract.file !== undefined;
  const member = policy.who === 'member';
  const namesForbund = member && policy.roles.includes('admin') && 'forbund' in contract.query.shape;
  const can: Record<ResponseName, boolean> = {
    BadRequest: true,
    SignInNeeded: member || policy.who === 'signed-in',
    Forbidden: member,
    NotFound: path.includes('{') || namesForbund,
    Refused: (writes && member && policy.reach === 'insats') || refusedInOtherWays.has(operation),
    TooLarge: carriesContent,
    UnsupportedContent: carriesContent,
    KeyReused: writes,
    Fault: true,
    Busy: true,
  };
  return Object.fromEntries(
    (Object.keys(responses) as ResponseName[])
      .filter((name) => can[name])
      .map((name) => [String(responses[name].status), { $ref: `#/components/responses/${name}` }]),
  );
}

/** What is no command to one insats and can be refused all the same: there may be no ledger to read. */
const refusedInOtherWays: ReadonlySet<string> = new Set([
  'createInsats',
  'setNeeds',
  'acknowledgeFlag',
  'closeFlag',
  'replaceBaseline',
  'grantMembership',
  'readQueue',
  'listPlacements',
  'readUse',
]);
