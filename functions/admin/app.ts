import type { Hono } from 'hono';
import { mountFunction } from '#api';
import { forbundApi } from './forbund-api.ts';
import { insatserApi } from './insatser-api.ts';
import { membershipsApi } from './memberships-api.ts';
import type { AdminParts } from './parts.ts';
import { queueRuleApi } from './queue-rule-api.ts';

/** What a förbund's administrator keeps: organisations, thresholds, memberships, which insatser there are, imports. */
export function createAdminApp(parts: AdminParts): Hono {
  return mountFunction(
    'admin',
    {
      api: {
        ...forbundApi(parts),
        ...membershipsApi(parts),
        ...insatserApi(parts),
        ...queueRuleApi(parts),
      },
      pages: {},
    },
    { ...parts, showProblem: (problem) => problem.toResponse() },
  );
}
