import * as z from 'zod';
import { codes, referrers } from '#insats';
import type { Closure } from './events.ts';
import { type Head, placesOf } from './head.ts';
import { daysAfter, type Instant, swedishDay } from './time.ts';

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
  wait: z
    .strictObject({ medianDays: z.int(), lowDays: z.int(), highDays: z.int() })
    .nullable()
    .describe('Förväntad väntetid i dagar. / Predicted wait in days.'),
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

/**
 * The availability of an insats at a moment. Past the freshness limit (days) free and queue are null and the status
 * `unknown`: silence never reads as free. A closed insats, or a planned closure that covers today, is `closed` and
 * has no free places, whatever was last said.
 */
export function availabilityOf(
  head: Pick<Head, 'capacityMinutes' | 'minutesPerPlace' | 'counts' | 'closures' | 'status' | 'source'>,
  freshDays: number,
  now: Instant,
): Availability {
  const staleAfter = head.counts ? daysAfter(head.counts.asOf, freshDays) : null;
  const fresh = head.counts !== null && staleAfter !== null && now <= staleAfter ? head.counts : null;
  const status = statusOf(head, fresh, now);
  return {
    places: placesOf(head),
    free: status === 'closed' ? 0 : (fresh?.free ?? null),
    reserved: [],
    deficit: 0,
    queue: fresh?.queue ?? null,
    wait: null,
    status,
    source: head.source,
    asOf: head.counts?.asOf ?? null,
    staleAfter,
  };
}

function statusOf(
  head: Pick<Head, 'closures' | 'status'>,
  fresh: { free: number; queue: number | null } | null,
  now: Instant,
): Availability['status'] {
  if (head.status === 'closed' || isClosedToday(head.closures, now)) return 'closed';
  if (fresh === null) return 'unknown';
  if (fresh.free > 0) return 'free';
  return fresh.queue !== null && fresh.queue > 0 ? 'queue' : 'full';
}

function isClosedToday(closures: readonly Closure[], now: Instant): boolean {
  // A search asks this of every insats, few have closures, and the calendar is slow.
  if (closures.length === 0) return false;
  const today = swedishDay(now);
  return closures.some((closure) => closure.from <= today && today <= closure.to);
}
