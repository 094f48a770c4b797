import type {
  Commit,
  Documents,
  Entry,
  Head,
  Instant,
  LogChange,
  RecordedEvent,
  StatedPeriod,
} from '#ledger';
import { isOver, nextDeadline, touchesDocuments } from '#ledger';
import type { Item, Json, Write } from '#table';
import {
  documentsKey,
  entryKey,
  eventKey,
  headKey,
  offersLane,
  periodKey,
  registerKey,
  tellLane,
} from './keys.ts';
import { putRequest } from './requests.ts';

/**
 * How long an entry is kept after its end, in seconds: past a year's reports, so that a late mistake can be put right.
 * What happened stays in the log.
 */
const endedKeptSeconds = 400 * 86_400;

/** The writes of a commit. The request comes first: where it is known, its stored answer is the answer. */
export function writesOf({ request, changes }: Commit): Write[] {
  return [putRequest({ ...request, answer: asJson(request.answer) }), ...changes.flatMap(writesIn)];
}

function writesIn({ insats, decidedOn, head, events, documents, entries }: LogChange): Write[] {
  const when = decidedOn === undefined ? 'absent' : { version: decidedOn };
  if (!head) return [{ do: 'check', key: headKey(insats), when }];
  const writes: Write[] = [{ do: 'put', item: headItem(head), when }];
  for (const recorded of events) {
    const { version } = recorded;
    const item = { ...eventKey(insats, version), version, body: asJson(recorded) };
    writes.push({ do: 'put', item, when: 'absent' }, ...writesBeside(recorded));
  }
  for (const { before, after } of entries) {
    const item = entryItem(after, head.forbund, head.recordedAt);
    writes.push({ do: 'put', item, when: before === undefined ? 'absent' : { version: before } });
  }
  if (documents) {
    const statedIn = events.findLast(touchesDocuments)?.version ?? head.version;
    writes.push({ do: 'put', item: documentsItem(insats, { value: documents, statedIn }) });
  }
  return writes;
}

/** The head as it is stored. Due where its first standing offer runs out. */
export function headItem(head: Head): Item {
  const item = { ...headKey(head.insats), version: head.version, body: asJson(head) };
  const deadline = head.book && nextDeadline(head.book);
  return deadline ? { ...item, due: { lane: offersLane, at: deadline } } : item;
}

/** What an insats is, as it is stored. Its version is that of the event that said it. */
export function documentsItem(insats: string, said: { value: Documents; statedIn: number }): Item {
  return { ...documentsKey(insats), version: said.statedIn, body: asJson(said.value) };
}

/** An entry as it is stored; `recordedAt` is the moment of the latest event about it. */
export function entryItem(entry: Entry, forbund: string, recordedAt: Instant): Item {
  const { version, followedBy, toTell } = entry;
  const item = { ...entryKey(entry.insats, entry.entry), version, body: asJson(entry) };
  if (toTell !== null && followedBy !== null) {
    return { ...item, due: { lane: tellLane(forbund, followedBy), at: recordedAt } };
  }
  if (!isOver(entry)) return item;
  return { ...item, expires: Math.floor(Date.parse(recordedAt) / 1_000) + endedKeptSeconds };
}

/** What an event changes beside head and documents. */
function writesBeside({ insats, version, event }: RecordedEvent): Write[] {
  switch (event.type) {
    case 'insatsCreated':
      return [{ do: 'put', item: registerItem(event.forbund, insats, version) }];
    case 'periodReported':
      return [{ do: 'put', item: periodItem(insats, { period: event.period, statedIn: version }) }];
    case 'periodCorrected': {
      const item = periodItem(insats, { period: event.period, statedIn: version });
      const put: Write = { do: 'put', item };
      const moved = event.replacesFrom !== event.period.from;
      return moved ? [{ do: 'delete', key: periodKey(insats, event.replacesFrom) }, put] : [put];
    }
    default:
      return [];
  }
}

/** A stated period as it is stored. */
export function periodItem(insats: string, stated: StatedPeriod): Item {
  const key = periodKey(insats, stated.period.from);
  return { ...key, version: stated.statedIn, body: asJson(stated) };
}

/** The line of an insats in its förbund's list; `createdIn` is the version of the event that created it. */
export function registerItem(forbund: string, insats: string, createdIn: number): Item {
  return { ...registerKey(forbund, insats), version: createdIn, body: null };
}

/** A parsed value as what is stored: absent fields stay absent. */
export function asJson(value: unknown): Json {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    typeof value === 'number'
  ) {
    return value;
  }
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object') throw new Error(`${typeof value} is nothing that can be stored`);
  const stored: { [field: string]: Json } = {};
  for (const [field, part] of Object.entries(value)) if (part !== undefined) stored[field] = asJson(part);
  return stored;
}
