import type { Alarm } from '../rules/rule.ts';
import {
  type Estimate,
  type Exposure,
  foundWithin,
  medianDays,
  per100Years,
  type Sought,
} from './figures.ts';
import type { Size } from './peer-world.ts';

/** Alarms so close to the one before are the same, still standing. */
const sameWithinDays = 31;

/** Figures that gather, each under what it is a figure of. */
export type Tally = {
  /** What a rule said of an insats without a stop. */
  quiet(under: Under, alarms: readonly Alarm[], replicate: number, years: number): void;
  /** When a rule first spoke after a stop. */
  sought(under: Under & { stop: string }, one: Sought): void;
  falseAlarms(): (Under & { per100Years: Estimate; raisedEachTime: number; years: number })[];
  found(): (Under & { stop: string; medianDays: Estimate; within12Months: Estimate; insatser: number })[];
};

type Under = { rule: string; size: Size | 'any'; level: Alarm['level'] };

export function openTally(): Tally {
  const quiet = new Map<string, { under: Under; exposures: Exposure[]; raised: number; years: number }>();
  const sought = new Map<string, { under: Under & { stop: string }; all: Sought[] }>();
  return {
    quiet(under, alarms, replicate, years) {
      const key = JSON.stringify(under);
      const kept = quiet.get(key) ?? { under, exposures: [], raised: 0, years: 0 };
      quiet.set(key, kept);
      const own = kept.exposures[replicate] ?? { count: 0, years: 0 };
      own.count += openingsOf(alarms);
      own.years += years;
      kept.exposures[replicate] = own;
      kept.raised += alarms.length;
      kept.years += years;
    },
    sought(under, one) {
      const key = JSON.stringify(under);
      const kept = sought.get(key) ?? { under, all: [] };
      sought.set(key, kept);
      kept.all.push(one);
    },
    falseAlarms: () =>
      [...quiet.values()].map(({ under, exposures, raised, years }) => ({
        ...under,
        per100Years: per100Years(exposures),
        raisedEachTime: (100 * raised) / years,
        years,
      })),
    found: () =>
      [...sought.values()].map(({ under, all }) => ({
        ...under,
        medianDays: medianDays(all),
        within12Months: foundWithin(all, 365),
        insatser: all.length,
      })),
  };
}

/** How many flags the alarms of one level would have opened: one that goes on is one. */
export function openingsOf(alarms: readonly Alarm[]): number {
  let openings = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { day } of alarms.toSorted((one, other) => one.day - other.day)) {
    if (day - last > sameWithinDays) openings += 1;
    last = day;
  }
  return openings;
}
