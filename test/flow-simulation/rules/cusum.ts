import { type Alarm, baselineDays, countEndings, endingsOf, lagDays, type Rule } from './rule.ts';

/** What it looks for: half of what was. */
const falls = 0.5;
/**
 * When it speaks: a likelihood ratio of e^4.5. The limit of the risk-adjusted CUSUM as it is used in health care
 * (Steiner, Cook, Farewell and Treasure, Biostatistics 2000).
 */
const limit = 4.5;

/** The sum that never falls below nothing, and begins anew after an alarm. */
export function cusumDays(steps: readonly { day: number; weight: number }[], h: number): number[] {
  let sum = 0;
  return steps.flatMap(({ day, weight }) => {
    sum = Math.max(0, sum + weight);
    if (sum < h) return [];
    sum = 0;
    return [day];
  });
}

/** Two plain CUSUMs against the insats' own two years: Bernoulli for onward among endings, Poisson for endings a day. */
export const cusum: Rule = {
  name: 'CUSUM',
  levels: ['red'],
  alarms(record, _peers, from, to) {
    const start = from - lagDays;
    const { endings, onward } = countEndings(record, start - baselineDays, start, from);
    if (endings === 0) return [];
    const watched = endingsOf(record)
      .map((ending) => ({ ...ending, day: Math.max(ending.on + lagDays, ending.registeredOn) }))
      .filter(({ on, day }) => on > start && day <= to)
      .toSorted((one, other) => one.day - other.day);
    const share = onward / endings;
    const bernoulli = watched.map(({ day, onward: moved }) => ({
      day,
      weight: moved ? Math.log(falls) : Math.log((1 - falls * share) / (1 - share)),
    }));
    const perDay = endings / baselineDays;
    const ended = new Map<number, number>();
    for (const { day } of watched) ended.set(day, (ended.get(day) ?? 0) + 1);
    const poisson = Array.from({ length: to - from + 1 }, (_, index) => ({
      day: from + index,
      weight: (1 - falls) * perDay + (ended.get(from + index) ?? 0) * Math.log(falls),
    }));
    return [
      ...(onward === 0 || onward === endings
        ? []
        : alarmsOn(cusumDays(bernoulli, limit), 'leaves-not-onward')),
      ...alarmsOn(cusumDays(poisson, limit), 'nobody-leaves'),
    ];
  },
};

function alarmsOn(days: readonly number[], kind: string): Alarm[] {
  return days.map((day) => ({ day, level: 'red', kind }));
}
