import {
  byTimeOfJoining,
  type Commit,
  type Documents,
  type Entry,
  type Head,
  type InsatsLog,
  isOver,
  type RecordedEvent,
  type StatedPeriod,
} from '#ledger';
import { writesOf } from '#storage';
import type { Item } from '#table';

/** What is remembered of one insats. */
type Remembered = {
  head: Head;
  documents?: Documents;
  entries: Map<string, Entry>;
  /** The entries that are not over. */
  current: Map<string, Entry>;
  events: RecordedEvent[];
};

/**
 * A log in memory that one writer alone tells a long history to, and the items that a store would hold afterwards. No
 * condition is checked, and nothing may be corrected.
 */
export function rememberLog(): {
  log: InsatsLog;
  insatser(): string[];
  /** The events of an insats after a version, oldest first, at most `limit`. */
  eventsAfter(insats: string, version: number, limit: number): Promise<RecordedEvent[]>;
  /** What stands at every key that was written. */
  items(): Item[];
} {
  const known = new Map<string, Remembered>();
  const standing = new Map<string, Item>();

  function take({ changes, request }: Commit): void {
    for (const { insats, head, documents, entries, events } of changes) {
      if (!head) continue;
      const before: Remembered = known.get(insats) ?? {
        head,
        entries: new Map(),
        current: new Map(),
        events: [],
      };
      for (const { after } of entries) {
        before.entries.set(after.entry, after);
        if (isOver(after)) before.current.delete(after.entry);
        else before.current.set(after.entry, after);
      }
      before.events.push(...events);
      known.set(insats, { ...before, head, ...(documents && { documents }) });
    }
    for (const write of writesOf({ changes, request })) {
      if (write.do !== 'put') continue;
      standing.set(`${write.item.partition}\u0000${write.item.sort}`, write.item);
    }
  }

  const periodsOf = (insats: string): StatedPeriod[] =>
    (known.get(insats)?.events ?? []).flatMap(({ event, version }) =>
      event.type === 'periodReported' ? [{ period: event.period, statedIn: version }] : [],
    );

  return {
    insatser: () => [...known.keys()],
    eventsAfter: async (insats, version, limit) =>
      known.get(insats)?.events.slice(version, version + limit) ?? [],
    items: () => [...standing.values()],
    log: {
      head: async (insats) => known.get(insats)?.head,
      documents: async (insats) => known.get(insats)?.documents,
      entry: async (insats, id) => known.get(insats)?.entries.get(id),
      // Those that are over are asked for one by one, and decide nothing about the others.
      entries: async (insats) => [...(known.get(insats)?.current.values() ?? [])],
      queueRule: async () => byTimeOfJoining,
      periodsUntil: async (insats, until, limit) =>
        periodsOf(insats)
          .filter(({ period }) => period.from <= until)
          .toReversed()
          .slice(0, limit),
      periodStatedIn: async (insats, version) =>
        periodsOf(insats).find(({ statedIn }) => statedIn === version),
      request: async () => undefined,
      async commit(commit) {
        take(commit);
        return 'committed';
      },
    },
  };
}
