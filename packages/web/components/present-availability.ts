import { referrers } from '#insats';
import type { Availability, Head } from '#ledger';
import type { AvailabilityView } from './free-places-wording.ts';

/** Availability as pages show it: an old figure travels along as what was last given, under the status unknown. */
export function presentAvailability(availability: Availability, counts: Head['counts']): AvailabilityView {
  const { status, places, queue, wait, reserved, asOf, source } = availability;
  return {
    status,
    places,
    free: availability.free ?? counts?.free ?? null,
    queue,
    wait,
    reserved: reserved.map((share) => ({ ...share, referrer: referrers[share.referrer] })),
    asOf,
    source,
  };
}
