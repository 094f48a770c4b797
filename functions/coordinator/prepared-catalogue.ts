import type { Documents } from '#ledger';
import { type Prepared, prepareForMatching } from '#matching';
import type { CatalogueEntry } from '#search';

/** Makes a catalogue ready for matching, and holds it until a description or criteria change. */
export type PreparedCatalogue = (entries: readonly CatalogueEntry[]) => Prepared;

/**
 * Figures change all the time and descriptions seldom, so what is made ready is held: an entry that is new only in its
 * figures costs a comparison of its texts, and one that is the same costs nothing.
 */
export function holdPreparedCatalogue(): PreparedCatalogue {
  let held: ReadonlyMap<string, CatalogueEntry> = new Map();
  let prepared = prepareForMatching([]);
  return (entries) => {
    const same =
      entries.length === held.size &&
      entries.every((entry) => saysTheSame(held.get(entry.head.insats), entry));
    if (!same) {
      prepared = prepareForMatching(
        entries.map(({ head, documents }) => ({ insats: head.insats, ...documents })),
      );
    }
    held = new Map(entries.map((entry) => [entry.head.insats, entry]));
    return prepared;
  };
}

function saysTheSame(before: CatalogueEntry | undefined, now: CatalogueEntry): boolean {
  if (before === now) return true;
  return before !== undefined && textOf(before.documents) === textOf(now.documents);
}

const textOf = (documents: Documents) => JSON.stringify(documents);
