import type { CatalogueEntry } from '#search';

/**
 * The insatser that may answer a need, as a 1 at each place in the catalogue that is reached: all of the coordinator's
 * own förbund, and those of others that say that they are for the municipality. What a neighbour has not said of is no
 * answer to somebody who lives here.
 */
export type Reach = (own: ReadonlySet<string>, municipality: string | null) => Uint8Array;

/** Sorts a catalogue once, so that a question need not ask each insats whose it is and whom it is for. */
export function reachIn(entries: readonly CatalogueEntry[]): Reach {
  const byForbund = placesBy(entries, ({ head }) => [head.forbund]);
  const byMunicipality = placesBy(entries, ({ documents }) => documents.description.municipalities ?? []);
  return (own, municipality) => {
    const reached = new Uint8Array(entries.length);
    const add = (places: readonly number[] = []) => {
      for (const place of places) reached[place] = 1;
    };
    for (const forbund of own) add(byForbund.get(forbund));
    if (municipality !== null) add(byMunicipality.get(municipality));
    return reached;
  };
}

function placesBy(
  entries: readonly CatalogueEntry[],
  namesOf: (entry: CatalogueEntry) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, entry] of entries.entries()) {
    for (const name of namesOf(entry)) {
      const there = places.get(name);
      if (there) there.push(place);
      else places.set(name, [place]);
    }
  }
  return places;
}
