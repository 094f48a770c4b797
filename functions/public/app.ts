import type { Hono } from 'hono';
import { mountFunction } from '#api';
import { createShell } from '#web';
import { publicApi } from './api.ts';
import { publicPages } from './pages.tsx';
import type { PublicParts } from './parts.ts';
import { createSearch } from './reading.ts';

/** What is open to all: search, insatser, free places and the API's own description. Reads, and never writes. */
export function createPublicApp(given: PublicParts): Hono {
  const parts = { ...given, openApi: heldAfterFirst(given.openApi) };
  const shell = createShell(parts);
  const search = createSearch(parts);
  return mountFunction(
    'public',
    { api: publicApi(parts, search), pages: publicPages(parts, shell, search) },
    {
      ...parts,
      showProblem: (problem, context, actor) => shell.problem(problem.body, context.req, actor),
    },
  );
}

function heldAfterFirst(make: () => object): () => object {
  let held: object | undefined;
  return () => {
    held ??= make();
    return held;
  };
}
