import { availabilityOf, type Instant } from '#ledger';
import { type NeedsGap, needsGap } from '#needs';
import { type KeptNeeds, readNeeds } from '#storage';
import type { CoordinatorParts } from './parts.ts';

export type NeedsReading = Pick<CoordinatorParts, 'table' | 'directory' | 'catalogue' | 'waits'>;

/** The förbund's mapping as it stands, and its own insatser held against it. */
export async function readGap(
  { table, directory, catalogue, waits }: NeedsReading,
  forbund: string,
  now: Instant,
): Promise<{ kept: KeptNeeds | undefined; gap: NeedsGap }> {
  const [kept, entries, thresholds, known, waiting] = await Promise.all([
    readNeeds(table, forbund, { consistent: true }),
    catalogue.entries([forbund]),
    directory.thresholds(forbund),
    directory.find(forbund),
    waits.waits([forbund]),
  ]);
  const insatser = entries.map(({ head, documents }) => ({
    insats: head.insats,
    ...documents,
    availability: availabilityOf(head, thresholds, now, waiting.get(head.insats) ?? null),
  }));
  return { kept, gap: needsGap(kept?.mapping ?? null, insatser, known?.municipalities ?? []) };
}
