import type { ForbundDirectory } from '#forbund';
import { type ImportJobs, type RunPorts, runImport } from '#imports';
import type { Log } from '#observability';
import { type CatalogueProjection, projectEntry } from '#search';
import { laggingInsatser } from '#storage';
import type { Table } from '#table';

export type SweepParts = {
  table: Table;
  directory: Pick<ForbundDirectory, 'list'>;
  projection: CatalogueProjection;
  imports: RunPorts & { jobs: ImportJobs };
  log: Log;
};

const importsAtATime = 10;

/**
 * Mends what lost pokes and stopped imports leave behind: brings every lagging insats into the catalogue and takes up
 * abandoned imports. May run at any time, twice or beside itself; one that fails does not stop the others.
 */
export async function sweep({ table, directory, projection, imports, log }: SweepParts): Promise<void> {
  for (const { forbund, id } of await imports.jobs.unfinished(imports.pace.now(), importsAtATime)) {
    await tryEach(log, 'import', id, () => runImport(imports, { forbund, id }));
  }
  for (const { id: forbund } of await directory.list()) {
    for (const insats of await laggingInsatser(table, forbund)) {
      await tryEach(log, 'catalogue entry', insats, () => projectEntry(projection, insats));
    }
  }
}

async function tryEach(log: Log, what: string, id: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    log.info(`swept: ${what}`, { id });
  } catch (fault) {
    // Reported and left for the next sweep; the others must not wait for it.
    log.fault(`could not sweep: ${what}`, fault, { id });
  }
}
