import type { Log } from './logger.ts';

/**
 * Does one piece of work of many, and says whether it went well. What fails is told and left for the next time: the
 * others must not wait for it.
 */
export async function tryEach(
  log: Log,
  what: string,
  id: string,
  work: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (fault) {
    log.fault(`left for the next time: ${what}`, fault, { id });
    return false;
  }
}
