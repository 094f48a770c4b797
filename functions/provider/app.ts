import type { Hono } from 'hono';
import { mountFunction } from '#api';
import { createShell } from '#web';
import { providerApi } from './api.ts';
import { providerPages } from './pages.tsx';
import type { ProviderParts } from './parts.ts';

/** Where providers keep their own insatser true: a page for a phone, and the same as an API. */
export function createProviderApp(parts: ProviderParts): Hono {
  const shell = createShell(parts);
  return mountFunction(
    'provider',
    { api: providerApi(parts), pages: providerPages(parts, shell) },
    {
      ...parts,
      showProblem: (problem, context, actor) => shell.problem(problem.body, context.req, actor),
    },
  );
}
