import { type ApiHandlers, concernedForbund, Problem, partOfList } from '#api';
import { type Flag, type FlagAct, flagLevels } from '#flow';
import { createFlowFlags } from '#storage';
import { type ActingOnFlag, actOnFlag } from './act-on-flag.ts';
import type { CoordinatorParts } from './parts.ts';
import { flagsSentence, presentFlag, presentListedFlag } from './present-flags.ts';

type FlagOperations = 'listFlags' | 'readFlag' | 'acknowledgeFlag' | 'noteOnFlag' | 'closeFlag';

/** Flags about stops in the flow, and what people do with them. */
export function flowFlagsApi({
  table,
  directory,
}: Pick<CoordinatorParts, 'table' | 'directory'>): Pick<ApiHandlers<'coordinator'>, FlagOperations> {
  const flags = createFlowFlags(table);

  const act = async (
    call: Omit<ActingOnFlag, 'forbund'> & Parameters<typeof concernedForbund>[0],
    done: FlagAct,
  ) => (await actOnFlag(table, { ...call, forbund: concernedForbund(call) }, done)).answer;

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
