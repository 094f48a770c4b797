import type { Log } from '#observability';
import type { CatalogueProjection } from '#search';
import type { CatalogueReader } from '#storage';
import type { Poke } from '#table';
import { projectPoked } from '../projector/project.ts';

/**
 * What listens to the store within one process, in place of a stream: pokes gather and the projector takes them, one
 * batch at a time; a poke of the catalogue makes the pages read it anew.
 */
export function createFollowers(parts: {
  projection: CatalogueProjection;
  catalogue: CatalogueReader;
  log: Log;
}): {
  onPoke: Poke;
  /** Resolves when everything poked so far has been taken. */
  settled(): Promise<void>;
} {
  const { projection, catalogue, log } = parts;
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
      waiting.push(partition);
      working ??= Promise.resolve().then(work);
    },
    settled: async () => {
      while (working) await working;
    },
  };
}
