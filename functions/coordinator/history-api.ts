import { decideAccess } from '#access';
import { type ApiHandlers, historyCursor, Problem, readHistoryCursor } from '#api';
import { eventSentence } from '#ledger';
import { readEventsBackwards, readHead } from '#storage';
import type { CoordinatorParts } from './parts.ts';

/** Everything that happened to an insats: who did what, and when. */
export function historyApi({
  table,
  directory,
}: CoordinatorParts): Pick<ApiHandlers<'coordinator'>, 'readHistory'> {
  return {
    async readHistory({ route, params, actor, query }) {
      const insats = params.insatsId ?? '';
      const head = await readHead(table, insats, { consistent: true });
      if (!head || decideAccess({ policy: route.policy, actor, target: head }) !== 'allowed') {
        throw Problem.of('not-found');
      }
      const before =
        query.cursor === undefined ? undefined : readHistoryCursor(query.cursor, head.forbund, insats);
      const events = await readEventsBackwards(table, insats, before, query.limit);
      const names = new Map(
        (await directory.organisations(head.forbund)).map(({ id, name }) => [id, name] as const),
      );
      const last = events.at(-1);
      return {
        items: events.map(({ version, recordedAt, by, event }) => ({
          version,
          recordedAt,
          by,
          event,
          sentence: eventSentence({ recordedAt, by, event }, (id) => names.get(id) ?? id),
        })),
        nextCursor:
          last && last.version > 1
            ? historyCursor({ forbund: head.forbund, insats, before: last.version })
            : null,
      };
    },
  };
}
