/** A whole day as a number, on any calendar that counts days one by one (days since 1970-01-01 will do). */
export type DayNumber = number;

/** A stretch of days: those after `from`, up to and including `to`. Two that meet share no day and leave none out. */
export type Window = { from: DayNumber; to: DayNumber };

/**
 * What the flow watch knows of a placement. It is there on the days after `start`, up to and including `end`; on day d
 * it is d − 1 − start days old. `end` is null while it goes on. `outcome` says how it ended: null while it goes on, and
 * where it ended outside outcomes (carried over when a ledger was closed): then it was last seen on `end`. `writtenOn` is the
 * day on which somebody wrote the ending down: `end` itself where it is left out. Nobody saw it until after `seenFrom` (it
 * was carried into a ledger that day): `start` itself where that is left out. Had it ended before, nobody would know of
 * it, so the days before count for nothing.
 */
export type ObservedPlacement = {
  start: DayNumber;
  seenFrom?: DayNumber;
  end: DayNumber | null;
  outcome: 'onward' | 'other' | null;
  writtenOn?: DayNumber;
};
