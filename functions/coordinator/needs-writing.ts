import { answeredOnce, Problem, type RequestIdentity } from '#api';
import type { Instant } from '#ledger';
import { type KeptMapping, type NeedMapping, withholdSmallGroups } from '#needs';
import { putNeeds, readNeeds, writeOnce } from '#storage';
import type { Table } from '#table';

/** What is answered of a mapping, and remembered for whoever asks the same again. */
export type NeedsAnswer = {
  forbund: string;
  version: number;
  savedAt: string | null;
  mapping: KeptMapping | null;
};

/**
 * Keeps a mapping in the place of version `replaces` (0: none; null: whichever stands), without its small groups.
 * Ends the call when another has been saved meanwhile.
 */
export async function replaceNeeds(
  table: Table,
  { identity, now }: { identity: RequestIdentity; now: Instant },
  forbund: string,
  { mapping, replaces }: { mapping: NeedMapping; replaces: number | null },
): Promise<{ answer: NeedsAnswer; replayed: boolean }> {
  const standing = (await readNeeds(table, forbund, { consistent: true }))?.version ?? 0;
  const version = replaces ?? standing;
  const kept = { mapping: withholdSmallGroups(mapping), savedAt: now };
  const answer = { forbund, version: version + 1, ...kept };
  const result = await writeOnce(table, { ...identity, answer, storedAt: now }, [
    putNeeds(forbund, kept, version),
  ]);
  if (result.kind === 'moved-on' && replaces === null) throw Problem.of('busy');
  const done = answeredOnce(result, 'needs-moved-on');
  // The stored answer was given by this very operation to this very request.
  return { ...done, answer: done.answer as NeedsAnswer };
}
