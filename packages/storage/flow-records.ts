import * as z from 'zod';
import { type FlowRecord, type FlowRecords, flowEntry, flowRecord } from '#flow';
import { StoreBusy } from '#ledger';
import type { Item, Table, Write } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { everyItem } from './every-item.ts';
import { readEvents } from './insats-log.ts';
import { flowEntriesKey, flowRecordBounds, flowRecordKey, registerKey } from './keys.ts';
import { saveIn } from './saving.ts';

/** An entry takes 430 bytes at most, an item 400 KB. */
const entriesOfChunk = 800;

/** The record without its entries, and how many they are. */
const recordBody = z.strictObject({ record: flowRecord.omit({ entries: true }), entries: z.int().min(0) });
const chunkBody = z.array(flowEntry);

const mostTries = 5;

/**
 * What the flow watch remembers, on the table: an item for each insats and one for every 800 of its entries. A record
 * is written whole, in one transaction of 4 MB at most: room for some 9,500 entries of three years in one insats.
 */
export function createFlowRecords(table: Table): FlowRecords {
  return {
    async insatser(forbund) {
      const { partition } = registerKey(forbund, '');
      const register = await Array.fromAsync(everyItem(table, partition, { consistent: true }));
      return register.map(({ sort }) => sort);
    },
    record: (forbund, insats) => readFlowRecord(table, forbund, insats),
    async all(forbund) {
      const items = await Array.fromAsync(everyItem(table, flowRecordKey(forbund, '').partition));
      const byInsats = Map.groupBy(items, ({ sort }) => sort.split('#', 1)[0] ?? sort);
      return Promise.all(
        [...byInsats].map(
          async ([insats, its]) => recordOf(its) ?? (await readWhole(table, forbund, insats)),
        ),
      );
    },
    eventsAfter: (insats, version, limit) => readEvents(readsOf(table), insats, version, limit),
    save: (record, before) => saveIn(table, writesOfRecord(record, before)),
  };
}

/** The record of one insats as it stands; undefined where the flow watch has not seen it yet. */
export async function readFlowRecord(
  table: Table,
  forbund: string,
  insats: string,
): Promise<FlowRecord | undefined> {
  const { partition } = flowRecordKey(forbund, insats);
  const bounds = { ...flowRecordBounds(insats), consistent: true };
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const items = await Array.fromAsync(everyItem(table, partition, bounds));
    if (items.length === 0) return undefined;
    const record = recordOf(items);
    if (record) return record;
  }
  throw new StoreBusy(`the flow record of ${insats} keeps changing`);
}

async function readWhole(table: Table, forbund: string, insats: string): Promise<FlowRecord> {
  const record = await readFlowRecord(table, forbund, insats);
  if (!record) throw new Error(`the flow record of ${insats} has entries and no head`);
  return record;
}

/** A record from its items in order; undefined where it was written anew between two pages of the reading. */
function recordOf([main, ...chunks]: readonly Item[]): FlowRecord | undefined {
  if (!main || chunks.some(({ version }) => version !== main.version)) return undefined;
  const parsed = recordBody.safeParse(main.body);
  if (!parsed.success) {
    if (main.sort.includes('#')) return undefined;
    throw parsed.error;
  }
  const { record, entries: count } = parsed.data;
  const entries = chunks.flatMap(({ body }) => chunkBody.parse(body));
  return entries.length === count ? { ...record, entries } : undefined;
}

/**
 * A record as it is stored, item by item: the same to the byte, in however many steps it was made. The version of each
 * is the record's watermark.
 */
function itemsOf(made: FlowRecord): Item[] {
  const { entries, ...record } = flowRecord.parse(made);
  const { forbund, insats, version } = record;
  const body = asJson({ record, entries: entries.length });
  const items: Item[] = [{ ...flowRecordKey(forbund, insats), version, body }];
  for (let chunk = 0; chunk * entriesOfChunk < entries.length; chunk += 1) {
    const its = entries.slice(chunk * entriesOfChunk, (chunk + 1) * entriesOfChunk);
    items.push({ ...flowEntriesKey(forbund, insats, chunk), version, body: asJson(its) });
  }
  return items;
}

function writesOfRecord(record: FlowRecord, before: FlowRecord | undefined): Write[] {
  const { forbund, insats } = record;
  const [main, ...chunks] = itemsOf(record);
  if (!main) return [];
  const writes: Write[] = [
    { do: 'put', item: main, when: before ? { version: before.version } : 'absent' },
    ...chunks.map((item): Write => ({ do: 'put', item })),
  ];
  const chunksBefore = Math.ceil((before?.entries.length ?? 0) / entriesOfChunk);
  for (let chunk = chunks.length; chunk < chunksBefore; chunk += 1) {
    writes.push({ do: 'delete', key: flowEntriesKey(forbund, insats, chunk) });
  }
  return writes;
}
