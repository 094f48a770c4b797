import { type ApiHandlers, answeredOnce, concernedForbund, Problem, partOfList } from '#api';
import { type Flag, type FlagAct, flagAfterAct, flagLevels } from '#flow';
import { createFlowFlags, putFlag, readRequest, writeOnce } from '#storage';
import type { Route } from '#topology';
import type { CoordinatorParts } from './parts.ts';
import { flagsSentence, presentFlag, presentListedFlag } from './present-flags.ts';

type FlagOperations = 'listFlags' | 'readFlag' | 'acknowledgeFlag' | 'noteOnFlag' | 'closeFlag';

type Acting = Parameters<typeof concernedForbund>[0] & {
  route: Route;
  params: Record<string, string>;
  identity: { key: string; requestHash: string };
  now: string;
};

/** How often an act is tried again where the flag changes meanwhile. */
const mostTries = 5;

/** Flags about stops in the flow, and what people do with them. */
export function flowFlagsApi({
  table,
  directory,
}: Pick<CoordinatorParts, 'table' | 'directory'>): Pick<ApiHandlers<'coordinator'>, FlagOperations> {
  const flags = createFlowFlags(table);

  async function act(call: Acting, done: FlagAct): Promise<ReturnType<typeof presentFlag>> {
    const forbund = concernedForbund(call);
    const id = call.params.flagId ?? '';
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const kept = await flags.find(forbund, id);
      if (!kept) throw Problem.of('not-found');
      const after = flagAfterAct(kept.flag, done, { by: call.actor?.subject ?? '', now: call.now });
      if (after === 'already-closed') {
        // Closed: perhaps by this very request, a moment ago.
        const known = await readRequest(table, call.identity.key);
        if (known?.requestHash !== call.identity.requestHash) throw Problem.of('flag-already-closed');
        return known.answer as ReturnType<typeof presentFlag>;
      }
      const answer = presentFlag(after);
      const result = await writeOnce(table, { ...call.identity, answer, storedAt: call.now }, [
        putFlag(after, kept.version),
      ]);
      if (result.kind === 'moved-on') continue;
      // The stored answer was given by this very operation to this very request.
      return answeredOnce(result, 'busy').answer as ReturnType<typeof presentFlag>;
    }
    throw Problem.of('busy');
  }

  return {
    async listFlags(call) {
      const forbund = concernedForbund(call);
      const [kept, known] = await Promise.all([flags.all(forbund), directory.find(forbund)]);
      const { status, level, kind, insats } = call.query;
      const all = kept.map(({ flag }) => flag);
      const chosen = all.filter((flag) => {
        const now = flag.latest ?? flag.finding;
        return (
          (status === undefined || status.includes(flag.status)) &&
          (level === undefined || level.includes(now.level)) &&
          (kind === undefined || kind.includes(now.kind)) &&
          (insats === undefined || insatserOf(flag).includes(insats))
        );
      });
      return {
        ...partOfList(chosen.toSorted(byUrgency).map(presentListedFlag), call.query),
        forbundNote: known?.note ?? null,
        sentence: flagsSentence(all),
      };
    },

    async readFlag(call) {
      const kept = await flags.find(concernedForbund(call), call.params.flagId ?? '');
      if (!kept) throw Problem.of('not-found');
      return presentFlag(kept.flag);
    },

    acknowledgeFlag: (call) => act(call, { what: 'acknowledged', note: call.body.note }),
    noteOnFlag: (call) => act(call, { what: 'noted', note: call.body.note }),
    closeFlag: (call) => act(call, { what: 'closed', note: call.body.reason }),
  };
}

function insatserOf({ finding: { subject } }: Flag): string[] {
  return subject.of === 'insats' ? [subject.insats] : subject.insatser.map(({ insats }) => insats);
}

const statuses: readonly Flag['status'][] = ['open', 'acknowledged', 'closed'];
const levels = Object.keys(flagLevels);

/** Those that nobody has looked at first, red before yellow, the latest first. */
function byUrgency(one: Flag, other: Flag): number {
  const level = ({ latest, finding }: Flag) => levels.indexOf((latest ?? finding).level);
  return (
    statuses.indexOf(one.status) - statuses.indexOf(other.status) ||
    level(one) - level(other) ||
    other.openedAt.localeCompare(one.openedAt) ||
    one.id.localeCompare(other.id)
  );
}
