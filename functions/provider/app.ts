import type { Hono } from 'hono';
import { mountFunction } from '#api';
import { createShell } from '#web';
import { providerApi } from './api.ts';
import { providerPages } from './pages.tsx';
import type { ProviderParts } from './parts.ts';
import { unsentForm } from './unsent-form.ts';

/** Where providers keep their own insatser true: a page for a phone, and the same as an API. */
export function createProviderApp(parts: ProviderParts): Hono {
  const shell = createShell(parts);
  return mountFunction(
    'provider',
    { api: providerApi(parts), pages: providerPages(parts, shell) },
    {
      ...parts,
      // Whoever was signed out while filling in a form comes back to what was typed.
      showProblem: async (problem, context, actor) =>
        shell.problem(problem.body, (await unsentForm(problem, context)) ?? context.req, actor),
    },
  );
}
