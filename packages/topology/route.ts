/** What a route is, who may call one, and the words that the lists of routes are written in. */

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export type Role = 'provider' | 'coordinator' | 'admin';

/**
 * Who may call a route. There is no default: a route without a policy does not compile.
 *
 * - `open`: anyone. A signed-in person may be recognised, never required.
 * - `signed-in`: anyone whose identity is verified.
 * - `member`: someone with one of `roles`. `reach` says what the role must reach:
 *   `forbund` — the förbund that the call concerns; `insats` — the insats in the path, which for a provider must
 *   belong to the own organisation and for the others to the own förbund; `catalogue` — nothing more: what is asked
 *   about is open to all, so the role is enough, in whichever förbund the person has it. Somebody who has several of
 *   the roles acts in the first of them that reaches.
 * - `sign-in`: part of signing in itself; guarded by its own one-time state.
 */
export type Policy =
  | { who: 'open' }
  | { who: 'sign-in' }
  | { who: 'signed-in' }
  | { who: 'member'; roles: readonly [Role, ...Role[]]; reach: Reach };

export type Reach = 'forbund' | 'insats' | 'catalogue';

export type FunctionName = 'public' | 'sign-in' | 'provider' | 'coordinator' | 'admin';

export type Route = {
  /** Stable name of the operation: the handler's key and, for the API, the `operationId`. */
  operation: string;
  function: FunctionName;
  method: Method;
  /** Parameters in braces, as in OpenAPI and API Gateway. */
  path: string;
  policy: Policy;
  surface: 'api' | 'page';
  /**
   * A question that is too long, or too private, for an address, and so is sent as a body. It changes nothing: it takes
   * no Idempotency-Key, and neither question nor answer is kept anywhere.
   */
  asks?: true;
  summary: string;
  /** English beside the Swedish, for the OpenAPI document. */
  summaryInEnglish: string;
};

export const open = { who: 'open' } as const;
export const signedIn = { who: 'signed-in' } as const;
export const providerOfInsats = { who: 'member', roles: ['provider'], reach: 'insats' } as const;
export const keeperOfInsats = { who: 'member', roles: ['provider', 'admin'], reach: 'insats' } as const;
export const readerOfInsats = {
  who: 'member',
  roles: ['provider', 'coordinator', 'admin'],
  reach: 'insats',
} as const;
export const adminOfInsats = { who: 'member', roles: ['admin'], reach: 'insats' } as const;
export const adminOfForbund = { who: 'member', roles: ['admin'], reach: 'forbund' } as const;
/** Whoever seeks a place for somebody queues as a coordinator, also where the same person has other roles. */
export const queuerInInsats = {
  who: 'member',
  roles: ['coordinator', 'admin', 'provider'],
  reach: 'insats',
} as const;
/** Whoever may go beyond the places there are offers in that role. */
export const offererInInsats = {
  who: 'member',
  roles: ['provider', 'admin', 'coordinator'],
  reach: 'insats',
} as const;
export const tellerInForbund = {
  who: 'member',
  roles: ['coordinator', 'admin', 'provider'],
  reach: 'forbund',
} as const;
export const providerAnywhere = { who: 'member', roles: ['provider'], reach: 'forbund' } as const;

export const coordinatorOfAny = { who: 'member', roles: ['coordinator'], reach: 'catalogue' } as const;

export const api = '/api/v1';

/** A route before it is known which function answers it. */
export type Draft = Omit<Route, 'function'>;

export function page<Operation extends string>(
  operation: Operation,
  method: Method,
  path: string,
  policy: Policy,
  summary: string,
  summaryInEnglish: string,
) {
  return { operation, method, path, policy, surface: 'page', summary, summaryInEnglish } as const;
}

export function route<Operation extends string>(
  operation: Operation,
  method: Method,
  path: string,
  policy: Policy,
  summary: string,
  summaryInEnglish: string,
) {
  return { operation, method, path, policy, surface: 'api', summary, summaryInEnglish } as const;
}

/** A question to the API that is sent as a body and changes nothing. */
export function question<Operation extends string>(
  operation: Operation,
  path: string,
  policy: Policy,
  summary: string,
  summaryInEnglish: string,
) {
  const drafted = route(operation, 'POST', path, policy, summary, summaryInEnglish);
  return { ...drafted, asks: true } as const;
}

/** Whether a call of the route may change anything that is kept. */
export function isWrite({ method, asks }: Pick<Route, 'method' | 'asks'>): boolean {
  return method !== 'GET' && asks !== true;
}
