import type { Hono } from 'hono';
import { mountFunction } from '#api';
import { historyApi } from './history-api.ts';
import type { CoordinatorParts } from './parts.ts';
import { queueApi } from './queue-api.ts';
import { readingApi } from './reading-api.ts';
import { toDoApi } from './to-do-api.ts';

/** Where coordinators queue and offer places for those they follow, and read beyond what is open to all. */
export function createCoordinatorApp(parts: CoordinatorParts): Hono {
  return mountFunction(
    'coordinator',
    {
      api: { ...historyApi(parts), ...queueApi(parts), ...readingApi(parts), ...toDoApi(parts) },
      pages: {},
    },
    { ...parts, showProblem: (problem) => problem.toResponse() },
  );
}
