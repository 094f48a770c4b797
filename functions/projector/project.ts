import type { Log } from '#observability';
import { type CatalogueProjection, projectEntry } from '#search';
import { insatsOfPartition } from '#storage';

/**
 * Takes pokes and brings the catalogue up to the logs they name. Several pokes for one insats are one piece of work.
 * Answers the partitions that could not be finished, so that whoever poked may try them again.
 */
export async function projectPoked(
  projection: CatalogueProjection,
  partitions: readonly string[],
  log: Log,
): Promise<string[]> {
  const unfinished: string[] = [];
  for (const partition of new Set(partitions)) {
    const insats = insatsOfPartition(partition);
    if (insats === undefined) continue;
    try {
      if ((await projectEntry(projection, insats)) === 'busy') unfinished.push(partition);
    } catch (fault) {
      log.fault('the catalogue could not follow a log', fault, { insats });
      unfinished.push(partition);
    }
  }
  return unfinished;
}
