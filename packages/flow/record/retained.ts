import type { DayNumber } from '../observed.ts';
import { dayNumber } from './day-number.ts';
import type { FlowEntry, FlowRecord } from './flow-record.ts';

/**
 * For how many days the flow watch remembers what is over. Longer than anything it looks back at (a baseline of two
 * years, and a year after it), and far longer than an entry can be corrected.
 */
export const rememberedDays = 3 * 366;

/**
 * The record without what was over more than three years ago: entries that had ended or left, refusals, stated figures
 * and periods. The last day that the provider was heard stays, however old. The same record where nothing is that old.
 */
export function retained(record: FlowRecord, today: DayNumber): FlowRecord {
  const since = today - rememberedDays;
  const last = record.heard.at(-1);
  const kept = {
    entries: keptOf(record.entries, (entry) => overOn(entry) >= since),
    refusals: keptOf(record.refusals, ({ on }) => on >= since),
    periods: keptOf(record.periods, ({ to }) => dayNumber(to) >= since),
    heard: keptOf(record.heard, (day) => day >= since || day === last),
    counts: keptOf(record.counts, ({ on }) => on >= since),
  };
  const same = (Object.keys(kept) as (keyof typeof kept)[]).every((field) => kept[field] === record[field]);
  return same ? record : { ...record, ...kept };
}

function keptOf<One>(all: One[], isKept: (one: One) => boolean): One[] {
  return all.every(isKept) ? all : all.filter(isKept);
}

/** The day on which the last was heard of an entry that is over; later than any day while it is not. */
function overOn({ leftQueueOn, placement }: FlowEntry): DayNumber {
  if (placement) return placement.ending?.registeredOn ?? placement.seenUntil ?? Number.POSITIVE_INFINITY;
  return leftQueueOn ?? Number.POSITIVE_INFINITY;
}
