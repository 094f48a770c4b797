import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type FunctionName, routes } from '#topology';
import type { IdentityProvider } from './identity-provider.ts';
import { createRefuser } from './unreadable.ts';

/**
 * Every function's app behind one door: a path goes to the function that the topology gives it. Where several share a
 * path the method decides.
 */
export function composeFunctions(apps: Record<FunctionName, Hono>): Hono {
  const root = new Hono();
  const written = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');
  for (const { function: name, method, path } of routes) {
    root.on(method, written(path), (context) => apps[name].fetch(context.req.raw));
  }
  // A method that no route of the path has gets the first function's "method not allowed".
  for (const { function: name, path } of routes) {
    root.all(written(path), (context) => apps[name].fetch(context.req.raw));
  }
  // What no function answers gets the public function's "not found".
  root.all('*', (context) => apps.public.fetch(context.req.raw));
  return root;
}

/** One HTTP server for the functions and, in development, the sign-in provider. */
export function serveFunctions(app: Hono, identityProvider: IdentityProvider | undefined): Server {
  const refuser = createRefuser(app);
  const answer = getRequestListener(app.fetch, { errorHandler: refuser.unreadable });
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (identityProvider?.answers(path)) void identityProvider.handle(request, response);
    else void answer(request, response);
  });
  server.on('clientError', (fault, connection) => void refuser.onConnection(fault, connection));
  return server;
}
