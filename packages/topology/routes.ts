/**
 * Every route of the product, as data: which function answers it, who may call it, and what it does in one Swedish
 * sentence. The functions, the local server, the CDK app, the OpenAPI document and the authorisation tests read it.
 */
import { publicRoutes, signInRoutes } from './open-routes.ts';
import type { Draft, FunctionName, Route } from './route.ts';
import { adminRoutes, coordinatorRoutes, providerRoutes } from './staff-routes.ts';

const byFunction = {
  public: publicRoutes,
  'sign-in': signInRoutes,
  provider: providerRoutes,
  coordinator: coordinatorRoutes,
  admin: adminRoutes,
} as const satisfies Record<FunctionName, readonly Draft[]>;

/** The operations that a function must have a handler for. */
export type OperationOf<Name extends FunctionName> = (typeof byFunction)[Name][number]['operation'];

export type Operation = OperationOf<FunctionName>;

type DraftOf<Name extends FunctionName> = (typeof byFunction)[Name][number];

/** The operations of a function that answer with data, and those that answer with a page. */
export type ApiOperationOf<Name extends FunctionName> = Extract<
  DraftOf<Name>,
  { surface: 'api' }
>['operation'];
export type PageOperationOf<Name extends FunctionName> = Extract<
  DraftOf<Name>,
  { surface: 'page' }
>['operation'];

export type ApiOperation = ApiOperationOf<FunctionName>;

/** The routes that one function answers, in matching order. */
export function routesOf<Name extends FunctionName>(
  name: Name,
): (Route & { operation: OperationOf<Name> })[] {
  const drafts: readonly (Draft & { operation: OperationOf<Name> })[] = byFunction[name];
  return drafts.map((draft) => ({ ...draft, function: name }));
}

/** Every route of the product. */
export const routes: readonly (Route & { operation: Operation })[] = (
  Object.keys(byFunction) as FunctionName[]
).flatMap((name) => routesOf(name));
