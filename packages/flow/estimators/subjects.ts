import type { ObservedPlacement, Window } from '../observed.ts';
import { seenAfter } from './age-bands.ts';

/**
 * A placement on its own time, in days since it began: seen after `entry`, up to and including `exit`.
 * `cause` says why it ended, 1 or more; 0 when it was last seen going on.
 */
export type Subject = { entry: number; exit: number; cause: number };

/** The cause of a placement that was last seen going on. */
export const stillThere = 0;

/** A placement with the cause of its ending (1 or more); the cause is not read while `end` is null. */
export type CausedPlacement = Pick<ObservedPlacement, 'start' | 'seenFrom' | 'end'> & { cause: number };

/**
 * The subjects of a period estimate: each placement with the days of the window that it was there and seen, no more.
 * Those that began before the window are left-truncated at its start, or where they were first seen; those that ended
 * after it go on at its end. A placement without a day in the window is left out.
 */
export function seenInWindow(placements: readonly CausedPlacement[], { from, to }: Window): Subject[] {
  return placements.flatMap((placement) => {
    const { start, end, cause } = placement;
    const entry = Math.max(seenAfter(placement), from) - start;
    const exit = Math.min(end ?? to, to) - start;
    if (exit <= entry) return [];
    return [{ entry, exit, cause: end !== null && end <= to ? cause : stillThere }];
  });
}
