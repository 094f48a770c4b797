import { type DayNumber, dayNumber, dayOf } from '#flow';
import type { Day } from '#ledger';
import type { DemoHistory } from './demo-history.ts';
import type { Telling } from './telling.ts';

/** How long after a quarter its provider tells of it. */
const reportedAfterDays = 5;

/**
 * States what the providers have reported who keep no ledger: the quarters of the calendar that were over last, with the
 * counts of those of the history, and how it stands today.
 */
export async function reportFigures({ ask, today }: Telling, { reporting }: DemoHistory): Promise<void> {
  for (const { externalReference, periods, free, queue } of reporting) {
    const quarters = quartersBefore(today, periods.length);
    for (const [place, { started, ended }] of periods.entries()) {
      const quarter = quarters[place];
      if (!quarter) continue;
      const day = Math.min(dayNumber(quarter.to) + reportedAfterDays - today, 0);
      const report = { kind: 'period' as const, ...quarter, started, ended };
      await ask(externalReference, { day, minutes: 0 }, { type: 'report', report });
    }
    const now = { kind: 'now' as const, free, queue };
    await ask(externalReference, { day: 0, minutes: 0 }, { type: 'report', report: now });
  }
}

/** The quarters that were over last on a day, so many of them, first first. */
function quartersBefore(today: DayNumber, count: number): { from: Day; to: Day }[] {
  const date = new Date(dayOf(today));
  const running = date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
  return Array.from({ length: count }, (_, index) => {
    const quarter = running - count + index;
    return { from: firstDayOf(quarter), to: dayOf(dayNumber(firstDayOf(quarter + 1)) - 1) };
  });
}

/** The first day of a quarter, counted in quarters from year 0. */
const firstDayOf = (quarter: number): Day =>
  `${Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`;
