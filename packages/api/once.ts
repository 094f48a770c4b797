import { type Actor, forbundOf } from '#access';
import type { Route } from '#topology';
import { Problem, type ProblemName } from './problem.ts';

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

/** What became of a write that is made once. */
type Once<Answer> =
  | { kind: 'answered'; answer: Answer; replayed: boolean }
  | { kind: 'key-reused' }
  | { kind: 'moved-on' }
  | { kind: 'busy' };

/**
 * What was answered the first time, and whether this was it. Ends the call when nothing was written; `whenMoved` is the
 * problem to end with when a condition of the writes did not hold.
 */
export function answeredOnce<Answer>(
  result: Once<Answer>,
  whenMoved: ProblemName,
): { answer: Answer; replayed: boolean } {
  switch (result.kind) {
    case 'answered':
      return result;
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
