import { type Entry, entriesOf, evolveEntry } from './entry.ts';
import type { ActedBy, LedgerEvent, RecordedEvent } from './events.ts';
import { type Documents, evolveDocuments, evolveHead, type Head } from './head.ts';
import type { EntryChange, LogChange } from './log-port.ts';
import { type Instant, latest } from './time.ts';

/** What stood before: all that the events could change. */
type Before = {
  head: Head | undefined;
  documents?: Documents | undefined;
  entries: ReadonlyMap<string, Entry>;
};

/** Events as they are recorded on what stood, and all that they change. */
export function changeOf(
  insats: string,
  before: Before,
  events: readonly LedgerEvent[],
  by: ActedBy,
  now: Instant,
): LogChange {
  const recorded = recordedAs(events, insats, before.head, by, now);
  const entries = new Map<string, Entry>();
  let { head, documents } = before;
  for (const one of recorded) {
    head = evolveHead(head, one);
    if (touchesDocuments(one)) documents = evolveDocuments(documents, one);
    for (const id of entriesOf(one)) {
      const known = entries.get(id) ?? before.entries.get(id);
      entries.set(id, evolveEntry(known, one, id, head.book?.since ?? 0));
    }
  }
  const changed: EntryChange[] = [...entries].map(([id, after]) => ({
    before: before.entries.get(id)?.version,
    after,
  }));
  return {
    insats,
    decidedOn: before.head?.version,
    events: recorded,
    entries: changed,
    ...(head && head !== before.head && { head }),
    ...(documents && documents !== before.documents && { documents }),
  };
}

function recordedAs(
  events: readonly LedgerEvent[],
  insats: string,
  head: Head | undefined,
  by: ActedBy,
  now: Instant,
): RecordedEvent[] {
  const recordedAt = latest(now, head?.recordedAt ?? now);
  const { subject, role, forbund, organisation } = by;
  const actor = { subject, role, forbund, organisation };
  return events.map((event, index) => ({
    insats,
    version: (head?.version ?? 0) + index + 1,
    recordedAt,
    by: isOwnDoing(event)
      ? { ...systemActor, forbund, organisation: head?.organisation ?? organisation }
      : actor,
    event,
  }));
}

/** The ledger itself: what it does by the clock and by its rules is nobody's deed. */
export const systemActor = { subject: 'insatskatalogen', role: 'system' } as const;

function isOwnDoing(event: LedgerEvent): boolean {
  return event.type === 'offerExpired' || (event.type === 'offerMade' && event.automatic);
}

/** Whether an event says anew what the insats is. */
export function touchesDocuments({ event }: Pick<RecordedEvent, 'event'>): boolean {
  return event.type === 'insatsCreated' || event.type === 'insatsDescribed' || event.type === 'criteriaSet';
}
