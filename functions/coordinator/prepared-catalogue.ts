import type { Documents } from '#ledger';
import { type Prepared, prepareForMatching } from '#matching';
import type { CatalogueEntry } from '#search';
import { type Reach, reachIn } from './reach.ts';

/** A catalogue ready for matching, its entries in the order of the prepared insatser, and who reaches which. */
type CatalogueAtHand = { prepared: Prepared; entries: readonly CatalogueEntry[]; reach: Reach };

/** Makes a catalogue ready for matching, and holds it until it changes. */
export type PreparedCatalogue = (entries: readonly CatalogueEntry[]) => CatalogueAtHand;

/**
 * Figures change all the time and descriptions seldom, so what is made ready is held: an entry that is new only in its
 * figures costs a comparison of its texts, and a catalogue of the same entries costs nothing.
 */
export function holdPreparedCatalogue(): PreparedCatalogue {
  let asked: readonly CatalogueEntry[] = [];
  let held = atHand(asked);
  return (entries) => {
    if (entries.length === asked.length && entries.every((entry, at) => entry === asked[at])) return held;
    held = atHand(entries, held);
    asked = entries;
    return held;
  };
}

function atHand(entries: readonly CatalogueEntry[], before?: CatalogueAtHand): CatalogueAtHand {
  const known = new Map(before?.entries.map((entry) => [entry.head.insats, entry]));
  const same =
    before !== undefined &&
    entries.length === known.size &&
    entries.every((entry) => saysTheSame(known.get(entry.head.insats), entry));
  const prepared = same
    ? before.prepared
    : prepareForMatching(entries.map(({ head, documents }) => ({ insats: head.insats, ...documents })));
  const byId = new Map(entries.map((entry) => [entry.head.insats, entry]));
  const inOrder = prepared.insatser.flatMap(({ insats }) => byId.get(insats) ?? []);
  return { prepared, entries: inOrder, reach: reachIn(inOrder) };
}

function saysTheSame(before: CatalogueEntry | undefined, now: CatalogueEntry): boolean {
  if (before === now) return true;
  return before !== undefined && textOf(before.documents) === textOf(now.documents);
}

const textOf = (documents: Documents) => JSON.stringify(documents);
