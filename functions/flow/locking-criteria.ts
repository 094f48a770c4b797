import type { ForbundDirectory } from '#forbund';
import { availabilityOf, type Instant } from '#ledger';
import { needsGap } from '#needs';
import { type CatalogueReader, readNeeds } from '#storage';
import type { Table } from '#table';

/**
 * By insats, the sentence of the criterion that alone keeps most of the mapped need away. Nothing where the förbund has
 * mapped no needs, and nothing of an insats that no criterion keeps anybody from.
 */
export async function lockingCriteriaOf(
  parts: {
    table: Table;
    directory: Pick<ForbundDirectory, 'find' | 'thresholds'>;
    catalogue: Pick<CatalogueReader, 'entries'>;
  },
  forbund: string,
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  const { table, directory, catalogue } = parts;
  const needs = await readNeeds(table, forbund, { consistent: true });
  const locking = new Map<string, string>();
  if (!needs) return locking;
  const [entries, thresholds, known] = await Promise.all([
    catalogue.entries([forbund]),
    directory.thresholds(forbund),
    directory.find(forbund),
  ]);
  for (const { head, documents } of entries) {
    const availability = availabilityOf(head, thresholds, now, null);
    const supplied = { insats: head.insats, ...documents, availability };
    const { locked } = needsGap(needs.mapping, [supplied], known?.municipalities ?? []);
    const [most] = locked.toSorted((one, other) => other.people - one.people);
    const sentence = most?.sentences[0]?.sentence;
    if (sentence !== undefined) locking.set(head.insats, sentence);
  }
  return locking;
}
