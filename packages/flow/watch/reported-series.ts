import type { Window } from '../observed.ts';
import { dayNumber } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import type { FlowSeries } from './series.ts';
import { statedEndings } from './stated-periods.ts';

/** The stated periods of a window (from, to] as a series: each period's endings stand on its last day, none is expected. */
export function reportedSeries(record: FlowRecord, { from, to }: Window): FlowSeries {
  const days = Math.max(0, to - from);
  const made = () => new Float64Array(days);
  const [onward, other] = [made(), made()];
  for (const period of record.periods) {
    const [first, last] = [dayNumber(period.from), dayNumber(period.to)];
    if (first <= from || last > to) continue;
    const stated = statedEndings({ ...record, periods: [period] }, { from, to });
    onward[last - from - 1] = stated.onward;
    other[last - from - 1] = stated.endings - stated.onward;
  }
  return { from: from + 1, days, onward, other, expectedOnward: made(), expectedEndings: made(), late: [] };
}
