import {
  type Documents,
  type Entry,
  entriesOf,
  evolveDocuments,
  evolveEntry,
  evolveHead,
  type Head,
  type RecordedEvent,
  type StatedPeriod,
} from '#ledger';
import type { Table } from '#table';
import { wholeLog } from '../builders/replay.ts';

/** All that a log says at one version. */
export type ReplayedState = {
  head: Head | undefined;
  documents: Documents | undefined;
  periods: readonly StatedPeriod[];
  entries: ReadonlyMap<string, Entry>;
};

/** A log, and every state it went through: the one before its first event, and the one after each. */
export type ReplayedLog = { insats: string; log: readonly RecordedEvent[]; states: readonly ReplayedState[] };

const nothing: ReplayedState = {
  head: undefined,
  documents: undefined,
  periods: [],
  entries: new Map(),
};

/** Reads a log and plays it from its beginning. */
export async function replayLog(table: Table, insats: string): Promise<ReplayedLog> {
  const log = await wholeLog(table, insats);
  const states: ReplayedState[] = [nothing];
  let state = nothing;
  for (const recorded of log) {
    state = stateAfter(state, recorded);
    states.push(state);
  }
  return { insats, log, states };
}

function stateAfter(before: ReplayedState, recorded: RecordedEvent): ReplayedState {
  const head = evolveHead(before.head, recorded);
  return {
    head,
    documents: evolveDocuments(before.documents, recorded),
    periods: periodsAfter(before.periods, recorded),
    entries: entriesAfter(before.entries, recorded, head.book?.since ?? 0),
  };
}

function entriesAfter(
  before: ReadonlyMap<string, Entry>,
  recorded: RecordedEvent,
  book: number,
): ReadonlyMap<string, Entry> {
  const ids = entriesOf(recorded);
  if (ids.length === 0) return before;
  const after = new Map(before);
  for (const id of ids) after.set(id, evolveEntry(before.get(id), recorded, id, book));
  return after;
}

function periodsAfter(
  before: readonly StatedPeriod[],
  { version, event }: RecordedEvent,
): readonly StatedPeriod[] {
  if (event.type !== 'periodReported' && event.type !== 'periodCorrected') return before;
  const standing =
    event.type === 'periodCorrected' ? before.filter((one) => one.statedIn !== event.corrects) : before;
  return [...standing, { period: event.period, statedIn: version }].toSorted((one, other) =>
    one.period.from < other.period.from ? -1 : 1,
  );
}
