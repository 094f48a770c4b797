import { type CatalogueEntry, type CatalogueProjection, catalogueEntry } from '#search';
import { type Item, type Table, TableError } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { everyItem } from './every-item.ts';
import { parseHead, readEvents } from './insats-log.ts';
import { catalogueKey, cataloguePartition, headKey, registerKey } from './keys.ts';

/** Where the projector reads logs and keeps the catalogue. */
export function createCatalogueProjection(table: Table): CatalogueProjection {
  const reads = readsOf(table);
  return {
    async entry(forbund, insats) {
      const item = await reads.get(catalogueKey(forbund, insats), { consistent: true });
      return item && parseEntry(item);
    },
    async forbundOf(insats) {
      const item = await reads.get(headKey(insats), { consistent: true });
      return item && parseHead(item).forbund;
    },
    eventsAfter: (insats, version, limit) => readEvents(reads, insats, version, limit),
    async save(entry, watermark) {
      const when = watermark === undefined ? 'absent' : { version: watermark };
      try {
        await table.transact([{ do: 'put', item: catalogueItem(entry), when }]);
        return 'saved';
      } catch (error) {
        if (!(error instanceof TableError) || error.fault.kind === 'refused') throw error;
        return error.fault.kind === 'condition-failed' ? 'moved-on' : 'busy';
      }
    },
  };
}

/** A catalogue entry as it is stored. Its version is its watermark. */
export function catalogueItem(entry: CatalogueEntry): Item {
  const { forbund, insats, version } = entry.head;
  return { ...catalogueKey(forbund, insats), version, body: asJson(entry) };
}

/** Insatser of a förbund whose catalogue entry is behind their head, or missing: what a lost poke leaves behind. */
export async function laggingInsatser(table: Table, forbund: string): Promise<string[]> {
  const watermarks = new Map<string, number>();
  for await (const item of everyItem(table, cataloguePartition(forbund)))
    watermarks.set(item.sort, item.version);
  const lagging: string[] = [];
  for await (const { sort: insats } of everyItem(table, registerKey(forbund, '').partition)) {
    const head = await readsOf(table).get(headKey(insats));
    if (head && head.version > (watermarks.get(insats) ?? 0)) lagging.push(insats);
  }
  return lagging;
}

export type CatalogueReader = {
  /**
   * Every entry of the given förbund, no older than the reader's `freshMilliseconds`. The same list as before where
   * nothing has changed, and the same entry where that one has not.
   */
  entries(forbund: readonly string[]): Promise<readonly CatalogueEntry[]>;
  /** Forgets what is held of a förbund, so that the next question reads it again. */
  forget(forbund: string): void;
};

/**
 * Reads the catalogue and holds it in memory for a moment. An entry whose version has not changed is not parsed again.
 * `now` is in milliseconds.
 */
export function createCatalogueReader(
  table: Table,
  freshMilliseconds: number,
  now: () => number,
): CatalogueReader {
  type Held = { readAt: number; entries: Map<string, CatalogueEntry> };
  const held = new Map<string, Held>();
  const underWay = new Map<string, Promise<Held>>();
  let listed: { of: readonly Held['entries'][]; all: readonly CatalogueEntry[] } = { of: [], all: [] };

  async function read(forbund: string): Promise<Held> {
    const before = held.get(forbund)?.entries;
    const readAt = now();
    const entries = new Map<string, CatalogueEntry>();
    for await (const item of everyItem(table, cataloguePartition(forbund))) {
      const known = before?.get(item.sort);
      entries.set(item.sort, known?.head.version === item.version ? known : parseEntry(item));
    }
    return { readAt, entries: before && sameEntries(before, entries) ? before : entries };
  }

  async function fresh(forbund: string): Promise<Held> {
    const known = held.get(forbund);
    if (known && now() - known.readAt < freshMilliseconds) return known;
    const reading = underWay.get(forbund) ?? read(forbund);
    underWay.set(forbund, reading);
    try {
      const made = await reading;
      if (underWay.get(forbund) === reading) held.set(forbund, made);
      return made;
    } finally {
      if (underWay.get(forbund) === reading) underWay.delete(forbund);
    }
  }

  return {
    async entries(forbund) {
      const of = (await Promise.all(forbund.map(fresh))).map(({ entries }) => entries);
      const asBefore = of.length === listed.of.length && of.every((its, place) => its === listed.of[place]);
      if (!asBefore) listed = { of, all: of.flatMap((entries) => [...entries.values()]) };
      return listed.all;
    },
    forget(forbund) {
      const known = held.get(forbund);
      if (known) known.readAt = Number.NEGATIVE_INFINITY;
      underWay.delete(forbund);
    },
  };
}

function sameEntries(
  one: ReadonlyMap<string, CatalogueEntry>,
  other: ReadonlyMap<string, CatalogueEntry>,
): boolean {
  if (one.size !== other.size) return false;
  for (const [insats, entry] of other) if (one.get(insats) !== entry) return false;
  return true;
}

function parseEntry(item: Item): CatalogueEntry {
  return catalogueEntry.parse(item.body);
}
