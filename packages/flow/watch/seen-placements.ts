import type { ObservedPlacement } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { isOnward } from './onward.ts';

/** The placements of an insats as the estimates see them. Those whose start nobody knows have no age: they are left out. */
export function seenPlacements({ entries, description }: FlowRecord): ObservedPlacement[] {
  return entries.flatMap(({ placement }): ObservedPlacement[] => {
    if (!placement || placement.startsOn === null) return [];
    const { startsOn: start, seenFrom, ending, seenUntil } = placement;
    if (!ending) return [{ start, seenFrom, end: seenUntil, outcome: null }];
    const outcome = isOnward(ending, description.step) ? 'onward' : 'other';
    return [{ start, seenFrom, end: ending.on, outcome, writtenOn: ending.registeredOn }];
  });
}
