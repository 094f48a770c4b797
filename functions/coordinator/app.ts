import type { Hono } from 'hono';
import { decideAccess } from '#access';
import { type Callers, historyCursor, mountFunction, Problem, readHistoryCursor } from '#api';
import type { Instant } from '#ledger';
import type { Log } from '#observability';
import { readEventsBackwards, readHead } from '#storage';
import type { Table } from '#table';

export type CoordinatorParts = {
  table: Table;
  callers: Callers;
  now: () => Instant;
  publicOrigin: string;
  log: Log;
};

/** What coordinators read beyond what is open to all. Reads, and never writes. */
export function createCoordinatorApp(parts: CoordinatorParts): Hono {
  const { table } = parts;
  return mountFunction(
    'coordinator',
    {
      api: {
        async readHistory({ route, params, actor, query }) {
          const insats = params.insatsId ?? '';
          const head = await readHead(table, insats, { consistent: true });
          if (
            decideAccess({ policy: route.policy, actor, target: head ?? 'missing' }) !== 'allowed' ||
            !head
          ) {
            throw Problem.of('not-found');
          }
          const before =
            query.cursor === undefined ? undefined : readHistoryCursor(query.cursor, head.forbund, insats);
          const events = await readEventsBackwards(table, insats, before, query.limit);
          const last = events.at(-1);
          return {
            items: events.map(({ version, recordedAt, by, event }) => ({ version, recordedAt, by, event })),
            nextCursor:
              last && last.version > 1
                ? historyCursor({ forbund: head.forbund, insats, before: last.version })
                : null,
          };
        },
      },
      pages: {},
    },
    { ...parts, showProblem: (problem) => problem.toResponse() },
  );
}
