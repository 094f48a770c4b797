import * as z from 'zod';
import type { Thresholds } from '#forbund';
import { availabilityOf } from './availability.ts';
import type { Head } from './head.ts';
import { daysAfter, type Instant } from './time.ts';

/** That a provider's figure has gone stale: whom to remind, of which insats, and how old the figure is. */
export const reminder = z.strictObject({
  forbund: z.string(),
  /** The provider. */
  organisation: z.string(),
  insats: z.string(),
  /** The moment of the stale figure. With the insats it names the staleness: a newer figure is another one. */
  asOf: z.iso.datetime(),
  staleAfter: z.iso.datetime(),
  queuedAt: z.iso.datetime(),
});

export type Reminder = z.infer<typeof reminder>;

/** Reminders that wait to be sent. A staleness is queued once, however often it is found. */
export type Reminders = {
  isQueued(of: Pick<Reminder, 'forbund' | 'insats' | 'asOf'>): Promise<boolean>;
  /** `known`: this staleness has been queued before. */
  queue(reminder: Reminder): Promise<'queued' | 'known' | 'busy'>;
  /**
   * Queued at `until` or before, first queued first, at most `limit`. Whoever sends one checks first that the insats
   * is still open and still has that figure: the provider may have answered meanwhile.
   */
  waiting(until: Instant, limit: number): Promise<Reminder[]>;
};

/**
 * For how many days after it went stale a figure is reminded of. Older silence is no slip of the memory, and is not
 * mended by yet another message; the storage remembers a reminder for longer than this, so it is never queued twice.
 */
export const remindedWithinDays = 365;

/**
 * The reminder that an insats needs at a moment; undefined where its figure is fresh or was never stated, and where the
 * insats is closed for good or today: nobody waits for the figures of a closed door.
 */
export function reminderOf(
  head: Head,
  thresholds: Pick<Thresholds, 'reportedFreshDays' | 'ledgerFreshDays'>,
  now: Instant,
): Reminder | undefined {
  const { status, asOf, staleAfter } = availabilityOf(head, thresholds, now, null);
  if (status === 'closed' || asOf === null || staleAfter === null || now <= staleAfter) return undefined;
  if (now > daysAfter(staleAfter, remindedWithinDays)) return undefined;
  const { forbund, organisation, insats } = head;
  return { forbund, organisation, insats, asOf, staleAfter, queuedAt: now };
}
