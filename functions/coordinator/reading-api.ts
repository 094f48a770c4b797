import { type Actor, decideAccess } from '#access';
import { type ApiHandlers, Problem, partOfList } from '#api';
import { municipalityName } from '#insats';
import {
  type Entry,
  type Head,
  isAt,
  type PlaceBook,
  queueInOrder,
  queueRuleSentence,
  readBook,
  usesOf,
} from '#ledger';
import { readQueueRule } from '#storage';
import type { Route } from '#topology';
import type { CoordinatorParts } from './parts.ts';
import { presentPlacement, presentQueued } from './present-entries.ts';

type ReadingOperations = 'readQueue' | 'listPlacements' | 'readUse';

type Reading = { route: Route; params: Record<string, string>; actor: Actor | undefined };

/**
 * Queue, placements and use of an insats. Read from head and entries, not from what is projected: whoever has just
 * written sees it.
 */
export function readingApi(parts: CoordinatorParts): Pick<ApiHandlers<'coordinator'>, ReadingOperations> {
  const { table, insatsLog, pace } = parts;

  /** The book of an insats as it stands. Ends the call where there is none, or it is not for the caller. */
  async function bookFor({
    route,
    params,
    actor,
  }: Reading): Promise<{ head: Head; book: PlaceBook; entries: Entry[] }> {
    const read = await readBook(insatsLog, pace, params.insatsId ?? '');
    if (!read || decideAccess({ policy: route.policy, actor, target: read.head }) !== 'allowed') {
      throw Problem.of('not-found');
    }
    const { head, entries } = read;
    if (!head.book) throw Problem.refused({ refusal: 'noLedgerHere' }, 'Det finns inget att visa');
    return { head, book: head.book, entries };
  }

  return {
    async readQueue(call) {
      const { head, entries } = await bookFor(call);
      const rule = await readQueueRule(table, head.forbund, { consistent: true });
      return {
        ...partOfList(queueInOrder(entries, rule).map(presentQueued), call.query),
        rule: queueRuleSentence(rule, municipalityName),
        version: head.version,
      };
    },

    async listPlacements(call) {
      const { head, entries } = await bookFor(call);
      const chosen = entries.filter((one) =>
        call.query.ended ? isAt(one, 'placed', 'ended') : isAt(one, 'placed'),
      );
      const inOrder = chosen.toSorted((one, other) => one.stageSince - other.stageSince);
      return { ...partOfList(inOrder.flatMap(presentPlacement), call.query), version: head.version };
    },

    async readUse(call) {
      const { head, book } = await bookFor(call);
      return { ...usesOf(head, book), version: head.version };
    },
  };
}
