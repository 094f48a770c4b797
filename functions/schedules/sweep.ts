import type { ForbundDirectory } from '#forbund';
import { type ImportJobs, type RunPorts, runImport } from '#imports';
import type { Reminders } from '#ledger';
import { type Log, tryEach } from '#observability';
import type { CatalogueProjection } from '#search';
import type { CatalogueReader } from '#storage';
import type { Table } from '#table';
import { expireOffers } from './expiries.ts';
import { mendCatalogue } from './lagging-catalogue.ts';
import { remindOfStaleFigures } from './stale-figures.ts';

export type SweepParts = {
  table: Table;
  directory: Pick<ForbundDirectory, 'list' | 'thresholds'>;
  projection: CatalogueProjection;
  catalogue: Pick<CatalogueReader, 'entries'>;
  reminders: Reminders;
  imports: RunPorts & { jobs: ImportJobs };
  log: Log;
};

const importsAtATime = 10;

/**
 * What keeps the product true by itself: lets offers run out, takes up abandoned imports, brings every lagging insats
 * into the catalogue and queues reminders of stale figures. May run at any time, twice or beside itself; one concern,
 * förbund or insats that fails does not stop the others.
 */
export async function sweep(parts: SweepParts): Promise<void> {
  const { table, directory, imports, log } = parts;
  const { log: insatsLog, pace, naming } = imports;
  // First: a place is held until its offer has run out.
  await tryEach(log, 'the offers that are due', 'all', () =>
    expireOffers({ table, insatsLog, pace, hash: naming.hash, log }),
  );
  await tryEach(log, 'the imports that were left', 'all', () => takeUpImports(imports, log));
  await tryEach(log, 'the list of förbund', 'all', async () => {
    for (const { id: forbund } of await directory.list()) {
      await tryEach(log, 'the catalogue', forbund, () => mendCatalogue(parts, forbund));
      await tryEach(log, 'the stale figures', forbund, () =>
        remindOfStaleFigures({ ...parts, insatsLog, now: pace.now }, forbund),
      );
    }
  });
}

async function takeUpImports(imports: SweepParts['imports'], log: Log): Promise<void> {
  for (const { forbund, id } of await imports.jobs.unfinished(imports.pace.now(), importsAtATime)) {
    await tryEach(log, 'import', id, () => runImport(imports, { forbund, id }));
  }
}
