import type { Hono } from 'hono';
import { mountFunction } from '#api';
import { createShell } from '#web';
import { providerApi } from './api.ts';
import { providerPages } from './pages.tsx';
import type { ProviderParts } from './parts.ts';

/** Where providers keep their own insatser true: a page for a phone, and the same as an API. */
export function createProviderApp(parts: ProviderParts): Hono {
  const { assets, notice, now } = parts;
  const shell = createShell({ assets, notice, now });
  return mountFunction(
    'provider',
    { api: providerApi(parts), pages: providerPages(parts, shell) },
    {
      callers: parts.callers,
      now,
      publicOrigin: parts.publicOrigin,
      showProblem: (problem, context) => shell.problem(problem.body, context.req, undefined),
      noteFault: (fault, operation) => parts.log.fault('call failed', fault, { operation }),
    },
  );
}
