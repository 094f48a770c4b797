import * as z from 'zod';
import type { Thresholds } from '#forbund';
import { codes, referrers } from '#insats';
import type { Closure } from './events.ts';
import { type Head, placesOf } from './head.ts';
import type { PlaceBook } from './place-book.ts';
import { deficitMinutes, openMinutes, poolsOf, reservedMinutesLeft, sum } from './room.ts';
import { type Day, daysAfter, type Instant, swedishDay } from './time.ts';

/** Predicted days until a newcomer to the queue has a place: the median, and what holds eight of ten outcomes. */
export const wait = z.strictObject({ medianDays: z.int(), lowDays: z.int(), highDays: z.int() });

export type Wait = z.infer<typeof wait>;

const places = z.number().multipleOf(0.25).min(0);

/** Free places, queue and wait of one insats, with source and age. The same wherever it appears. */
export const availability = z.strictObject({
  places: places
    .nullable()
    .describe('Antal platser. null: uppgift saknas. / Number of places; null: not stated.'),
  free: places
    .nullable()
    .describe('Lediga platser, öppna för alla. null: okänt. / Free places, open to all; null: unknown.'),
  reserved: z.array(z.strictObject({ referrer: z.enum(codes(referrers)), places, free: places })),
  deficit: places.describe(
    'Platser som är lovade utöver de som finns. / Places committed beyond those that exist.',
  ),
  queue: z
    .int()
    .min(0)
    .nullable()
    .describe('Antal som väntar i kö. null: okänt. / People queueing; null: unknown.'),
  wait: wait.nullable().describe('Förväntad väntetid i dagar. / Predicted wait in days.'),
  status: z.enum(['free', 'queue', 'full', 'closed', 'unknown']),
  source: z.enum(['ledger', 'reported']),
  asOf: z.iso
    .datetime()
    .nullable()
    .describe('När uppgiften senast var känd. / When the figure was last known right.'),
  staleAfter: z.iso
    .datetime()
    .nullable()
    .describe('Då blir uppgiften okänd. / When the figure becomes unknown.'),
});

export type Availability = z.infer<typeof availability>;

type Figures = {
  places: number | null;
  free: number | null;
  reserved: Availability['reserved'];
  deficit: number;
  queue: number | null;
  asOf: Instant | null;
};

/**
 * The availability of an insats at a moment. Past the freshness limit (days) free and queue are null and the status
 * `unknown`: silence never reads as free. A closed insats, or a planned closure that covers today, is `closed` and
 * has no free places, whatever was last said. An offer past its deadline still holds its place until the log says that
 * it ran out: the next command on the insats says so first, or the sweep does within minutes. Until then one place too
 * few may be shown free, never one too many, and no reader's clock decides who has a place.
 *
 * @param predicted the wait of a newcomer by the latest daily run of the flow watch, null where nothing tells; it is
 *   shown only beside a fresh figure of an open insats that has no free place
 */
export function availabilityOf(
  head: Pick<
    Head,
    'capacityMinutes' | 'minutesPerPlace' | 'counts' | 'closures' | 'status' | 'source' | 'book'
  >,
  { reportedFreshDays, ledgerFreshDays }: Pick<Thresholds, 'reportedFreshDays' | 'ledgerFreshDays'>,
  now: Instant,
  predicted: Wait | null,
): Availability {
  const figures = head.book ? countedFigures(head, head.book, swedishDay(now)) : reportedFigures(head);
  const { asOf } = figures;
  const staleAfter = asOf === null ? null : daysAfter(asOf, head.book ? ledgerFreshDays : reportedFreshDays);
  const fresh = staleAfter !== null && now <= staleAfter ? figures : null;
  const status = statusOf(head, fresh, now);
  const closed = status === 'closed';
  return {
    places: figures.places,
    free: closed ? 0 : (fresh?.free ?? null),
    reserved: closed || !fresh ? [] : fresh.reserved,
    deficit: figures.deficit,
    queue: fresh?.queue ?? null,
    wait: status === 'queue' || status === 'full' ? predicted : null,
    status,
    source: head.source,
    asOf,
    staleAfter,
  };
}

function reportedFigures(head: Pick<Head, 'capacityMinutes' | 'minutesPerPlace' | 'counts'>): Figures {
  const { free = null, queue = null, asOf = null } = head.counts ?? {};
  return { places: placesOf(head), free, queue, asOf, reserved: [], deficit: 0 };
}

/** Figures counted from the book. A course has the places of the starts that can still be joined. */
function countedFigures(
  head: Pick<Head, 'capacityMinutes' | 'minutesPerPlace'>,
  book: PlaceBook,
  today: Day,
): Figures {
  const [open, ...courses] = poolsOf(head, book);
  const coming = book.cohorts.filter(({ startsOn }) => startsOn >= today).map(({ cohort }) => cohort);
  const pools =
    book.cohorts.length === 0 ? [open] : courses.filter(({ cohort }) => coming.some((one) => one === cohort));
  const inPlaces = (minutes: number) => Math.floor((minutes * 4) / head.minutesPerPlace) / 4;
  return {
    places: inPlaces(sum(pools.map(({ capacity }) => capacity))),
    free: inPlaces(sum(pools.map(openMinutes))),
    reserved: open.reserved.map((one) => ({
      referrer: one.referrer,
      places: inPlaces(one.minutes),
      free: inPlaces(reservedMinutesLeft(open, one)),
    })),
    // Rounded up: a lack that is shown smaller than it is would be no warning.
    deficit: Math.ceil((sum([open, ...courses].map(deficitMinutes)) * 4) / head.minutesPerPlace) / 4,
    queue: book.queue,
    asOf: book.asOf,
  };
}

/** What the förbund's own people are told beside: places that are taken, and that stand offered. Null when reported. */
export function useOf(head: Pick<Head, 'capacityMinutes' | 'minutesPerPlace' | 'book'>): {
  occupied: number | null;
  offered: number | null;
} {
  if (!head.book) return { occupied: null, offered: null };
  const pools = poolsOf(head, head.book);
  const inPlaces = (minutes: number) => Math.ceil((minutes * 4) / head.minutesPerPlace) / 4;
  return {
    occupied: inPlaces(sum(pools.map(({ occupied }) => occupied))),
    offered: inPlaces(sum(pools.map(({ offered }) => offered))),
  };
}

function statusOf(
  head: Pick<Head, 'closures' | 'status'>,
  fresh: Pick<Figures, 'free' | 'queue'> | null,
  now: Instant,
): Availability['status'] {
  if (head.status === 'closed' || isClosedToday(head.closures, now)) return 'closed';
  if (fresh === null || fresh.free === null) return 'unknown';
  if (fresh.free > 0) return 'free';
  return fresh.queue !== null && fresh.queue > 0 ? 'queue' : 'full';
}

function isClosedToday(closures: readonly Closure[], now: Instant): boolean {
  // A search asks this of every insats, few have closures, and the calendar is slow.
  if (closures.length === 0) return false;
  const today = swedishDay(now);
  return closures.some((closure) => closure.from <= today && today <= closure.to);
}
