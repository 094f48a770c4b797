import type { Thresholds } from '#forbund';
import { type Availability, availabilityOf, type Instant, type Wait } from '#ledger';
import { makeAsking } from './columns/asking.ts';
import type { CatalogueColumns } from './columns/catalogue-columns.ts';
import { makeFacetColumns } from './columns/facet-columns.ts';
import { namedCounts } from './columns/facet-counter.ts';
import { makeNames, type NameList, nameListsFrom } from './columns/names.ts';
import type { WordList } from './columns/postings.ts';
import { readSnapshot, writeSnapshot } from './columns/snapshot.ts';
import { listsFrom, makeWordNumbers, type WordNumbers } from './columns/word-lists.ts';
import type { CatalogueEntry } from './entry.ts';
import { fingerprintOf, hashOf } from './fingerprint.ts';
import { namesIn, textOf, weighWords } from './insats-text.ts';
import type { CatalogueQuery } from './query.ts';
import type { Hit, SearchResult } from './result.ts';

/** What a search must know that the insatser themselves do not hold. */
export type KnownOfForbund = {
  thresholdsOf(forbund: string): Thresholds;
  providerName(forbund: string, organisation: string): string;
  /** The predicted wait of a newcomer to an insats; null where nothing tells. */
  waitOf(insats: string): Wait | null;
};

/**
 * The catalogue ready to be searched. Texts and facets are worked through when they change; figures lie beside and cost
 * next to nothing to change. Closed insatser are left out.
 */
export type CatalogueIndex = {
  /**
   * Holds these insatser and no others. Only what differs from what is held is worked through; an entry that is the
   * same object as before, with the same `known`, has not changed.
   */
  hold(entries: readonly CatalogueEntry[], known: KnownOfForbund): void;
  search(query: CatalogueQuery, now: Instant): SearchResult;
  /** How much of what the words ask for each insats meets, above 0 and at most 1; those that meet none are not there. */
  relevance(words: string): ReadonlyMap<string, number>;
  /** Texts and facets in a compact form, without figures. Another index made of it works nothing through again. */
  snapshot(): Uint8Array;
};

type Held = {
  entry: CatalogueEntry;
  providerName: string;
  thresholds: Thresholds;
  predicted: Wait | null;
  /** What was said of it last, and at which turn of the figures. */
  said?: { availability: Availability; turn: number };
};

/** What an insats is found by. */
type TextLists = { words: WordList; names: NameList };

const swedish = new Intl.Collator('sv');

/** An index that holds nothing yet. `snapshot`: of another index; what it knows is not worked through again. */
export function createCatalogueIndex(snapshot?: Uint8Array): CatalogueIndex {
  let columns = snapshot ? readSnapshot(snapshot) : columnsOf([], new Float64Array(), makeWordNumbers(), []);
  let asking = makeAsking(columns);
  /** By the place of the insats in the columns; missing until somebody has held it. */
  let held: (Held | undefined)[] = [];
  let heldWith: KnownOfForbund | undefined;
  /** The words and names of each insats in the columns; made again from the columns when first needed. */
  let texts: { numbers: WordNumbers; lists: TextLists[] } | undefined;
  /** Where each insats stands in the columns; made from them when first needed. */
  let places: Map<string, number> | undefined;

  function placesHeld(): ReadonlyMap<string, number> {
    places ??= new Map(columns.insatser.map((insats, place) => [insats, place]));
    return places;
  }

  function textsHeld() {
    const { lexicon, postings, names, insatser } = columns;
    if (texts) return texts;
    const called = nameListsFrom(names, insatser.length);
    texts = {
      numbers: makeWordNumbers(lexicon.forms),
      lists: listsFrom(postings, insatser.length).map((words, place) => ({
        words,
        names: called[place] ?? [],
      })),
    };
    return texts;
  }

  function hold(entries: readonly CatalogueEntry[], known: KnownOfForbund): void {
    const placeOf = placesHeld();
    const figures: [place: number, its: Held][] = [];
    let same = 0;
    let open = 0;
    for (const entry of entries) {
      if (entry.head.status === 'closed') continue;
      open += 1;
      const place = placeOf.get(entry.head.insats);
      if (place === undefined) continue;
      if (held[place]?.entry === entry && known === heldWith) {
        same += 1;
        continue;
      }
      const its = toHold(entry, known);
      if (!saysTheSame(place, its)) continue;
      same += 1;
      figures.push([place, its]);
    }
    heldWith = known;
    if (same < open || open !== columns.insatser.length) {
      makeAnew(entries.filter(({ head }) => head.status !== 'closed').map((entry) => toHold(entry, known)));
      return;
    }
    for (const [place, its] of figures) {
      held[place] = its;
      asking.live.set(place, its.entry.head, its.thresholds, its.predicted);
    }
  }

  function saysTheSame(place: number, { entry, providerName }: Held): boolean {
    const before = held[place];
    if (before?.entry === entry && before.providerName === providerName) return true;
    return columns.fingerprints[place] === fingerprintOf(entry, providerName);
  }

  function makeAnew(open: readonly Held[]): void {
    const { numbers, lists } = textsHeld();
    const placeOf = placesHeld();
    // Those that were there stand in order already, and an order is sooner mended than made.
    const before: Held[] = [];
    const added: Held[] = [];
    for (const its of open) {
      const place = placeOf.get(its.entry.head.insats);
      if (place === undefined) added.push(its);
      else before[place] = its;
    }
    const ordered = [...before.filter((its) => its !== undefined), ...added];
    ordered.sort((one, other) => byName(one.entry, other.entry));
    const fingerprints = new Float64Array(ordered.length);
    const listed = ordered.map((its, order) => {
      const place = placeOf.get(its.entry.head.insats);
      const same =
        place !== undefined &&
        held[place]?.entry === its.entry &&
        held[place].providerName === its.providerName;
      const fingerprint = same
        ? (columns.fingerprints[place] as number)
        : fingerprintOf(its.entry, its.providerName);
      fingerprints[order] = fingerprint;
      const known =
        place !== undefined && columns.fingerprints[place] === fingerprint ? lists[place] : undefined;
      return known ?? listsOf(its, numbers);
    });
    columns = columnsOf(ordered, fingerprints, numbers, listed);
    texts = { numbers, lists: listed };
    asking = makeAsking(columns);
    held = ordered;
    places = undefined;
    ordered.forEach(({ entry, thresholds, predicted }, place) => {
      asking.live.set(place, entry.head, thresholds, predicted);
    });
  }

  function hitAt(place: number, now: Instant): Hit {
    const its = held[place];
    if (!its) throw new Error('the index was asked before it held the catalogue');
    const { entry, thresholds, predicted } = its;
    const turn = asking.live.turn();
    if (its.said?.turn !== turn)
      its.said = { availability: availabilityOf(entry.head, thresholds, now, predicted), turn };
    return { entry, availability: its.said.availability };
  }

  return {
    hold,
    search(query, now) {
      const { places, counts, ...answer } = asking.search(query, now);
      const { facets } = columns;
      let named: SearchResult['facets'] | undefined;
      return {
        ...answer,
        hits: places.map((place) => hitAt(place, now)),
        // All are counted; to write thousands of providers' names under them takes as long again, so it waits for a reader.
        get facets() {
          named ??= namedCounts(facets, counts);
          return named;
        },
      };
    },
    relevance(asked) {
      const { documents, shares } = asking.meeting(asked);
      return new Map(
        Array.from(documents, (place, index) => [columns.insatser[place] ?? '', shares[index] ?? 0]),
      );
    },
    snapshot: () => writeSnapshot(columns),
  };
}

function columnsOf(
  ordered: readonly Held[],
  fingerprints: Float64Array,
  numbers: WordNumbers,
  lists: readonly TextLists[],
): CatalogueColumns {
  const entries = ordered.map(({ entry }) => entry);
  return {
    insatser: entries.map(({ head }) => head.insats),
    fingerprints,
    ...numbers.index(lists.map(({ words }) => words)),
    names: makeNames(lists.map(({ names }) => names)),
    facets: makeFacetColumns(entries),
  };
}

function listsOf({ entry, providerName }: Held, numbers: WordNumbers): TextLists {
  const { name } = entry.documents.description;
  return {
    words: numbers.listOf(weighWords(textOf(entry, providerName))),
    names: Array.from(namesIn(name), ([one, weight]) => ({ number: hashOf(one), weight })),
  };
}

function byName(one: CatalogueEntry, other: CatalogueEntry): number {
  const names = swedish.compare(one.documents.description.name, other.documents.description.name);
  return names || (one.head.insats < other.head.insats ? -1 : 1);
}

function toHold(entry: CatalogueEntry, known: KnownOfForbund): Held {
  const { forbund, organisation, insats } = entry.head;
  return {
    entry,
    providerName: known.providerName(forbund, organisation),
    thresholds: known.thresholdsOf(forbund),
    predicted: known.waitOf(insats),
  };
}
