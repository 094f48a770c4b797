import {
  type Documents,
  evolveDocuments,
  evolveHead,
  type Head,
  type RecordedEvent,
  type StatedPeriod,
} from '#ledger';
import { createCatalogueProjection } from '#storage';
import type { Table } from '#table';

const longestLog = 1_000;

/** Everything that stands in the log of an insats, oldest first. */
export function wholeLog(table: Table, insats = 'cykel'): Promise<RecordedEvent[]> {
  return createCatalogueProjection(table).eventsAfter(insats, 0, longestLog);
}

/** What a log says: all that can be known of an insats at some version. */
export type Replayed = {
  head: Head | undefined;
  documents: Documents | undefined;
  /** In order of their first day. */
  periods: StatedPeriod[];
};

/** Every state that a log went through: the one before its first event, and the one after each. */
export function statesOf(log: readonly RecordedEvent[]): Replayed[] {
  const states: Replayed[] = [{ head: undefined, documents: undefined, periods: [] }];
  for (const recorded of log) {
    const before = states.at(-1);
    states.push({
      head: evolveHead(before?.head, recorded),
      documents: evolveDocuments(before?.documents, recorded),
      periods: periodsAfter(before?.periods ?? [], recorded),
    });
  }
  return states;
}

function periodsAfter(before: StatedPeriod[], { version, event }: RecordedEvent): StatedPeriod[] {
  if (event.type !== 'periodReported' && event.type !== 'periodCorrected') return before;
  const standing =
    event.type === 'periodCorrected' ? before.filter((one) => one.statedIn !== event.corrects) : before;
  return [...standing, { period: event.period, statedIn: version }].toSorted((one, other) =>
    one.period.from < other.period.from ? -1 : 1,
  );
}
