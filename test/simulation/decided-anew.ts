import { decide, type Mandate, type QueueRule } from '#ledger';
import type { Decision } from '../../packages/ledger/decision.ts';
import type { ReplayedLog, ReplayedState } from './replayed-log.ts';
import type { Call } from './witness.ts';

/** A decision, and the version of the other insats that it was made on, where it concerns one. */
export type Decided = { decision: Decision; there: { insats: string; version: number } | undefined };

/** What is decided on a state: once, or for each state that the other insats went through. */
export function decidedOn(
  { logs, rule }: { logs: ReadonlyMap<string, ReplayedLog>; rule: QueueRule },
  call: Call,
  state: ReplayedState,
  now: string,
): Decided[] {
  const { command, key, mandates } = call.request;
  const by = mandateFor(mandates, state);
  const begins = command.type === 'createInsats' || command.type === 'importRow';
  if (state.head ? !by : !begins) return [];
  const elsewhere = elsewhereOf(call, state);
  const places = { entries: state.entries, by: by ?? anybody, key, rule };
  const { head, documents, periods } = state;
  // The latest first, as they are read: a refusal names the first that is in the way.
  const base = { head, documents, periods: periods.toReversed() };
  const other = elsewhere && logs.get(elsewhere.insats);
  if (!elsewhere || !other) {
    return [{ decision: decide(command, { ...base, places }, now), there: undefined }];
  }
  return other.states.flatMap((one, version) => {
    if (!one.head) return [];
    const entry = one.entries.get(elsewhere.entry);
    const there = { head: one.head, entry, step: one.documents?.description.step ?? null };
    const decision = decide(command, { ...base, places: { ...places, there } }, now);
    return [{ decision, there: { insats: elsewhere.insats, version } }];
  });
}

/** Whether a decision made by that clock, on that state, is dated so: never before what stands already. */
export function isDatedBy({ decidedAt }: Call, { head }: ReplayedState, recordedAt: string): boolean {
  if (decidedAt === undefined) return true;
  return (head && head.recordedAt > decidedAt ? head.recordedAt : decidedAt) === recordedAt;
}

const anybody: Mandate = { subject: '', role: 'admin', forbund: '', organisation: '' };

/** The mandate that reaches an insats as it stood, told by the rule of the house: a provider only its own. */
export function mandateFor(mandates: readonly Mandate[], { head }: ReplayedState): Mandate | undefined {
  return mandates.find(
    ({ role, forbund, organisation }) =>
      head?.forbund === forbund && (role !== 'provider' || organisation === head.organisation),
  );
}

/** The other insats that a command is about, and the entry there. */
function elsewhereOf({ request }: Call, state: ReplayedState): { insats: string; entry: string } | undefined {
  const { command } = request;
  if (command.type === 'end' && command.into) {
    const { insats, offer } = command.into;
    return { insats, entry: offer.includes('-') ? offer.slice(0, offer.lastIndexOf('-')) : offer };
  }
  if (command.type !== 'correctEntry') return undefined;
  const stage = state.entries.get(command.entry)?.stage;
  return stage?.is === 'ended' ? (stage.into ?? undefined) : undefined;
}
