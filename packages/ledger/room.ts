import type { Referrer } from '#insats';
import type { Head } from './head.ts';
import type { PlaceBook, Use } from './place-book.ts';

/**
 * How much of an insats is taken, promised and free, in minutes a week. A book has one pool for those who start when
 * they can, and one for each cohort of a course; places never move between pools.
 */

type Capacity = Pick<Head, 'capacityMinutes' | 'minutesPerPlace'>;

export type Pool = {
  cohort: string | null;
  capacity: number;
  /** What placements take up. */
  occupied: number;
  /** What standing offers hold. */
  offered: number;
  /** Taken or held, or kept for a referrer: for each referrer the larger of the two. */
  promised: number;
  reserved: { referrer: Referrer; minutes: number; taken: number }[];
};

/** The pools of a book: the open one first, then the cohorts by their first day. */
export function poolsOf(
  { capacityMinutes, minutesPerPlace }: Capacity,
  book: PlaceBook,
): [open: Pool, ...cohorts: Pool[]] {
  const taken = (people: number, minutes: number) =>
    book.rules.sharing ? minutes : people * minutesPerPlace;
  const occupiedBy = (line: Use) => taken(line.placements, line.placementMinutes);
  const offeredTo = (line: Use) => taken(line.offers, line.offerMinutes);

  function pool(cohort: string | null, capacity: number, reservations: PlaceBook['reservations']): Pool {
    const lines = book.uses.filter((line) => line.cohort === cohort);
    const occupied = sum(lines.map(occupiedBy));
    const offered = sum(lines.map(offeredTo));
    const reserved = reservations.map(({ referrer, minutes }) => {
      const own = lines.find((line) => line.referrer === referrer);
      return { referrer, minutes, taken: own ? occupiedBy(own) + offeredTo(own) : 0 };
    });
    const keptBeyondUse = sum(reserved.map(({ minutes, taken }) => Math.max(0, minutes - taken)));
    return { cohort, capacity, occupied, offered, promised: occupied + offered + keptBeyondUse, reserved };
  }

  return [
    pool(null, capacityMinutes ?? 0, book.reservations),
    ...book.cohorts.map(({ cohort, capacityMinutes }) => pool(cohort, capacityMinutes, [])),
  ];
}

/** Minutes that nobody has, holds or is promised: open to all. */
export function openMinutes({ capacity, promised }: Pool): number {
  return Math.max(0, capacity - promised);
}

/** Minutes promised beyond what there is. */
export function deficitMinutes({ capacity, promised }: Pool): number {
  return Math.max(0, promised - capacity);
}

/** Minutes of a reservation that its referrer can still use. */
export function reservedMinutesLeft(pool: Pool, reserved: Pool['reserved'][number]): number {
  const unused = Math.max(0, reserved.minutes - reserved.taken);
  return Math.min(unused, Math.max(0, pool.capacity - pool.occupied - pool.offered));
}

/**
 * The pools in which a change goes beyond the places there are, as they were and as they become: more is promised, or
 * more is taken, beyond the capacity than before. Such a change needs somebody's decision.
 */
export function overbookedPools(before: Head, after: Head): { was: Pool | undefined; becomes: Pool }[] {
  if (!after.book) return [];
  const earlier = before.book ? poolsOf(before, before.book) : [];
  return poolsOf(after, after.book)
    .map((becomes) => ({ was: earlier.find(({ cohort }) => cohort === becomes.cohort), becomes }))
    .filter(
      ({ was, becomes }) =>
        deficitMinutes(becomes) > (was ? deficitMinutes(was) : 0) ||
        takenBeyond(becomes) > (was ? takenBeyond(was) : 0),
    );
}

function takenBeyond({ capacity, occupied, offered }: Pool): number {
  return Math.max(0, occupied + offered - capacity);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
