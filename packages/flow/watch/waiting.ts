import { type Figures, heldFor } from './figures.ts';
import type { FlowThresholds } from './thresholds.ts';

/** Whether somebody has waited here on each of the latest days. */
export function waits(figures: Figures, days: number): boolean {
  return heldFor(figures, days, (day) => (figures.occupancy.queue[day] as number) >= 1);
}

/** The wait is half a year or more, and much longer than a year before, for as long as a fact must stand. */
export function isWaitLong(
  own: Figures,
  {
    longWaitDays,
    waitGrowth,
    standsDays,
  }: Pick<FlowThresholds, 'longWaitDays' | 'waitGrowth' | 'standsDays'>,
): boolean {
  const before = own.waitAYearBefore;
  if (before === null || own.occupancy.days < standsDays) return false;
  for (let days = 0; days < standsDays; days += 1) {
    const wait = own.waitDaysAgo(days)?.medianDays ?? 0;
    if (wait < longWaitDays || wait < waitGrowth * before) return false;
  }
  return true;
}

/** Whether it is news that an insats is full: its wait has grown long, or it takes nobody at all. */
export function hasBecomeFull(figures: Figures, thresholds: FlowThresholds): boolean {
  return isWaitLong(figures, thresholds) || takesNobody(figures, thresholds);
}

function takesNobody({ occupancy }: Figures, { standsDays }: FlowThresholds): boolean {
  const last = occupancy.days - 1;
  for (let day = last; day > last - standsDays; day -= 1) {
    if ((occupancy.places[day] as number) > 0) return false;
  }
  return true;
}
