import * as z from 'zod';
import type { Head } from './head.ts';
import type { PlaceBook } from './place-book.ts';
import { day, placeRules, referrerCode } from './place-events.ts';
import { deficitMinutes, openMinutes, type Pool, poolsOf, reservedMinutesLeft } from './room.ts';

const places = z.number().multipleOf(0.25).min(0);
const people = z.int().min(0);

/** How much of what there is somebody has, holds or can still get. In places, rounded so that nothing looks freer than it is. */
const room = z.strictObject({
  places,
  occupied: places,
  offered: places,
  free: places,
  deficit: places,
});

/** Who uses the places of an insats that keeps a ledger. */
export const placesInUse = z.strictObject({
  asOf: z.iso.datetime(),
  rules: placeRules,
  queue: people,
  outsideCohorts: room,
  cohorts: z.array(room.extend({ cohort: z.string(), startsOn: day, endsOn: day.nullable() })),
  reservations: z.array(z.strictObject({ referrer: referrerCode, places, used: places, free: places })),
  uses: z.array(
    z.strictObject({
      referrer: referrerCode.nullable(),
      cohort: z.string().nullable(),
      placements: people,
      occupied: places,
      offers: people,
      offered: places,
    }),
  ),
});

/** Who uses what in an insats, counted from its book: per referrer and cohort, beside what is reserved. */
export function usesOf(
  head: Pick<Head, 'capacityMinutes' | 'minutesPerPlace'>,
  book: PlaceBook,
): z.infer<typeof placesInUse> {
  const { minutesPerPlace } = head;
  const down = (minutes: number) => Math.floor((minutes * 4) / minutesPerPlace) / 4;
  const up = (minutes: number) => Math.ceil((minutes * 4) / minutesPerPlace) / 4;
  const roomOf = (pool: Pool) => ({
    places: down(pool.capacity),
    occupied: up(pool.occupied),
    offered: up(pool.offered),
    free: down(openMinutes(pool)),
    deficit: up(deficitMinutes(pool)),
  });
  const taken = (count: number, minutes: number) =>
    up(book.rules.sharing ? minutes : count * minutesPerPlace);
  const [open, ...courses] = poolsOf(head, book);
  if (!open) throw new Error('a book has a pool of its own outside cohorts');
  return {
    asOf: book.asOf,
    rules: book.rules,
    queue: book.queue,
    outsideCohorts: roomOf(open),
    cohorts: book.cohorts.flatMap(({ cohort, startsOn, endsOn }) => {
      const pool = courses.find((one) => one.cohort === cohort);
      return pool ? [{ cohort, startsOn, endsOn, ...roomOf(pool) }] : [];
    }),
    reservations: open.reserved.map((one) => ({
      referrer: one.referrer,
      places: down(one.minutes),
      used: up(one.taken),
      free: down(reservedMinutesLeft(open, one)),
    })),
    uses: book.uses.map(({ referrer, cohort, placements, placementMinutes, offers, offerMinutes }) => ({
      referrer,
      cohort,
      placements,
      occupied: taken(placements, placementMinutes),
      offers,
      offered: taken(offers, offerMinutes),
    })),
  };
}
