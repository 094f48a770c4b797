import { betaQuantile, gammaQuantile } from '#flow';
import type { Case } from './cases.ts';

/** What evidence is gathered of, against what the insats would do: by which factor it has fallen. */
export type Component = { of: 'share' | 'onward' | 'endings'; weight: number; falls: number };

export type Settings = {
  components: readonly Component[];
  /** The quantile of the own level that is taken as the baseline. */
  careful: number;
  /** How evidence from different days of change is put together: summed, or the strongest of them. */
  over: 'all days' | 'the strongest day';
  /** Whose evidence counts for less where endings come together: its root of the order of their spread. */
  tempered: 'counts' | 'all' | 'nothing';
  /** Lets days that lie so far back speak for the own level too. */
  learnsAfter?: number;
};

/** For each of several heights of the evidence the days of alarm; at each height it begins anew after an alarm. */
export type Detector = (one: Case, heights: readonly number[]) => number[][];

/** The product's own settings. */
export const asBuilt: Settings = {
  components: [
    { of: 'share', weight: 1 / 3, falls: 0.43 },
    { of: 'onward', weight: 1 / 3, falls: 0.4 },
    { of: 'endings', weight: 1 / 3, falls: 0.4 },
  ],
  careful: 0.25,
  over: 'all days',
  tempered: 'counts',
};

export function detector(settings: Settings): Detector {
  const { components, over, careful, tempered, learnsAfter } = settings;
  const plus = over === 'all days' ? 1 : 0;
  return (one, heights) => {
    const powers = components.map(({ of }) => powerOf(of, one.spread, tempered));
    const levels = openLevels(one, careful, learnsAfter);
    const ratios = new Float64Array(components.length);
    const gathered = heights.map(() => new Float64Array(components.length));
    const alarms: number[][] = heights.map(() => []);
    for (let day = 0; day < one.days; day += 1) {
      const level = levels(day);
      for (const [index, component] of components.entries()) {
        ratios[index] = Math.exp((powers[index] ?? 1) * logRatio(one, day, component, level));
      }
      for (const [which, height] of heights.entries()) {
        const evidence = gathered[which];
        if (!evidence) continue;
        let mean = 0;
        for (let index = 0; index < evidence.length; index += 1) {
          const before = evidence[index] ?? 0;
          const grown = (plus === 1 ? 1 + before : Math.max(1, before)) * (ratios[index] ?? 1);
          evidence[index] = grown;
          mean += (components[index]?.weight ?? 0) * grown;
        }
        if (mean < height) continue;
        alarms[which]?.push(day);
        evidence.fill(0);
      }
    }
    return alarms;
  };
}

function powerOf(of: Component['of'], spread: number, tempered: Settings['tempered']): number {
  const counts = tempered === 'all' || (tempered === 'counts' && of !== 'share');
  return counts ? 1 / spread : 1;
}

type Level = { pace: number; onwardPace: number; share: number };

function logRatio(one: Case, day: number, { of, falls }: Component, level: Level): number {
  const onward = one.onward[day] ?? 0;
  const other = one.other[day] ?? 0;
  switch (of) {
    case 'share':
      return onward * Math.log(falls) + other * Math.log((1 - falls * level.share) / (1 - level.share));
    case 'onward':
      return (1 - falls) * (one.expectedOnward[day] ?? 0) * level.onwardPace + onward * Math.log(falls);
    case 'endings':
      return (1 - falls) * (one.expectedEndings[day] ?? 0) * level.pace + (onward + other) * Math.log(falls);
    default:
      return of satisfies never;
  }
}

const daysBetweenLearning = 30;

/** The own level day by day: frozen, or with what lies far enough back learnt once a month. */
function openLevels(one: Case, careful: number, learnsAfter: number | undefined): (day: number) => Level {
  const seen = { onward: 0, endings: 0, expectedOnward: 0, expectedEndings: 0 };
  const reckoned = (): Level => ({
    pace: gammaQuantile(
      { shape: one.pace.shape + seen.endings, rate: one.pace.rate + seen.expectedEndings },
      careful,
    ),
    onwardPace: gammaQuantile(
      { shape: one.onwardPace.shape + seen.onward, rate: one.onwardPace.rate + seen.expectedOnward },
      careful,
    ),
    share: betaQuantile(
      { first: one.share.first + seen.onward, second: one.share.second + seen.endings - seen.onward },
      careful,
    ),
  });
  let level = reckoned();
  if (learnsAfter === undefined) return () => level;
  return (day) => {
    const old = day - learnsAfter;
    if (old >= 0) {
      const onward = one.onward[old] ?? 0;
      seen.onward += onward;
      seen.endings += onward + (one.other[old] ?? 0);
      seen.expectedOnward += one.expectedOnward[old] ?? 0;
      seen.expectedEndings += one.expectedEndings[old] ?? 0;
      if (day % daysBetweenLearning === 0) level = reckoned();
    }
    return level;
  };
}
