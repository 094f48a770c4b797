import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import type * as z from 'zod';
import { type Actor, type Membership, membershipsFor, sessionCookie } from '#access';
import { holdsPersonalNumber } from '#insats';
import { type Instant, type Mandate, StoreBusy } from '#ledger';
import {
  type ApiOperation,
  type ApiOperationOf,
  type FunctionName,
  isWrite,
  type PageOperationOf,
  type Policy,
  type Role,
  type Route,
  routes,
  routesOf,
} from '#topology';
import type { Caller, Callers } from './callers.ts';
import { withTag } from './content-tag.ts';
import type { Contract } from './contract.ts';
import { bodyLimitBytes, type ContractOf, contracts } from './contracts.ts';
import { Problem } from './problem.ts';
import { parseInput, readQuery } from './reading.ts';
import { hashOfBytes, type RequestIdentity, requestIdentity } from './requests.ts';

/** What every handler gets: the route's parameters, who is calling and what they may act as, and the moment. */
type Call = {
  route: Route;
  params: Record<string, string>;
  actor: Actor | undefined;
  /** The caller's capacities that carry one of the route's roles. */
  mandates: Mandate[];
  now: Instant;
};

type ApiCall<Operation extends ApiOperation> = Call & {
  query: z.output<ContractOf<Operation>['query']>;
  body: ContractOf<Operation> extends { body: infer Body extends z.ZodType } ? z.output<Body> : undefined;
  /** The file of an import. */
  file: { mediaType: string; bytes: Uint8Array<ArrayBuffer> } | undefined;
  /** What names the write; for what changes nothing it names nothing. */
  identity: RequestIdentity;
};

export type PageCall = Call & { context: Context; via: Caller['via'] | undefined };

export type ApiHandlers<Name extends FunctionName> = {
  [Operation in ApiOperationOf<Name>]: (
    call: ApiCall<Operation>,
  ) => Promise<z.input<ContractOf<Operation>['answer']>>;
};

export type PageHandlers<Name extends FunctionName> = {
  [Operation in PageOperationOf<Name>]: (call: PageCall) => Response | Promise<Response>;
};

export type MountSettings = {
  callers: Callers;
  now: () => Instant;
  /** The origin that people see, as `https://katalog.example.se`. Forms from anywhere else are refused. */
  publicOrigin: string;
  /** Shows a problem to someone who asked for a page; `actor` where it is known who that is. */
  showProblem: (problem: Problem, context: Context, actor: Actor | undefined) => Response | Promise<Response>;
  /** Where a fault that is not the caller's is noted. Never given what was sent. */
  log: { fault(message: string, fault: unknown, facts: { operation: string }): void };
};

const parameterPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** The hono app of one function: exactly its routes of the topology, each behind its policy and its contract. */
export function mountFunction<Name extends FunctionName>(
  name: Name,
  handlers: { api: ApiHandlers<Name>; pages: PageHandlers<Name> },
  settings: MountSettings,
): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  );
  const known = new WeakMap<Context, Actor>();
  const answersPage = (path: string) => !path.startsWith('/api/v1/') && path !== '/api/openapi.json';
  const answerProblem = async (problem: Problem, context: Context): Promise<Response> => {
    if (!answersPage(context.req.path)) return problem.toResponse(addressToRepeat(context));
    const actor = known.get(context);
    return forOneReader(await settings.showProblem(problem, context, actor), actor);
  };
  app.onError((error, context) => {
    if (error instanceof Problem) return answerProblem(error, context);
    if (error instanceof StoreBusy) return answerProblem(Problem.of('busy'), context);
    settings.log.fault('call failed', error, {
      operation: `${context.req.method} ${context.req.routePath}`,
    });
    return answerProblem(Problem.of('fault'), context);
  });
  app.notFound((context) => answerProblem(Problem.of('not-found'), context));

  const apiHandlers: Record<string, ((call: never) => Promise<unknown>) | undefined> = handlers.api;
  const pageHandlers: Record<string, ((call: PageCall) => Response | Promise<Response>) | undefined> =
    handlers.pages;
  const paths = new Map<string, string>();
  for (const route of routesOf(name)) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    paths.set(path, route.path);
    const contract = route.surface === 'api' ? contractOf(route.operation) : undefined;
    // To look for a body is to make a whole Request of what came in: only where there may be one.
    if (route.method !== 'GET') app.on(route.method, path, bodyLimitOf(contract));
    const answer = async (context: Context): Promise<Response> => {
      const call = await admit(route, context, settings, known);
      const page = pageHandlers[route.operation];
      if (page) return forOneReader(await page({ ...call, context }), call.actor);
      const handler = apiHandlers[route.operation];
      if (!handler || !contract) throw new Error(`no handler for ${route.operation}`);
      return answerApi(contract, handler, call, context);
    };
    app.on(route.method, path, async (context) =>
      route.method === 'GET'
        ? withTag(await answer(context), context.req.header('if-none-match'))
        : answer(context),
    );
  }
  for (const [path, told] of paths) {
    // Another function may answer other methods of the same path.
    const allowed = routes.flatMap((one) => (one.path === told ? one.method : []));
    app.all(path, async (context) => {
      const response = await answerProblem(Problem.of('method-not-allowed'), context);
      response.headers.set('Allow', allowed.join(', '));
      return response;
    });
  }
  return app;
}

const longestRepeated = 300;

/** The path that was called, for the answer to repeat; not when somebody has put a personal number into it. */
function addressToRepeat({ req }: Context): string | undefined {
  const { pathname } = new URL(req.url);
  return pathname.length > longestRepeated || holdsPersonalNumber(req.path) ? undefined : pathname;
}

/** A page made for somebody who is signed in is kept in no cache but their own. */
function forOneReader(response: Response, actor: Actor | undefined): Response {
  if (actor && response.headers.get('Cache-Control') === 'no-cache') {
    response.headers.set('Cache-Control', 'private, no-cache');
  }
  return response;
}

function contractOf(operation: string): Contract {
  const all: Record<string, Contract> = contracts;
  const contract = all[operation];
  if (!contract) throw new Error(`no contract for ${operation}`);
  return contract;
}

function bodyLimitOf(contract: Contract | undefined) {
  return bodyLimit({
    maxSize: contract?.file?.maxBytes ?? bodyLimitBytes,
    onError: () => {
      throw Problem.of('too-large');
    },
  });
}

/** Lets the call in, or ends it: who is calling, whether the route is for them, and whether the address can exist. */
async function admit(
  route: Route,
  context: Context,
  { callers, now, publicOrigin }: MountSettings,
  known: WeakMap<Context, Actor>,
): Promise<Call & { via: Caller['via'] | undefined }> {
  const { policy } = route;
  const caller = await callers.identify(context.req.raw.headers, getCookie(context, sessionCookie.name));
  const actor = caller?.actor;
  if (actor) known.set(context, actor);
  if ((policy.who === 'signed-in' || policy.who === 'member') && !actor) throw Problem.of('sign-in-needed');
  const memberships = membershipsFor(policy, actor);
  if (policy.who === 'member' && memberships.length === 0) throw Problem.of('forbidden');
  if (route.method !== 'GET' && caller?.via === 'session' && context.req.header('origin') !== publicOrigin) {
    throw Problem.of('wrong-origin');
  }
  const params = context.req.param();
  if (Object.values(params).some((value) => !parameterPattern.test(value))) throw Problem.of('not-found');
  return { route, params, actor, mandates: mandatesOf(memberships, policy), now: now(), via: caller?.via };
}

/** What somebody may act as, in the order that the policy names the roles. */
function mandatesOf(memberships: readonly Membership[], policy: Policy): Mandate[] {
  const rank = (role: Role) => (policy.who === 'member' ? policy.roles.indexOf(role) : 0);
  return memberships
    .toSorted((one, other) => rank(one.role) - rank(other.role))
    .map(({ subject, role, forbund, organisation }) => ({ subject, role, forbund, organisation }));
}

async function answerApi(
  contract: Contract,
  handler: (call: never) => Promise<unknown>,
  call: Call,
  context: Context,
): Promise<Response> {
  const { searchParams } = new URL(context.req.url);
  const query = parseInput(contract.query, readQuery(contract.query, searchParams), '?');
  const file = contract.file && (await readFile(contract.file, context));
  const body = contract.body && parseInput(contract.body, await readJson(context), '');
  const { forbund, ...asked } = query;
  // What a write says beside its body is as much a part of it.
  const said = Object.keys(asked).length > 0 ? { ...asked, body } : body;
  const { route } = call;
  const identity =
    isWrite(route) && call.actor
      ? await requestIdentity({
          subject: call.actor.subject,
          method: route.method,
          path: `${context.req.path}?${forbund ?? ''}`,
          idempotencyKey: context.req.header('idempotency-key'),
          said: file ? [file.mediaType, await hashOfBytes(file.bytes)] : said,
        })
      : { key: '', requestHash: '' };
  const answer = await handler({ ...call, query, body, file, identity } as never);
  const headers = {
    // A question that is too private for an address is too private for a cache.
    'Cache-Control': route.asks ? 'no-store' : call.actor ? 'private, no-cache' : 'no-cache',
    // Anybody's page may read what is open to all.
    ...(route.policy.who === 'open' && { 'Access-Control-Allow-Origin': '*' }),
  };
  return Response.json(answer, { status: contract.status, headers });
}

async function readJson(context: Context): Promise<unknown> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw Problem.of('unsupported-content');
  const text = await context.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw Problem.of('malformed-json');
  }
}

async function readFile(
  { mediaTypes }: NonNullable<Contract['file']>,
  context: Context,
): Promise<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> }> {
  const mediaType = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!mediaTypes.includes(mediaType)) throw Problem.of('unsupported-content');
  return { mediaType, bytes: new Uint8Array(await context.req.arrayBuffer()) };
}
