import { bringRecord, dayNumber, evolveRecord, type FlowRecord, flowRecord, retained } from '#flow';
import { type Instant, StoreBusy, swedishDay } from '#ledger';
import type { Item, Table } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { type Difference, differenceOf, textOf } from './difference.ts';
import { everyItem } from './every-item.ts';
import { createFlowRecords, readFlowRecord } from './flow-records.ts';
import { readEvents } from './insats-log.ts';
import { flowRecordBounds, flowRecordKey } from './keys.ts';
import { saveIn } from './saving.ts';

/** How the flow record of one insats came out: whether there was one, and what in it is not what the log says. */
export type FlowComparison = { equal: number; differences: Difference[] };

type Place = { insats: string; forbund: string };

const eventsAtATime = 100;

/**
 * What the flow watch remembers of an insats, compared with what its log says up to the same event. A record that is
 * behind its log, or missing, is no difference: the daily run brings it on. Nor is what either has yet to forget today.
 */
export async function compareFlow(table: Table, place: Place, now: Instant): Promise<FlowComparison> {
  const today = dayNumber(swedishDay(now));
  const kept = await keptOrWhyNot(table, place);
  if (kept === undefined) return { equal: 0, differences: [] };
  if (typeof kept === 'string') return { equal: 0, differences: [unreadable(place, kept)] };
  const rebuilt = await recordUntil(table, place.insats, kept.version);
  const [one, other] = [kept, rebuilt].map((record) => record && asItem(place, retained(record, today)));
  if (one && other && textOf(one) === textOf(other)) return { equal: 1, differences: [] };
  const key = flowRecordKey(place.forbund, place.insats);
  const deviation = { kind: 'flow', key, kept: one, rebuilt: other } as const;
  return { equal: 0, differences: [differenceOf(place.insats, deviation)] };
}

/**
 * Makes the flow record anew where it differs from the log, up to the log's end. Where this is broken off the record
 * is missing, and the daily run makes it. Throws StoreBusy. Answers what was found first.
 */
export async function rebuildFlow(table: Table, place: Place, now: Instant): Promise<FlowComparison> {
  const found = await compareFlow(table, place, now);
  if (found.differences.length === 0) return found;
  const { partition } = flowRecordKey(place.forbund, place.insats);
  const bounds = { ...flowRecordBounds(place.insats), consistent: true };
  const items = await Array.fromAsync(everyItem(table, partition, bounds));
  for (const { sort, version } of items) {
    const dropped = await saveIn(table, [{ do: 'delete', key: { partition, sort }, when: { version } }]);
    if (dropped !== 'saved') throw new StoreBusy(`the flow record of ${place.insats} keeps changing`);
  }
  await bringRecord(createFlowRecords(table), place, dayNumber(swedishDay(now)));
  return found;
}

/** The record that is kept, undefined where there is none, or why it cannot be read. */
async function keptOrWhyNot(
  table: Table,
  { forbund, insats }: Place,
): Promise<FlowRecord | string | undefined> {
  try {
    return await readFlowRecord(table, forbund, insats);
  } catch (fault) {
    // What is wrong with a record is told at length; that it cannot be read is all that matters here.
    return fault instanceof StoreBusy ? 'its parts do not belong together' : 'it cannot be read';
  }
}

const unreadable = ({ insats, forbund }: Place, kept: string): Difference => ({
  insats,
  kind: 'flow',
  sort: flowRecordKey(forbund, insats).sort,
  field: 'record',
  kept,
  rebuilt: undefined,
});

async function recordUntil(table: Table, insats: string, until: number): Promise<FlowRecord | undefined> {
  let record: FlowRecord | undefined;
  for (;;) {
    const after = record?.version ?? 0;
    const limit = Math.min(eventsAtATime, until - after);
    const events = limit > 0 ? await readEvents(readsOf(table), insats, after, limit) : [];
    for (const event of events) record = evolveRecord(record, event);
    if (events.length < eventsAtATime) return record;
  }
}

/** The whole record as one item, to be compared. */
const asItem = ({ forbund, insats }: Place, record: FlowRecord): Item => ({
  ...flowRecordKey(forbund, insats),
  version: record.version,
  body: asJson(flowRecord.parse(record)),
});
