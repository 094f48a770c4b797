import { setImmediate } from 'node:timers/promises';
import { type Lived, liveThrough } from './history.ts';
import { type Parts, productionParts } from './parts.ts';

const historiesBetweenRests = 20;

/**
 * Lives through the histories of one seed after another and tells of each; nothing of it is kept here. Faults by the
 * hundred thousand are made without their stack, which would cost more than the history itself.
 */
export async function liveThroughMany(
  firstSeed: number,
  histories: number,
  tell: (seed: number, lived: Lived) => Promise<'go on' | 'enough'>,
  parts: Parts = productionParts,
): Promise<void> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
      // Whoever watches over a long run is let in between.
      if (seed % historiesBetweenRests === 0) await setImmediate();
      if ((await tell(seed, await liveThrough(seed, parts))) === 'enough') return;
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
