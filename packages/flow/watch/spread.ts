import { gammaQuantile } from '../special/gamma-law.ts';
import type { FlowSeries } from './series.ts';

const daysOfMonth = 30;
/** Chance alone passes the limit in one insats of a hundred. */
const byChance = 0.99;

/**
 * How much more than by chance the endings of an insats come together: courses that end on a day, terms that begin in
 * January and August. 1 where they come one by one; 3 where a month differs from what is expected three times as much
 * (in variance) as chance makes it. Pearson's dispersion over months of the baseline, each held against the insats' own
 * mean pace. What is not beyond chance is 1: the limit is a quantile of chi-square over its degrees of freedom, so it is
 * the higher the fewer months there are.
 */
export function spreadOf({ onward, other, expectedEndings, days }: FlowSeries): number {
  const months: { observed: number; expected: number }[] = [];
  for (let from = 0; from + daysOfMonth <= days; from += daysOfMonth) {
    let [observed, expected] = [0, 0];
    for (let day = from; day < from + daysOfMonth; day += 1) {
      observed += (onward[day] as number) + (other[day] as number);
      expected += expectedEndings[day] as number;
    }
    if (expected > 0) months.push({ observed, expected });
  }
  const total = (of: 'observed' | 'expected') => months.reduce((sum, month) => sum + month[of], 0);
  if (months.length < 6 || total('observed') === 0) return 1;
  const pace = total('observed') / total('expected');
  const freedom = months.length - 1;
  const spread =
    months.reduce(
      (sum, { observed, expected }) => sum + (observed - expected * pace) ** 2 / (expected * pace),
      0,
    ) / freedom;
  const beyondChance = gammaQuantile({ shape: freedom / 2, rate: 1 / 2 }, byChance) / freedom;
  return spread > beyondChance ? spread : 1;
}
