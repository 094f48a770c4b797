import type { Hono } from 'hono';
import { mountFunction } from '#api';
import { createShell } from '#web';
import { flagPages } from './flag-pages.tsx';
import { flowFlagsApi } from './flow-flags-api.ts';
import { flowPages } from './flow-pages.tsx';
import { flowReadingApi } from './flow-reading-api.ts';
import { flowSettingsApi } from './flow-settings-api.ts';
import { historyApi } from './history-api.ts';
import { needApi } from './need-api.ts';
import { needPages } from './need-pages.tsx';
import { needsApi } from './needs-api.ts';
import { needsPages } from './needs-pages.tsx';
import type { CoordinatorParts } from './parts.ts';
import { placePages } from './place-pages.tsx';
import { holdPreparedCatalogue } from './prepared-catalogue.ts';
import { queueApi } from './queue-api.ts';
import { readingApi } from './reading-api.ts';
import { toDoApi } from './to-do-api.ts';
import { holdWordRelevance } from './word-relevance.ts';

/** Where coordinators queue and offer places for those they follow, and read beyond what is open to all. */
export function createCoordinatorApp(parts: CoordinatorParts): Hono {
  const shell = createShell(parts);
  const held = { prepare: holdPreparedCatalogue(), relevanceOf: holdWordRelevance() };
  return mountFunction(
    'coordinator',
    {
      api: {
        ...historyApi(parts),
        ...queueApi(parts),
        ...readingApi(parts),
        ...toDoApi(parts),
        ...needApi(parts, held),
        ...needsApi(parts),
        ...flowFlagsApi(parts),
        ...flowReadingApi(parts),
        ...flowSettingsApi(parts),
      },
      pages: {
        ...placePages(parts, shell),
        ...needPages(parts, shell, held),
        ...needsPages(parts, shell),
        ...flowPages(parts, shell),
        ...flagPages(parts, shell),
      },
    },
    {
      ...parts,
      showProblem: (problem, { req }, actor) => shell.problem(problem.body, req, actor),
    },
  );
}
