import * as z from 'zod';
import { criteria, description } from '#insats';
import {
  type Commit,
  commandAnswer,
  type Documents,
  type Entry,
  entry,
  type Head,
  head,
  type InsatsLog,
  type Instant,
  period,
  type RecordedEvent,
  recordedEvent,
  type StatedPeriod,
} from '#ledger';
import { type Item, type Query, type Table, TableError } from '#table';
import { type Reads, readsOf } from './busy.ts';
import { writesOf } from './commit-writes.ts';
import { everyItem } from './every-item.ts';
import {
  documentsKey,
  entryBounds,
  entryKey,
  eventKey,
  headKey,
  insatsOfPartition,
  insatsPartition,
  offersLane,
  periodKey,
  stateBounds,
} from './keys.ts';
import { queueRuleOf } from './queue-rule.ts';
import { readRequest } from './requests.ts';

/** How the documents of an insats are stored. */
export const documentsBody = z.strictObject({ description, criteria });
/** How a stated period is stored. */
export const statedPeriodBody = z.strictObject({ period, statedIn: z.int() });

/** The head, the documents, the stated periods and the log of every insats, on the table. */
export function createInsatsLog(table: Table): InsatsLog {
  const reads = readsOf(table);
  return {
    async head(insats) {
      const item = await reads.get(headKey(insats), { consistent: true });
      return item && parseHead(item);
    },
    async documents(insats) {
      const item = await reads.get(documentsKey(insats), { consistent: true });
      return item && parseDocuments(item);
    },
    async entry(insats, id) {
      const item = await reads.get(entryKey(insats, id), { consistent: true });
      return item && parseEntry(item);
    },
    async entries(insats) {
      const bounds = { ...entryBounds, consistent: true };
      return (await Array.fromAsync(everyItem(table, insatsPartition(insats), bounds))).map(parseEntry);
    },
    queueRule: (forbund) => queueRuleOf(reads, forbund, { consistent: true }),
    async periodsUntil(insats, until, limit) {
      const page = await reads.query({
        partition: insatsPartition(insats),
        from: periodKey(insats, '').sort,
        to: periodKey(insats, until).sort,
        order: 'descending',
        limit,
        consistent: true,
      });
      return page.items.map(parsePeriod);
    },
    async periodStatedIn(insats, version) {
      const stated = await reads.get(eventKey(insats, version), { consistent: true });
      const event = stated && parseEvent(stated).event;
      if (event?.type !== 'periodReported' && event?.type !== 'periodCorrected') return undefined;
      const item = await reads.get(periodKey(insats, event.period.from), { consistent: true });
      const now = item && parsePeriod(item);
      return now?.statedIn === version ? now : undefined;
    },
    async request(key) {
      const known = await readRequest(reads, key);
      return known && { ...known, answer: commandAnswer.parse(known.answer) };
    },
    commit: (commit) => write(table, commit),
  };
}

/** The events of an insats after a version, oldest first, at most `limit`. */
export function readEvents(
  reads: Reads,
  insats: string,
  after: number,
  limit: number,
): Promise<RecordedEvent[]> {
  const from = eventKey(insats, after + 1).sort;
  return everyEvent(reads, {
    partition: insatsPartition(insats),
    from,
    to: 'event#~',
    limit,
    consistent: true,
  });
}

/** The events of an insats before a version (all when undefined), latest first, at most `limit`. */
export async function readEventsBackwards(
  reads: Reads,
  insats: string,
  before: number | undefined,
  limit: number,
): Promise<RecordedEvent[]> {
  if (before !== undefined && before <= 1) return [];
  return everyEvent(reads, {
    partition: insatsPartition(insats),
    from: 'event#',
    to: before === undefined ? 'event#~' : eventKey(insats, before - 1).sort,
    order: 'descending',
    limit,
  });
}

/** The store ends a page at 1 MB too, and fewer events than asked for would read as the end of the log. */
async function everyEvent(reads: Reads, query: Query): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  let after: string | undefined;
  do {
    const limit = query.limit - events.length;
    const page = await reads.query({ ...query, limit, ...(after !== undefined && { after }) });
    events.push(...page.items.map(parseEvent));
    after = page.next;
  } while (after !== undefined && events.length < query.limit);
  return events;
}

async function write(table: Table, commit: Commit): ReturnType<InsatsLog['commit']> {
  const writes = writesOf(commit);
  try {
    await table.transact(writes);
    return 'committed';
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    const { fault } = error;
    switch (fault.kind) {
      case 'condition-failed':
        // The request comes first in the transaction: where it is known, its stored answer is the answer.
        return fault.failed.includes(0) ? 'request-known' : 'moved-on';
      case 'conflict':
      case 'throttled':
        return 'busy';
      case 'outcome-unknown':
        return 'outcome-unknown';
      case 'refused':
        throw error;
      default:
        return fault satisfies never;
    }
  }
}

export function parseHead(item: Item): Head {
  return head.parse(item.body);
}

function parseDocuments(item: Item): Documents {
  return documentsBody.parse(item.body);
}

function parsePeriod(item: Item): StatedPeriod {
  return statedPeriodBody.parse(item.body);
}

function parseEntry(item: Item): Entry {
  return entry.parse(item.body);
}

function parseEvent(item: Item): RecordedEvent {
  return recordedEvent.parse(item.body);
}

/** The live state of one insats in one read; a moment behind the latest write unless `consistent`. */
export async function readState(
  table: Table,
  insats: string,
  options: { consistent: boolean },
): Promise<{ head: Head; documents: Documents } | undefined> {
  const page = await readsOf(table).query({
    partition: insatsPartition(insats),
    ...stateBounds,
    limit: 10,
    ...options,
  });
  const stateHead = page.items.find((item) => item.sort === headKey(insats).sort);
  const documents = page.items.find((item) => item.sort === documentsKey(insats).sort);
  return stateHead && documents && { head: parseHead(stateHead), documents: parseDocuments(documents) };
}

/** The head alone; a moment behind the latest write unless `consistent`. */
export async function readHead(
  table: Table,
  insats: string,
  options: { consistent: boolean },
): Promise<Head | undefined> {
  const item = await readsOf(table).get(headKey(insats), options);
  return item && parseHead(item);
}

/**
 * Insatser with an offer that runs out at `until` or before, first deadline first, at most `limit` (1,000). May name
 * one whose offers have just run out.
 */
export async function insatserWithOffersDue(table: Table, until: Instant, limit: number): Promise<string[]> {
  const due = await table.due({ lane: offersLane, until, limit });
  return due.flatMap(({ partition }) => insatsOfPartition(partition) ?? []);
}
