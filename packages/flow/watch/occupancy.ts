import type { DayNumber } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';

/** What an insats held on each day from `from` on, in places where part time shares them and in people otherwise. */
export type Occupancy = {
  from: DayNumber;
  days: number;
  places: Float64Array;
  occupied: Float64Array;
  /** What nobody new could be given: occupied, held, or left by somebody whose ending was not yet written down. */
  taken: Float64Array;
  queue: Float64Array;
  /** Those in a place who are ready for next. */
  ready: Float64Array;
  /** Endings by the day they happened. */
  endings: Float64Array;
  /** Places that somebody left, by the day on which it was known. */
  freed: Float64Array;
  joined: Float64Array;
  /** Those who left the queue without a place. */
  gaveUp: Float64Array;
};

/**
 * Counts the days from `from` to `to`, both included, of a ledger that is kept. Where part time shares places, minutes are
 * counted first and then made places of the size that one had on each day.
 */
export function occupancyOf(record: FlowRecord, from: DayNumber, to: DayNumber): Occupancy {
  const days = Math.max(0, to - from + 1);
  const made = () => new Float64Array(days + 1);
  const counted = {
    occupied: made(),
    taken: made(),
    queue: made(),
    ready: made(),
    endings: made(),
    freed: made(),
    joined: made(),
    gaveUp: made(),
  };
  const place = (day: DayNumber) => Math.min(days, Math.max(0, day - from));
  const stays = (changes: Float64Array, first: DayNumber, after: DayNumber | null, weight: number) => {
    const [one, other] = [place(first), after === null ? days : place(after)];
    if (other <= one) return;
    changes[one] = (changes[one] as number) + weight;
    changes[other] = (changes[other] as number) - weight;
  };
  const happens = (counts: Float64Array, day: DayNumber, weight: number) => {
    if (day >= from && day <= to) counts[day - from] = (counts[day - from] as number) + weight;
  };
  const weightOf = ({ minutes }: { minutes: number }) => (record.sharing ? minutes : 1);
  for (const { joinedOn, leftQueueOn, leftBecause, hold, placement } of record.entries) {
    if (joinedOn !== null) {
      stays(counted.queue, joinedOn, leftQueueOn, 1);
      happens(counted.joined, joinedOn, 1);
      if (leftQueueOn !== null && leftBecause !== null) happens(counted.gaveUp, leftQueueOn, 1);
    }
    if (hold) stays(counted.taken, hold.from, hold.until, weightOf(hold));
    if (!placement) continue;
    const { ending, ready, seenUntil } = placement;
    const weight = weightOf(placement);
    const last = ending?.on ?? seenUntil;
    // There on the days after the start, up to and including the last.
    const after = last === null ? null : last + 1;
    stays(counted.occupied, placement.seenFrom + 1, after, weight);
    const known = after === null ? null : Math.max(after, ending?.registeredOn ?? after);
    stays(counted.taken, placement.seenFrom + 1, known, weight);
    if (ready) stays(counted.ready, ready.on, after, weight);
    if (ending) {
      happens(counted.endings, ending.on, weight);
      happens(counted.freed, Math.max(ending.on, ending.registeredOn), weight);
    }
  }
  for (const changes of [counted.occupied, counted.taken, counted.queue, counted.ready]) addUp(changes);
  if (record.sharing) {
    const { occupied, taken, ready, endings, freed } = counted;
    // Before places were first set, as when they were.
    const { minutesPerPlace: first = 2_400 } = record.capacity[0] ?? {};
    const sizes = perDay(record, from, days, first, ({ minutesPerPlace }) => minutesPerPlace);
    for (const column of [occupied, taken, ready, endings, freed]) divide(column, sizes);
  }
  const places = perDay(record, from, days, 0, ({ minutes, minutesPerPlace }) => minutes / minutesPerPlace);
  return { from, days, places, ...counted };
}

function addUp(changes: Float64Array): void {
  for (let day = 1; day < changes.length; day += 1) {
    changes[day] = (changes[day] as number) + (changes[day - 1] as number);
  }
}

function divide(column: Float64Array, by: Float64Array): void {
  for (let day = 0; day < column.length; day += 1) {
    column[day] = (column[day] as number) / (by[day] as number);
  }
}

/** What the capacity says of each day, and something else of the days before it was first set. */
function perDay(
  { capacity }: FlowRecord,
  from: DayNumber,
  days: number,
  before: number,
  of: (capacity: FlowRecord['capacity'][number]) => number,
): Float64Array {
  const column = new Float64Array(days + 1).fill(before);
  for (const one of capacity) column.fill(of(one), Math.max(0, one.from - from));
  return column;
}

/** The mean over the days [from, to) of a column, by place in it. */
export function meanOver(column: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let day = from; day < to; day += 1) sum += column[day] as number;
  return to > from ? sum / (to - from) : 0;
}
