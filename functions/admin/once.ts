import { type Actor, forbundOf } from '#access';
import { Problem, type ProblemName, type RequestIdentity } from '#api';
import type { Instant } from '#ledger';
import { writeOnce } from '#storage';
import type { Json, Table, Write } from '#table';
import type { Route } from '#topology';

/** The förbund that a call concerns: the one it names, or the only one where the person has the role. */
export function concernedForbund(call: {
  route: Route;
  actor: Actor | undefined;
  query: { forbund?: string | undefined };
}): string {
  const concerned = forbundOf({
    policy: call.route.policy,
    actor: call.actor,
    requested: call.query.forbund,
  });
  if (concerned === 'choose') throw Problem.of('choose-forbund');
  if (concerned === 'not-found') throw Problem.of('not-found');
  return concerned.forbund;
}

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
  switch (result.kind) {
    case 'answered':
      // The stored answer was given by this very operation to this very request.
      return result.answer as Answer;
    case 'key-reused':
      throw Problem.of('key-reused');
    case 'moved-on':
      throw Problem.of(whenMoved);
    case 'busy':
      throw Problem.of('busy');
    default:
      return result satisfies never;
  }
}
