import { type Log, tryEach } from '#observability';
import { type CatalogueProjection, projectEntry } from '#search';
import { laggingInsatser } from '#storage';
import type { Table } from '#table';

/** Brings every insats of a förbund into the catalogue that a lost poke has left behind. */
export async function mendCatalogue(
  { table, projection, log }: { table: Table; projection: CatalogueProjection; log: Log },
  forbund: string,
): Promise<void> {
  for (const insats of await laggingInsatser(table, forbund)) {
    await tryEach(log, 'catalogue entry', insats, async () => {
      const outcome = await projectEntry(projection, insats);
      if (outcome === 'busy') throw new Error('the store asks for a slower pace');
      log.info('swept: catalogue entry', { id: insats });
    });
  }
}
