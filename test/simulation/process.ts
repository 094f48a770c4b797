import type { CommandAnswer, CommandRequest, InsatsLog, Instant, Pace } from '#ledger';
import type { Table } from '#table';
import type { VirtualTime } from '../builders/virtual-time.ts';
import type { Chance } from './chance.ts';
import type { Parts } from './parts.ts';
import type { Handle } from './storm.ts';
import type { Call } from './witness.ts';

const clockWrongByAtMost = 5 * 60_000;
const longestJourneyMilliseconds = 30;

/** One of the product's processes: its way to the store, its clock, and whatever it is asked. */
export type Process = { log: InsatsLog; far: Table; pace: Pace; handle: Handle };

/** Starts a process whose clock is wrong by up to five minutes, always by about as much. */
export function startProcess(parts: Parts, handle: Handle, time: VirtualTime, chance: Chance): Process {
  const wrongBy = (chance.random() - 0.5) * 2 * clockWrongByAtMost;
  const far = parts.table(time.far(handle.table, longestJourneyMilliseconds));
  return { log: parts.log(far), far, handle, pace: time.pace(() => wrongBy + chance.whole(50)) };
}

export type Clockwork = {
  time: VirtualTime;
  chance: Chance;
  parts: Parts;
  /** Counts moments, so that of any two it is known which came first. */
  tick(): number;
  /** What the store remembers of a request, read from beside. */
  decidedAt(key: string): Promise<Instant | undefined>;
};

const triesInBadWeather = 3;
/** Far more than anybody needs in fair weather: who has no answer by then gets none. */
const triesInAll = 200;

/**
 * Somebody who sends a request until it is answered: with the same key, through every fault, and again when the
 * process has died and been started anew.
 */
export async function persist(
  { time, chance, parts, tick, decidedAt }: Clockwork,
  { log, pace, handle }: Process,
  request: CommandRequest,
  again = false,
): Promise<Call> {
  const startedAt = tick();
  for (let tries = 1; ; tries += 1) {
    const answer = await tryOnce();
    if (answer !== undefined) {
      const endedAt = tick();
      return { request, startedAt, endedAt, answer, decidedAt: await decidedAt(request.key), again };
    }
    if (tries >= triesInBadWeather) handle.calm();
    if (tries >= triesInAll) throw new Error('nobody gets an answer any more, however fair the weather');
    await time.pause(chance.random() * 1_000);
  }

  async function tryOnce(): Promise<CommandAnswer | 'not-found' | undefined> {
    try {
      const result = await parts.handle(log, pace, request);
      if (result.kind === 'answered') return result.answer;
      if (result.kind === 'key-reused') throw new Error('nobody else has used this key');
      return result.kind === 'busy' ? undefined : result.kind;
    } catch (fault) {
      if (!hasDied(fault)) throw fault;
      await time.pause(chance.random() * 200);
      handle.restart();
      return undefined;
    }
  }
}

export function hasDied(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'SimulatedCrash';
}
