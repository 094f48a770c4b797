import type { FlagCause } from '../flags/flag.ts';
import { causeOf } from './cause-of.ts';
import { beyondChance, daysCompared, fallenBy, risenBy, sumOver } from './changes.ts';
import { type Figures, freeOn, heldFor } from './figures.ts';
import { fewestReady, readySince } from './ready-wait.ts';
import { commonRefusal } from './refusals.ts';
import type { FlowThresholds } from './thresholds.ts';

const daysOfYear = 365;
const daysOfHalfYear = 182;
/** Places that stood for a quarter were there to count on. */
const stoodDays = 91;
/** Fewer places than this share of what there was counts as a change. */
const shrunk = 0.9;
/** Free places from this share on are no accident of the day. */
const roomInUse = 0.1;
/** From here on a change speaks for itself, where it is sure that more wait. */
const speaksFor = 1;

/**
 * Why the wait has grown: places stand free all the same, fewer places, more who are referred, fewer who leave, or more
 * who join than leave. Undefined where it is no more than chance does: a queue wanders, and there is nothing to ask about.
 */
export function whyLongWait(own: Figures, { standsDays }: FlowThresholds): FlagCause | undefined {
  const { days, places } = own.occupancy;
  const roomFor = (day: number) => Math.max(1, roomInUse * (places[day] as number));
  if (heldFor(own, standsDays, (day) => freeOn(own, day) >= roomFor(day))) {
    return causeOf('admission', { refusal: commonRefusal(own) });
  }
  // Two years back: those who did not get in when the places went still wait, and fewer places are left by fewer.
  const stood =
    places
      .slice(Math.max(0, days - 2 * daysOfYear), days)
      .toSorted()
      .at(-stoodDays) ?? 0;
  const [placesBefore, placesNow] = [stood, places[days - 1] as number];
  if (placesNow < shrunk * placesBefore) {
    return causeOf('fewer-places', { before: placesBefore, now: placesNow });
  }
  return whyMoreWait(own);
}

/** Whether the wait would not be long if those who are ready, beyond as many as a year before, had gone. */
export function isLongByReady(
  own: Figures,
  { standsDays, longWaitDays, waitGrowth }: FlowThresholds,
): boolean {
  const { ready, days } = own.occupancy;
  const before = ready[Math.max(0, days - 1 - daysOfYear)] as number;
  const more = readySince(own, own.today - standsDays) - before;
  if (more < fewestReady) return false;
  const wait = own.waitWithMoreFree(more)?.medianDays ?? 0;
  return wait < longWaitDays || wait < waitGrowth * (own.waitAYearBefore ?? 0);
}

/** Why more wait than before: what has changed, where something has; otherwise that more join than leave. */
function whyMoreWait({ occupancy }: Figures): FlagCause | undefined {
  const { days, joined, freed, gaveUp, queue } = occupancy;
  if (days < daysCompared) return undefined;
  const count = (column: Float64Array, span: number, daysAgo = 0) =>
    Math.round(sumOver(column, days, span, daysAgo));
  const [joins, leaves] = [count(joined, daysOfYear), count(freed, daysOfYear)];
  const isChanged = Math.max(risenBy(joined, days), fallenBy(freed, days)) >= beyondChance;
  const grown = (queue[days - 1] as number) - (queue[days - 1 - daysOfYear] as number);
  // A queue goes one up or one down at a time.
  const byChance = Math.sqrt(Math.max(1, joins + leaves + count(gaveUp, daysOfYear)));
  if (!isChanged && grown < beyondChance * byChance) return undefined;
  const [more, fewer] = [risenBy(joined, days, true), fallenBy(freed, days, true)];
  if (Math.max(more, fewer) < speaksFor) return causeOf('queue-grows', { before: leaves, now: joins });
  const column = more >= fewer ? joined : freed;
  return causeOf(more >= fewer ? 'more-referred' : 'fewer-leave', {
    before: count(column, daysOfHalfYear, daysOfYear),
    now: count(column, daysOfHalfYear),
  });
}
