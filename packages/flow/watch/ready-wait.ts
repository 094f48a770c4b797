import type { OwnLevel } from './baseline.ts';
import type { Standing } from './estimates.ts';
import type { Figures } from './figures.ts';
import { meanOver } from './occupancy.ts';
import { isOnward } from './onward.ts';
import type { FlowThresholds } from './thresholds.ts';

const daysOfYear = 365;
/** One person who is ready is no stop in the flow. */
export const fewestReady = 2;
/** What is left of the flow in a stop that an estimate finds. */
const leftInStop = 0.3;
/** What is left of the ways to the next step when those who are ready wait for it. */
const leftToNext = 0.1;
/** Of those who are ready for a step that they cannot get to: those who are still here. */
const stillHere = 0.7;
/** As many as may be ready by accident where nobody usually is. */
const readyByAccident = 0.3;

/**
 * Whether it is the wait of those who are ready that an estimate has found. Two tales are held against what happened
 * since the flow became less, each as a Poisson likelihood. Either those who are ready wait: then the ways to the next
 * step are missing, the others are as before, and the missing stand here and are ready. Or the flow itself is less: then
 * every way out is, and as many are ready as usual.
 */
export function isWaitOfReady(
  { alarm, from, to, endings, expectedOnward, expectedEndings }: Standing,
  { onwardShare }: Pick<OwnLevel, 'onwardShare'>,
  own: Figures,
  { standsDays, readyShare }: FlowThresholds,
): boolean {
  const { occupancy, record, today } = own;
  const ready = readySince(own, today - standsDays);
  if (ready < fewestReady) return false;
  if (ready >= readyShare * (occupancy.places[occupancy.days - 1] as number)) return true;
  const expected = {
    'leaves-not-onward': endings * onwardShare,
    'fewer-onward': expectedOnward,
    'nobody-leaves': expectedEndings,
  }[alarm.kind];
  const { step } = record.description;
  const those = record.entries.flatMap(({ placement }) => {
    const ending = placement?.ending;
    if (!ending || (alarm.kind !== 'nobody-leaves' && !isOnward(ending, step))) return [];
    return [{ on: ending.on, isNext: ending.outcome === 'next-insats' && isOnward(ending, step) }];
  });
  const before = those.filter(({ on }) => on < from);
  const since = those.filter(({ on }) => on >= from && on <= to);
  const toNext = (before.filter(({ isNext }) => isNext).length + 0.5) / (before.length + 1);
  const next = since.filter(({ isNext }) => isNext).length;
  const other = since.length - next;
  const [nextExpected, otherExpected] = [expected * toNext, expected * (1 - toNext)];
  const first = Math.max(0, Math.min(from - occupancy.from, occupancy.days - 1));
  const usual = meanOver(occupancy.ready, Math.max(0, first - daysOfYear), first);
  return (
    moreLikely(other, otherExpected, leftInStop * otherExpected) +
      moreLikely(next, leftToNext * nextExpected, leftInStop * nextExpected) +
      moreLikely(ready, stillHere * nextExpected + usual, Math.max(usual, readyByAccident)) >
    0
  );
}

/** The logarithm of how much likelier a count is where one number is expected than where another is (Poisson). */
function moreLikely(count: number, one: number, other: number): number {
  const ratio = count === 0 || one === other ? 0 : count * Math.log(one / other);
  return ratio - (one - other);
}

/** How many have been ready since a day, and are still there. */
export function readySince({ record }: Figures, since: number): number {
  return record.entries.filter(({ placement }) => {
    if (!placement?.ready || placement.ending || placement.seenUntil !== null) return false;
    return placement.ready.on <= since;
  }).length;
}
