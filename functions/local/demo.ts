import { readFile } from 'node:fs/promises';
import { derivedId, hashOf } from '#api';
import type { ForbundDirectory } from '#forbund';
import { type CatalogueOwners, type ImportJobs, importCatalogue } from '#imports';
import type { InsatsLog, Pace } from '#ledger';
import { needMapping, withholdSmallGroups } from '#needs';
import { putNeeds, readNeeds } from '#storage';
import type { Table } from '#table';
import { seedHistory } from './demo-history/seed-history.ts';

/** The two demo catalogues, imported as anybody's would be. data/demo/README.md says what is real in them. */
const demoCatalogues = [
  { forbund: 'linkoping-demo', file: 'data/demo/linkoping.json' },
  { forbund: 'exempel', file: 'data/demo/exempel.json' },
];

/** The mapping of needs that the inquiry of Linköping has published. */
const demoNeeds = { forbund: 'linkoping-demo', file: 'data/demo/linkoping-needs.json' };

/** The förbund whose insatser have two years of simulated history, where that is wanted. */
const livedForbund = 'linkoping-demo';

/**
 * Fills a store that holds no förbund but the demo's own. The same files again change nothing, and what a start that
 * was killed left undone is finished.
 *
 * @param history whether two years of simulated history come with it
 */
export async function seedDemo(
  directory: Pick<ForbundDirectory, 'list'>,
  ports: { jobs: ImportJobs; owners: CatalogueOwners; log: InsatsLog; pace: Pace },
  table: Table,
  { history }: { history: boolean },
): Promise<void> {
  const known = await directory.list();
  if (known.some(({ id }) => !demoCatalogues.some(({ forbund }) => forbund === id))) return;
  for (const { forbund, file } of demoCatalogues) {
    const content = await readFile(file);
    const by = { subject: 'demo', role: 'admin', forbund, organisation: 'demo' } as const;
    if (history && forbund === livedForbund) {
      await seedHistory(table, ports, { forbund, by, content, format: 'json' });
      continue;
    }
    const id = await derivedId('demo', forbund, await hashOf(content.toString('utf8')));
    const naming = { deriveId: derivedId, hash: hashOf };
    const job = await importCatalogue({ ...ports, naming }, { id, forbund, by, content, format: 'json' });
    if (job.status !== 'done' || job.faults.length > 0) {
      throw new Error(`the demo catalogue ${file} could not be imported: ${JSON.stringify(job.faults)}`);
    }
  }
  await seedNeeds(table, ports.pace);
}

async function seedNeeds(table: Table, pace: Pace): Promise<void> {
  const { forbund, file } = demoNeeds;
  if (await readNeeds(table, forbund, { consistent: true })) return;
  const mapping = withholdSmallGroups(needMapping.parse(JSON.parse(await readFile(file, 'utf8'))));
  await table.transact([putNeeds(forbund, { mapping, savedAt: pace.now() }, 0)]);
}
