import type { ObservedPlacement } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { isOnward } from './onward.ts';

/**
 * The placements of a ledger that is kept, as the estimates see them. Those whose start nobody knows have no age and
 * are left out, and those of a ledger that was closed before.
 */
export function seenPlacements({ entries, description }: FlowRecord): ObservedPlacement[] {
  return entries.flatMap(({ placement }) => {
    if (!placement || placement.startsOn === null || placement.seenUntil !== null) return [];
    const { startsOn: start, ending } = placement;
    const onward = ending !== null && isOnward(ending, description.step);
    return [{ start, end: ending?.on ?? null, onward }];
  });
}
