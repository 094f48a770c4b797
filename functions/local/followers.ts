import type { Log } from '#observability';
import type { CatalogueProjection } from '#search';
import { type CatalogueReader, forbundOfWaits, type WaitsReader } from '#storage';
import type { Poke } from '#table';
import { projectPoked } from '../projector/project.ts';

/**
 * What listens to the store within one process, in place of a stream: pokes gather and the projector takes them, one
 * batch at a time; a poke of the catalogue, or of the waits, makes the pages read them anew.
 */
export function createFollowers(parts: {
  projection: CatalogueProjection;
  catalogue: CatalogueReader;
  waits: Pick<WaitsReader, 'forget'>;
  log: Log;
}): {
  onPoke: Poke;
  /** Resolves when everything poked so far has been taken. */
  settled(): Promise<void>;
} {
  const { projection, catalogue, waits, log } = parts;
  let waiting: string[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      // What could not be finished waits for the sweep: trying at once again would only press a busy store.
      await projectPoked(projection, batch, log);
    }
    working = undefined;
  }

  return {
    onPoke(partition) {
      if (partition.startsWith('catalogue#')) {
        catalogue.forget(partition.slice('catalogue#'.length));
        return;
      }
      const reckoned = forbundOfWaits(partition);
      if (reckoned !== undefined) {
        waits.forget(reckoned);
        return;
      }
      waiting.push(partition);
      working ??= Promise.resolve().then(work);
    },
    settled: async () => {
      while (working) await working;
    },
  };
}
