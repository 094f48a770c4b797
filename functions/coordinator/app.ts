import type { Hono } from 'hono';
import { mountFunction } from '#api';
import { createShell } from '#web';
import { historyApi } from './history-api.ts';
import type { CoordinatorParts } from './parts.ts';
import { placePages } from './place-pages.tsx';
import { queueApi } from './queue-api.ts';
import { readingApi } from './reading-api.ts';
import { toDoApi } from './to-do-api.ts';

/** Where coordinators queue and offer places for those they follow, and read beyond what is open to all. */
export function createCoordinatorApp(parts: CoordinatorParts): Hono {
  const shell = createShell(parts);
  return mountFunction(
    'coordinator',
    {
      api: { ...historyApi(parts), ...queueApi(parts), ...readingApi(parts), ...toDoApi(parts) },
      pages: placePages(parts, shell),
    },
    {
      ...parts,
      showProblem: (problem, { req }, actor) => shell.problem(problem.body, req, actor),
    },
  );
}
