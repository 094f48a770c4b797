import { type DayNumber, type FlowRecord, isOnward } from '#flow';

/** Days that the plain rules leave to late registration before they judge them. */
export const lagDays = 30;
/** Days that a baseline is reckoned from. */
export const baselineDays = 730;

/** Raised on a day, on what was known then. Rules without two levels raise red ones. */
export type Alarm = { day: DayNumber; level: 'red' | 'yellow'; kind: string };

/** A way to find stops from what an insats and its peers have registered. */
export type Rule = {
  name: string;
  /** The levels that it has; the plain ones have one, which counts as red. */
  levels: readonly Alarm['level'][];
  /**
   * Every alarm from one day to another, both included.
   *
   * @param record all that is ever written down of the insats; the rule must not use what is written after its alarm
   * @param peers those it is held against, as known on the first day
   */
  alarms(record: FlowRecord, peers: readonly FlowRecord[], from: DayNumber, to: DayNumber): Alarm[];
};

export type EndingSeen = { on: DayNumber; registeredOn: DayNumber; onward: boolean };

const seen = new WeakMap<FlowRecord, EndingSeen[]>();

/** The endings of a record that are ever written down, by the day on which they happened. */
export function endingsOf(record: FlowRecord): readonly EndingSeen[] {
  const before = seen.get(record);
  if (before) return before;
  const endings = record.entries
    .flatMap(({ placement }) => placement?.ending ?? [])
    .map((ending) => ({
      on: ending.on,
      registeredOn: ending.registeredOn,
      onward: isOnward(ending, record.description.step),
    }))
    .toSorted((one, other) => one.on - other.on);
  seen.set(record, endings);
  return endings;
}

/** How many ended, and onward, after one day and until another, as was known on a third. */
export function countEndings(
  record: FlowRecord,
  after: DayNumber,
  until: DayNumber,
  known: DayNumber,
): { endings: number; onward: number } {
  let endings = 0;
  let onward = 0;
  for (const ending of endingsOf(record)) {
    if (ending.on > until) break;
    if (ending.on <= after || ending.registeredOn > known) continue;
    endings += 1;
    if (ending.onward) onward += 1;
  }
  return { endings, onward };
}
