import type { Log } from '#observability';

/** Does one piece of work. What fails is told and left for the next sweep: the others must not wait for it. */
export async function tryEach(
  log: Log,
  what: string,
  id: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (fault) {
    log.fault(`could not sweep: ${what}`, fault, { id });
  }
}
