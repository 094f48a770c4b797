import * as z from 'zod';
import { criteria, description } from '#insats';
import {
  type Documents,
  evolveDocuments,
  evolveHead,
  type Head,
  head,
  type RecordedEvent,
  StoreBusy,
} from '#ledger';

/**
 * One insats in the catalogue, as the search sees it. Holds only what the log says: it can be dropped and made again.
 * Its watermark is `head.version`, the last event that it includes.
 */
export const catalogueEntry = z.strictObject({
  head,
  documents: z.strictObject({ description, criteria }),
});

export type CatalogueEntry = { head: Head; documents: Documents };

/** The entry after an event of its log. */
function evolveEntry(before: CatalogueEntry | undefined, recorded: RecordedEvent): CatalogueEntry {
  return {
    head: evolveHead(before?.head, recorded),
    documents: evolveDocuments(before?.documents, recorded),
  };
}

/** Where the projection reads the log and keeps the catalogue. A busy store makes its reads throw StoreBusy. */
export type CatalogueProjection = {
  /** The entry as it stands, read consistently; undefined before the first event. */
  entry(forbund: string, insats: string): Promise<CatalogueEntry | undefined>;
  /** The förbund of an insats, or undefined when there is none such. */
  forbundOf(insats: string): Promise<string | undefined>;
  eventsAfter(insats: string, version: number, limit: number): Promise<RecordedEvent[]>;
  /** Saves under the watermark that was read (undefined: none). */
  save(entry: CatalogueEntry, watermark: number | undefined): Promise<'saved' | 'moved-on' | 'busy'>;
};

const eventsAtATime = 100;

/**
 * Brings the catalogue's entry of one insats up to its log: reads the events above the watermark and writes entry and
 * watermark under one condition. May run twice, late or at the same time; the outcome is the same. Answers how many
 * events it took in; `busy` when the store asks for another try.
 */
export async function projectEntry(
  projection: CatalogueProjection,
  insats: string,
): Promise<{ took: number } | 'busy'> {
  try {
    return await bringUpToLog(projection, insats);
  } catch (fault) {
    if (fault instanceof StoreBusy) return 'busy';
    throw fault;
  }
}

async function bringUpToLog(
  projection: CatalogueProjection,
  insats: string,
): Promise<{ took: number } | 'busy'> {
  const forbund = await projection.forbundOf(insats);
  if (forbund === undefined) return { took: 0 };
  let entry = await projection.entry(forbund, insats);
  const watermark = entry?.head.version;
  let took = 0;
  for (;;) {
    const events = await projection.eventsAfter(insats, entry?.head.version ?? 0, eventsAtATime);
    for (const event of events) entry = evolveEntry(entry, event);
    took += events.length;
    if (events.length < eventsAtATime) break;
  }
  if (!entry || took === 0) return { took: 0 };
  const saved = await projection.save(entry, watermark);
  switch (saved) {
    case 'saved':
      return { took };
    case 'moved-on':
      // Another consumer went ahead; what it left behind, its own poke or the sweep brings in.
      return bringUpToLog(projection, insats);
    case 'busy':
      return 'busy';
    default:
      return saved satisfies never;
  }
}
