import { Problem } from '#api';
import type { Need } from '#eligibility';
import type { Thresholds } from '#forbund';
import {
  type Availability,
  availabilityOf,
  type Documents,
  type Head,
  type Instant,
  type Mandate,
  type Wait,
} from '#ledger';
import type { CatalogueEntry } from '#search';
import { readState, waitOf } from '#storage';
import type { CoordinatorParts } from './parts.ts';

/** What a need is held against: the catalogue as it stands, seen from the coordinator's own förbund. */
export type Surroundings = {
  entries: readonly CatalogueEntry[];
  /** The förbund that the coordinator works for, and their municipalities. */
  own: ReadonlySet<string>;
  municipalities: ReadonlySet<string>;
  thresholdsOf(forbund: string): Thresholds;
  providerOf(head: Pick<Head, 'forbund' | 'organisation'>): string;
  /** The predicted wait of an insats; null where nothing tells. */
  waitOf(insats: string): Wait | null;
  now: Instant;
};

/** Reads the catalogue of every förbund. Nothing of a need takes part in it. */
export async function readSurroundings(
  { directory, catalogue, waits }: Pick<CoordinatorParts, 'directory' | 'catalogue' | 'waits'>,
  { mandates, now }: { mandates: readonly Mandate[]; now: Instant },
): Promise<Surroundings> {
  const forbund = await directory.list();
  const ids = forbund.map(({ id }) => id);
  const [entries, waiting, thresholds, organisations] = await Promise.all([
    catalogue.entries(ids),
    waits.waits(ids),
    Promise.all(ids.map(async (id) => [id, await directory.thresholds(id)] as const)),
    Promise.all(ids.map(async (id) => [id, await directory.organisations(id)] as const)),
  ]);
  const own = new Set(mandates.map((mandate) => mandate.forbund));
  const limits = new Map(thresholds);
  const names = new Map(
    organisations.flatMap(([id, all]) => all.map((one) => [`${id} ${one.id}`, one.name] as const)),
  );
  return {
    entries: entries.filter(({ head }) => head.status !== 'closed'),
    own,
    municipalities: new Set(forbund.filter(({ id }) => own.has(id)).flatMap((one) => one.municipalities)),
    thresholdsOf(id) {
      const known = limits.get(id);
      if (!known) throw new Error('a catalogue entry belongs to a förbund that is not listed');
      return known;
    },
    providerOf: ({ forbund: id, organisation }) => names.get(`${id} ${organisation}`) ?? organisation,
    waitOf: (insats) => waiting.get(insats) ?? null,
    now,
  };
}

/**
 * The insatser that may answer a need: all of the coordinator's own förbund, and those of others that say that they
 * are for the municipality. What a neighbour has not said of is no answer to somebody who lives here.
 */
export function withinReach(
  { entries, own }: Surroundings,
  { municipality }: Need,
): readonly CatalogueEntry[] {
  return entries.filter(
    ({ head, documents }) =>
      own.has(head.forbund) ||
      (municipality !== null && documents.description.municipalities?.includes(municipality)),
  );
}

/** One insats, as it stands at this moment and whoever's it is. Ends the call where there is none. */
export async function readOne(
  { table, directory, waits }: Pick<CoordinatorParts, 'table' | 'directory' | 'waits'>,
  insats: string,
  now: Instant,
): Promise<{ head: Head; documents: Documents; availability: Availability }> {
  const state = await readState(table, insats, { consistent: false });
  if (!state) throw Problem.of('not-found');
  const thresholds = await directory.thresholds(state.head.forbund);
  const predicted = await waitOf(waits, state.head);
  return { ...state, availability: availabilityOf(state.head, thresholds, now, predicted) };
}
