import type { DayNumber } from '#flow';
import type { Calendar } from './calendar.ts';
import { endingBands, force, type InsatsPlan, type Stop } from './plan.ts';

/** Of those who go onward and not to another insats: this share into studies. */
const studiesAmongOthers = 0.3;

/**
 * What drives one insats from day to day: its daily rates with seasons and stops in them. Sums over days are kept
 * whole, so that the day on which something happens is found without walking through the days before it.
 */
export type Pressure = {
  /** The day on which an ending comes whose patience is `threshold`; null when that lies beyond the world. */
  endingDay(startedOn: DayNumber, seenAfter: DayNumber, threshold: number): DayNumber | null;
  /** The day on which that many more have been referred, and how far into it; null beyond the world. */
  arrival(after: number, threshold: number): { day: DayNumber; at: number } | null;
  /** Of the endings of a day: the share into studies. */
  studiesShare(day: DayNumber): number;
  /** Of those that are not into studies: the share that is onward all the same. */
  otherOnwardShare(day: DayNumber): number;
  /** Of these: the share whose next is an insats on the step above. */
  nextShare: number;
  /** The share of the places that admission lets in to. */
  admits(day: DayNumber): number;
  /** Whether those who are ready find no insats on the next step at all. */
  hasNoNext(day: DayNumber): boolean;
  registersEndings(day: DayNumber): boolean;
};

export function pressureOn(plan: InsatsPlan, calendar: Calendar, stops: readonly Stop[]): Pressure {
  const { first, last } = calendar;
  const own = stops.filter(({ insats }) => insats === plan.insats);
  const stopped = (kind: Stop['kind'], day: DayNumber) =>
    own.find((stop) => stop.kind === kind && day >= stop.from);
  /** What is left of a rate while a stop works. */
  const left = (kind: Stop['kind'], day: DayNumber, share: number) => {
    const stop = stopped(kind, day);
    if (!stop) return 1;
    return stop.mild ? force.whenMild : share;
  };
  const onwardShare = (day: DayNumber) =>
    plan.onwardShare * left('leaves-not-onward', day, force.onwardShare);
  const studiesOf = (share: number) => share * (1 - plan.nextShare) * studiesAmongOthers;
  const studiesAsPlanned = studiesOf(plan.onwardShare);
  const endings = summed(
    first,
    last,
    (day) =>
      plan.pace *
      left('nobody-leaves', day, force.paceWhenNobodyLeaves) *
      (studiesAsPlanned * calendar.studies(day) + (1 - studiesAsPlanned) * calendar.otherEndings(day)),
  );
  const arrivals = summed(
    first,
    last,
    (day) =>
      plan.arrivalsPerDay *
      left('more-referred', day, force.arrivalsWhenMoreAreReferred) *
      left('unused-places', day, force.arrivalsWhenUnused) *
      calendar.arrivals(day),
  );
  return {
    endingDay(startedOn, seenAfter, threshold) {
      let left = threshold;
      for (const { from, to, rate } of endingBands) {
        const begins = Math.max(startedOn + from, seenAfter);
        const ends = Math.min(startedOn + to, last);
        if (ends <= begins) continue;
        const within = rate * (endings.until(ends) - endings.until(begins));
        if (within >= left) return endings.dayOf(endings.until(begins) + left / rate);
        left -= within;
      }
      return null;
    },
    arrival(after, threshold) {
      const at = after + threshold;
      return at < arrivals.until(last) ? { day: arrivals.dayOf(at), at } : null;
    },
    otherOnwardShare(day) {
      const onward = onwardShare(day);
      return (onward - studiesOf(onward)) / (1 - studiesOf(onward));
    },
    nextShare: plan.nextShare / (1 - studiesAmongOthers * (1 - plan.nextShare)),
    studiesShare(day) {
      const studies = studiesOf(onwardShare(day)) * calendar.studies(day);
      const others = (1 - studiesOf(onwardShare(day))) * calendar.otherEndings(day);
      return studies / (studies + others);
    },
    admits: (day) => (stopped('admission', day) ? force.useWhenAdmissionStops : 1),
    hasNoNext: (day) => stopped('ready-but-waiting', day) !== undefined,
    registersEndings: (day) => stopped('unregistered', day) === undefined,
  };
}

/** The sum of a daily rate, and the day on which it reaches a height. The first day of the world has a rate too. */
function summed(first: DayNumber, last: DayNumber, rate: (day: DayNumber) => number) {
  const sums = new Float64Array(last - first + 2);
  for (let day = first; day <= last; day += 1) {
    sums[day - first + 1] = (sums[day - first] ?? 0) + rate(day);
  }
  const until = (day: DayNumber) => sums[Math.max(0, day - first + 1)] ?? Number.POSITIVE_INFINITY;
  /** The first day at whose end the sum has reached the height. */
  function dayOf(height: number): DayNumber {
    let low = first;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (until(middle) >= height) high = middle;
      else low = middle + 1;
    }
    return low;
  }
  return { until, dayOf };
}
