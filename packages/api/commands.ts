import {
  type Command,
  type CommandAnswer,
  handleCommand,
  type InsatsLog,
  type Mandate,
  type Pace,
} from '#ledger';
import { Problem } from './problem.ts';
import type { RequestIdentity } from './requests.ts';

type Done = Extract<CommandAnswer, { outcome: 'done' }>;

/** Carries out a command for a call, and answers what was done. Everything else ends the call with its problem. */
export async function carryOut(
  { insatsLog, pace }: { insatsLog: InsatsLog; pace: Pace },
  call: { mandates: readonly Mandate[]; identity: RequestIdentity },
  insats: string,
  command: Command,
): Promise<Omit<Done, 'outcome'> & { replayed: boolean }> {
  const result = await handleCommand(insatsLog, pace, {
    insats,
    command,
    mandates: call.mandates,
    ...call.identity,
  });
  switch (result.kind) {
    case 'answered': {
      const { answer, replayed } = result;
      if (answer.outcome === 'refused') throw Problem.refused(answer.refused);
      const { outcome: _, ...done } = answer;
      return { ...done, replayed };
    }
    case 'not-found':
      throw Problem.of('not-found');
    case 'key-reused':
      throw Problem.of('key-reused');
    case 'busy':
      throw Problem.of('busy');
    default:
      return result satisfies never;
  }
}

/** The same for an operation whose path names the insats; whether it was a replay is not told. */
export async function changeInsats(
  parts: Parameters<typeof carryOut>[0],
  call: Parameters<typeof carryOut>[1] & { params: Record<string, string> },
  command: Command,
): Promise<Omit<Done, 'outcome'>> {
  const { replayed: _, ...done } = await carryOut(parts, call, call.params.insatsId ?? '', command);
  return done;
}
