import type { Actor } from '#access';
import { answeredOnce, Problem, type RequestIdentity } from '#api';
import { type FlagAct, flagAfterAct } from '#flow';
import type { Instant } from '#ledger';
import { createFlowFlags, putFlag, readRequest, writeOnce } from '#storage';
import type { Table } from '#table';
import { presentFlag } from './present-flags.ts';

/** Who acts on which flag, and what names the request. */
export type ActingOnFlag = {
  forbund: string;
  params: Record<string, string>;
  actor: Actor | undefined;
  identity: RequestIdentity;
  now: Instant;
};

type FlagAnswer = ReturnType<typeof presentFlag>;

/** How often an act is tried again where the flag changes meanwhile. */
const mostTries = 5;

/** Keeps what a person does with a flag. The same request again changes nothing: `replayed`. */
export async function actOnFlag(
  table: Table,
  { forbund, params, actor, identity, now }: ActingOnFlag,
  done: FlagAct,
): Promise<{ answer: FlagAnswer; replayed: boolean }> {
  const flags = createFlowFlags(table);
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const kept = await flags.find(forbund, params.flagId ?? '');
    if (!kept) throw Problem.of('not-found');
    const after = flagAfterAct(kept.flag, done, {
      by: actor?.subject ?? '',
      role: roleOf(actor, forbund),
      now,
    });
    if (after === 'already-closed') {
      // Closed: perhaps by this very request, a moment ago.
      const known = await readRequest(table, identity.key);
      if (!known) throw Problem.of('flag-already-closed');
      if (known.requestHash !== identity.requestHash) throw Problem.of('key-reused');
      return { answer: known.answer as FlagAnswer, replayed: true };
    }
    const answer = presentFlag(after);
    const result = await writeOnce(table, { ...identity, answer, storedAt: now }, [
      putFlag(after, kept.version),
    ]);
    if (result.kind === 'moved-on') continue;
    const { replayed, answer: answered } = answeredOnce(result, 'busy');
    // The stored answer was given by this very operation to this very request.
    return { answer: answered as FlagAnswer, replayed };
  }
  throw Problem.of('busy');
}

/** Whoever is both acts as a coordinator. */
function roleOf(actor: Actor | undefined, forbund: string): 'coordinator' | 'admin' | null {
  const has = (role: 'coordinator' | 'admin') =>
    actor?.memberships.some((membership) => membership.forbund === forbund && membership.role === role);
  if (has('coordinator')) return 'coordinator';
  return has('admin') ? 'admin' : null;
}
