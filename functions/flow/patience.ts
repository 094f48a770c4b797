import { type Pace, StoreBusy } from '#ledger';

const mostTries = 6;
const firstPauseMilliseconds = 100;

/** Does something again where the store asks for a slower pace, after pauses that double; in the end StoreBusy stands. */
export async function patiently<Answer>(
  pace: Pick<Pace, 'random' | 'pause'>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof StoreBusy) || attempt === mostTries) throw fault;
      await pace.pause(pace.random() * firstPauseMilliseconds * 2 ** attempt);
    }
  }
}
