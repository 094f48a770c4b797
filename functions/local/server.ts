import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type FunctionName, routes } from '#topology';
import type { IdentityProvider } from './identity-provider.ts';

/** Every function's app behind one door: a path goes to the function that the topology gives it. */
export function composeFunctions(apps: Record<FunctionName, Hono>): Hono {
  const root = new Hono();
  for (const route of routes) {
    const { function: name, path } = route;
    root.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) => apps[name].fetch(context.req.raw));
  }
  // What no function answers gets the public function's "not found".
  root.all('*', (context) => apps.public.fetch(context.req.raw));
  return root;
}

/** One HTTP server for the functions and, in development, the sign-in provider. */
export function serveFunctions(app: Hono, identityProvider: IdentityProvider | undefined): Server {
  const answer = getRequestListener(app.fetch);
  return createServer((request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local.invalid');
    if (identityProvider?.answers(pathname)) {
      void identityProvider.handle(request, response);
      return;
    }
    void answer(request, response);
  });
}
