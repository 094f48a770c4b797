import { type Alarm, baselineDays, countEndings, lagDays, type Rule } from './rule.ts';

const monthDays = 30;
/** Moving-range limits: 2.66 is 3 / 1.128 (Shewhart's constant for ranges of two). */
const limitFactor = 2.66;
const runLength = 7;
const trendLength = 6;

export type Chart = { mean: number; low: number };

/** The process limits of a baseline, from its mean moving range. */
export function chartOf(baseline: readonly number[]): Chart {
  const mean = meanOf(baseline);
  const ranges = baseline.slice(1).map((value, index) => Math.abs(value - (baseline[index] ?? value)));
  return { mean, low: mean - limitFactor * meanOf(ranges) };
}

/**
 * Whether the last point of a chart is a sign of something worse. Source: NHS England, Making Data Count: a point
 * outside the limit, seven in a row on one side of the mean, two of three close to the limit (beyond two thirds of the
 * way), six in a row falling. Only the side that is worse.
 */
export function isSign(points: readonly number[], { mean, low }: Chart): boolean {
  const last = points.at(-1);
  if (last === undefined) return false;
  const run = points.slice(-runLength);
  const three = points.slice(-3);
  const trend = points.slice(-trendLength);
  const close = mean - ((mean - low) * 2) / 3;
  return (
    last < low ||
    (run.length === runLength && run.every((point) => point < mean)) ||
    (three.length === 3 && last < close && three.filter((point) => point < close).length >= 2) ||
    (trend.length === trendLength &&
      trend.every((point, index) => index === 0 || point < (trend[index - 1] ?? point)))
  );
}

/**
 * NHS's XmR charts, by month: the share of the endings that are onward, and how many end. Limits from the baseline;
 * months without endings have no share.
 */
export const xmr: Rule = {
  name: 'XmR (NHS)',
  levels: ['red'],
  alarms(record, _peers, from, to) {
    const months = [];
    for (let day = from - baselineDays + monthDays; day <= to; day += monthDays) {
      // What was late for its own month is known by the time that the limits are reckoned.
      const known = Math.max(day, from);
      months.push({ day, ...countEndings(record, day - lagDays - monthDays, day - lagDays, known) });
    }
    const charts = [
      {
        kind: 'leaves-not-onward',
        points: months
          .filter(({ endings }) => endings > 0)
          .map(({ day, onward, endings }) => ({ day, value: onward / endings })),
      },
      { kind: 'nobody-leaves', points: months.map(({ day, endings }) => ({ day, value: endings })) },
    ];
    return charts.flatMap(({ kind, points }) => {
      const chart = chartOf(points.filter(({ day }) => day <= from).map(({ value }) => value));
      const watched = points.filter(({ day }) => day > from);
      return watched.flatMap(({ day }, index): Alarm[] =>
        isSign(
          watched.slice(0, index + 1).map(({ value }) => value),
          chart,
        )
          ? [{ day, level: 'red', kind }]
          : [],
      );
    });
  },
};

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
