import type { Commit, Entry, Head, LogChange, RecordedEvent, StatedPeriod } from '#ledger';
import { isOver, nextDeadline } from '#ledger';
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
    const item = entryItem(after, head);
    writes.push({ do: 'put', item, when: before === undefined ? 'absent' : { version: before } });
  }
  if (documents) {
    const item = { ...documentsKey(insats), version: head.version, body: asJson(documents) };
    writes.push({ do: 'put', item });
  }
  return writes;
}

function headItem(head: Head): Item {
  const item = { ...headKey(head.insats), version: head.version, body: asJson(head) };
  const deadline = head.book && nextDeadline(head.book);
  return deadline ? { ...item, due: { lane: offersLane, at: deadline } } : item;
}

function entryItem(entry: Entry, { forbund, recordedAt }: Head): Item {
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
      return [{ do: 'put', item: { ...registerKey(event.forbund, insats), version, body: null } }];
    case 'periodReported':
      return [putPeriod(insats, { period: event.period, statedIn: version })];
    case 'periodCorrected': {
      const put = putPeriod(insats, { period: event.period, statedIn: version });
      const moved = event.replacesFrom !== event.period.from;
      return moved ? [{ do: 'delete', key: periodKey(insats, event.replacesFrom) }, put] : [put];
    }
    default:
      return [];
  }
}

function putPeriod(insats: string, stated: StatedPeriod): Write {
  const key = periodKey(insats, stated.period.from);
  return { do: 'put', item: { ...key, version: stated.statedIn, body: asJson(stated) } };
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
