import { type PredictedWait, predictedWait } from '../estimators/predicted-wait.ts';
import type { DayNumber } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { meanOver, type Occupancy, occupancyOf } from './occupancy.ts';

const daysOfYear = 365;
/** Wait a year before is the mean over so many days around it. */
const daysAYearBefore = 28;

/** What stands in an insats today and has stood, counted from its ledger. Days are places in `occupancy`'s columns. */
export type Figures = {
  record: FlowRecord;
  today: DayNumber;
  occupancy: Occupancy;
  /** The predicted wait of a newcomer on one of the latest days, 0 for today; null where nothing tells. */
  waitDaysAgo(days: number): PredictedWait | null;
  /** The wait today if so many places were free besides. */
  waitWithMoreFree(places: number): PredictedWait | null;
  /** Mean of the median waits around a year ago; null where nothing tells. */
  waitAYearBefore: number | null;
};

/** The figures of an insats that keeps a ledger, from two years before today (or from its ledger's first day). */
export function figuresOf(record: FlowRecord, today: DayNumber): Figures | undefined {
  if (record.ledgerSince === null || record.capacity.length === 0) return undefined;
  const from = Math.max(record.ledgerSince, today - 2 * daysOfYear - daysAYearBefore);
  const occupancy = occupancyOf(record, from, today);
  const last = today - from;
  const waitOn = (day: number) => (day < 0 ? null : waitOf(occupancy, day));
  return {
    record,
    today,
    occupancy,
    waitDaysAgo: (days) => waitOn(last - days),
    waitWithMoreFree: (places) => waitOf(occupancy, last, places),
    waitAYearBefore: meanWait(waitOn, last - daysOfYear),
  };
}

function waitOf(occupancy: Occupancy, day: number, moreFree = 0): PredictedWait | null {
  const since = Math.max(0, day - daysOfYear);
  const days = day - since;
  const sum = (column: Float64Array) => meanOver(column, since, day) * days;
  const queueDays = sum(occupancy.queue);
  return predictedWait({
    ahead: occupancy.queue[day] as number,
    occupied: occupancy.occupied[day] as number,
    places: (occupancy.places[day] as number) + moreFree,
    endings: sum(occupancy.endings),
    placeDays: sum(occupancy.occupied),
    leaving: queueDays > 0 ? sum(occupancy.gaveUp) / queueDays : 0,
  });
}

function meanWait(waitOn: (day: number) => PredictedWait | null, middle: number): number | null {
  const [first, last] = [middle - daysAYearBefore / 2, middle + daysAYearBefore / 2];
  const waits: number[] = [];
  // Five days, a week apart, tell as much as all of them.
  for (let day = first; day <= last; day += 7) {
    const wait = day < daysOfYear / 4 ? null : waitOn(day);
    if (wait) waits.push(wait.medianDays);
  }
  return waits.length === 0 ? null : waits.reduce((sum, days) => sum + days, 0) / waits.length;
}

/** Whether something has held on each of the latest days, today among them. False where there are not so many. */
export function heldFor({ occupancy }: Figures, days: number, holds: (day: number) => boolean): boolean {
  const last = occupancy.days - 1;
  if (last + 1 < days) return false;
  for (let day = last; day > last - days; day -= 1) if (!holds(day)) return false;
  return true;
}

/** Places that somebody new could be given, on a day: nobody is in them and nobody is promised them. */
export const freeOn = ({ occupancy }: Figures, day: number): number =>
  (occupancy.places[day] as number) - (occupancy.taken[day] as number);
