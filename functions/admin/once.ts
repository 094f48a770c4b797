import { answeredOnce, type ProblemName, type RequestIdentity } from '#api';
import type { Instant } from '#ledger';
import { writeOnce } from '#storage';
import type { Json, Table, Write } from '#table';

/**
 * Makes the writes of a call once, and answers what was answered the first time. `whenMoved` is the problem to end with
 * when a condition of the writes does not hold.
 */
export async function writeForCall<Answer extends Json>(
  table: Table,
  call: { identity: RequestIdentity; now: Instant },
  answer: Answer,
  writes: Write[],
  whenMoved: ProblemName,
): Promise<Answer> {
  const result = await writeOnce(table, { ...call.identity, answer, storedAt: call.now }, writes);
  // The stored answer was given by this very operation to this very request.
  return answeredOnce(result, whenMoved).answer as Answer;
}
