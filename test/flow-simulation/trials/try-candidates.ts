import { detectorMethod } from '../../../packages/flow/detector/detector.ts';
import { type Estimate, medianDays, per100Years } from '../measure/figures.ts';
import { type Size, sizes } from '../measure/peer-world.ts';
import { type Customs, type StopKind, tidy, untidy } from '../plan.ts';
import { type Candidate, candidates } from './candidates.ts';
import { type Case, collectCases } from './cases.ts';
import { asBuilt, type Detector, detector } from './detectors.ts';

const levels = ['red', 'yellow'] as const;
type Level = (typeof levels)[number];

type Found = { stop: StopKind; mild: boolean; size: Size; medianDays: Estimate };

export type Tried = { name: string; level: Level; height: number; falseAlarms: Estimate; found: Found[] };

/** `sameRate`: with heights that give each candidate the false alarms of the method as built; `asBuilt`: with its heights. */
export type Trials = { seed: number; replicates: number; sameRate: Tried[]; untidyAsBuilt: Tried[] };

const heightsAtOnce = 10;
const [lowest, highest] = [20, 2_000_000];

const daysOfYear = 365.25;

const builtHeight = (level: Level) => daysOfYear / detectorMethod.falseAlarmsAYear[level];

/** Tries every candidate on the worlds of the measurement: at the same rate of false alarms, and where it is untidy. */
export function tryAll(
  { seed, replicates }: { seed: number; replicates: number },
  news: (told: string) => void,
): Trials {
  const collect = (customs: Customs) => {
    news('living through the worlds');
    return collectCases(seed, replicates, customs);
  };
  const cases = collect(tidy);
  const quiet = cases.filter(({ stop }) => stop === null);
  const rateOf = (level: Level) => falseAlarms(detector(asBuilt), quiet, [builtHeight(level)])[0]?.value ?? 0;
  const rates = { red: rateOf('red'), yellow: rateOf('yellow') };
  const sameRate = candidates.flatMap((candidate) => {
    news(candidate.name);
    const heights = levels.map((level) => heightFor(candidate.detect, quiet, rates[level]));
    return tried(candidate, cases, heights);
  });
  const late = collect(untidy);
  const untidyAsBuilt = candidates
    .filter(({ inUntidy = false }) => inUntidy)
    .flatMap((candidate) => tried(candidate, late, levels.map(builtHeight)));
  return { seed, replicates, sameRate, untidyAsBuilt };
}

function tried({ name, detect }: Candidate, cases: readonly Case[], heights: readonly number[]): Tried[] {
  const quiet = cases.filter(({ stop }) => stop === null);
  const alarms = falseAlarms(detect, quiet, heights);
  const sought = cases.flatMap((one) =>
    one.stop ? [{ ...one.stop, one, days: detect(one, heights).map((days) => daysToFind(one, days)) }] : [],
  );
  return levels.map((level, which) => ({
    name,
    level,
    height: heights[which] ?? 0,
    falseAlarms: alarms[which] ?? { value: null, low: null, high: null },
    found: (['leaves-not-onward', 'nobody-leaves'] as const).flatMap((stop) =>
      [false, true].flatMap((mild) =>
        sizes.map((size) => {
          const those = sought.filter(
            (each) => each.kind === stop && each.mild === mild && each.one.size === size,
          );
          return {
            stop,
            mild,
            size,
            medianDays: medianDays(
              those.map(({ one, days }) => ({ days: days[which] ?? null, followed: followedFor(one) })),
            ),
          };
        }),
      ),
    ),
  }));
}

const followedFor = ({ days, stop }: Case) => days - (stop?.day ?? 0);

function daysToFind({ stop, lag }: Case, alarms: readonly number[]): number | null {
  const from = stop?.day ?? 0;
  const found = alarms.find((day) => day + lag >= from);
  return found === undefined ? null : found + lag - from;
}

/** False alarms in 100 insats-years at each of several heights. */
function falseAlarms(detect: Detector, quiet: readonly Case[], heights: readonly number[]): Estimate[] {
  const seen = heights.map(() => new Map<number, { count: number; years: number }>());
  for (const one of quiet) {
    for (const [which, days] of detect(one, heights).entries()) {
      const own = seen[which]?.get(one.replicate) ?? { count: 0, years: 0 };
      own.count += days.length;
      own.years += one.days / 365;
      seen[which]?.set(one.replicate, own);
    }
  }
  return seen.map((replicates) => per100Years([...replicates.values()]));
}

/** The height at which false alarms come as often as wanted: the higher, the fewer. Found in two sweeps. */
function heightFor(detect: Detector, quiet: readonly Case[], rate: number): number {
  let [low, high] = [lowest, highest];
  for (let sweep = 0; sweep < 2; sweep += 1) {
    const step = (high / low) ** (1 / (heightsAtOnce - 1));
    const heights = Array.from({ length: heightsAtOnce }, (_, index) => low * step ** index);
    const rates = falseAlarms(detect, quiet, heights).map(({ value }) => value ?? 0);
    const enough = rates.findIndex((one) => one <= rate);
    if (enough <= 0) return heights[Math.max(0, enough)] ?? high;
    [low, high] = [heights[enough - 1] ?? low, heights[enough] ?? high];
  }
  return high;
}
