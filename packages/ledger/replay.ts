import type { StatedPeriod } from './decide.ts';
import { type Entry, entriesOf, evolveEntry } from './entry.ts';
import type { RecordedEvent } from './events.ts';
import { type Documents, evolveDocuments, evolveHead, type Head } from './head.ts';
import { touchesDocuments } from './log-change.ts';
import type { Instant } from './time.ts';

/** A log that cannot be followed: a number is missing, or an event is about what no earlier event has begun. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
}

/** All that the log of one insats says, up to the latest event that was taken. */
export type Replay = {
  readonly head: Head | undefined;
  /** `statedIn` is the version of the event that said them last. */
  readonly documents: { value: Documents; statedIn: number } | undefined;
  /** By first day; corrected reports are replaced. */
  readonly periods: ReadonlyMap<string, StatedPeriod>;
  /** By id, ended ones among them; `touchedAt` is when the latest event about it was recorded. */
  readonly entries: ReadonlyMap<string, { entry: Entry; touchedAt: Instant }>;
  /** Takes the next event, in order of version. Throws BrokenLog. */
  take(recorded: RecordedEvent): void;
};

/** Begins before the first event. Whatever is kept of an insats follows from its log, and is made anew here. */
export function beginReplay(): Replay {
  let head: Head | undefined;
  let documents: { value: Documents; statedIn: number } | undefined;
  const periods = new Map<string, StatedPeriod>();
  const entries = new Map<string, { entry: Entry; touchedAt: Instant }>();

  function evolve(recorded: RecordedEvent): void {
    const { event, version, recordedAt } = recorded;
    const after = evolveHead(head, recorded);
    if (touchesDocuments(recorded)) {
      documents = { value: evolveDocuments(documents?.value, recorded), statedIn: version };
    }
    for (const id of entriesOf(recorded)) {
      const entry = evolveEntry(entries.get(id)?.entry, recorded, id, after.book?.since ?? 0);
      entries.set(id, { entry, touchedAt: recordedAt });
    }
    if (event.type === 'periodCorrected') periods.delete(event.replacesFrom);
    if (event.type === 'periodReported' || event.type === 'periodCorrected') {
      periods.set(event.period.from, { period: event.period, statedIn: version });
    }
    head = after;
  }

  return {
    get head() {
      return head;
    },
    get documents() {
      return documents;
    },
    periods,
    entries,
    take(recorded) {
      const expected = (head?.version ?? 0) + 1;
      if (recorded.version !== expected) {
        throw new BrokenLog(`event ${expected} is missing; the next one is ${recorded.version}`);
      }
      try {
        evolve(recorded);
      } catch (fault) {
        throw new BrokenLog(`event ${recorded.version} does not follow from those before it`, {
          cause: fault,
        });
      }
    },
  };
}
