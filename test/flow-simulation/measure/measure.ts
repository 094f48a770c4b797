import type { Cause } from '../../../packages/flow/flags/flag-kinds.ts';
import { type Customs, type StopKind, stopKinds, tidy, untidy } from '../plan.ts';
import { type Estimate, foundWithin, medianDays, per100Years, type Sought, shareOf } from './figures.ts';
import { type FirstFlag, type Flags, flagsAfter, quietFlags, rightCauses } from './flags.ts';
import { measureForbund } from './measure-forbund.ts';
import { allStopsInEvery, measureRules } from './measure-rules.ts';
import { type PeerWorld, type Size, sizes, type Watched, watchBegins } from './peer-world.ts';
import { type SlowWriting, slowWritingFigures, slowWritingIn } from './slow-writing.ts';
import type { Tally } from './tally.ts';
import { measureWaits, type WaitsHeld } from './waits.ts';

/** One whole förbund for so many peer groups: it has as many insats-years as three of them. */
const forbundInEvery = 10;

const worlds = { tidy, 'seasons, courses, late registration': untidy } as const;
type World = keyof typeof worlds;

type CauseFigures = { stop: StopKind; right: Estimate & { of: number }; mostOtherwise: string | null };
type FactFigures = { stop: StopKind; size: Size; medianDays: Estimate; within12Months: Estimate };

export type MeasuredWorld = {
  world: World;
  falseAlarms: ReturnType<Tally['falseAlarms']>;
  /** The same in whole förbund of 38 insatser. */
  falseInForbund: ReturnType<Tally['falseAlarms']>;
  found: ReturnType<Tally['found']>;
  facts: FactFigures[];
  falseFacts: Estimate;
  falseDataFlags: Estimate;
  causes: CauseFigures[];
  unregistered: { dataFlag: Estimate; medianDays: Estimate; red: Estimate };
  slowWriting: SlowWriting[];
  waits: WaitsHeld[];
};

export type Measured = { seed: number; replicates: number; worlds: MeasuredWorld[] };

/** Everything that is measured, in a tidy world and in one that is not. The same seed gives the same figures. */
export function measure(
  { seed, replicates }: { seed: number; replicates: number },
  news: (told: string) => void,
): Measured {
  const measured = (Object.keys(worlds) as World[]).map((world) => {
    return measureWorld(world, worlds[world], { seed, replicates }, (replicate) => {
      if (replicate % 20 === 19) news(`${world}: ${replicate + 1} of ${replicates}`);
    });
  });
  return { seed, replicates, worlds: measured };
}

/** What is kept of a stop: its worlds are too large to keep. */
type StopSeen = { kind: StopKind; size: Size; followed: number; from: number; flags: Flags };

function measureWorld(
  world: World,
  customs: Customs,
  { seed, replicates }: { seed: number; replicates: number },
  lived: (replicate: number) => void,
): MeasuredWorld {
  const seen: StopSeen[] = [];
  const slow: ReturnType<typeof slowWritingIn> = [];
  const quiet: { facts: number; data: number; years: number }[] = [];
  const tally = measureRules({ seed, replicates, customs }, (peers, replicate) => {
    if (replicate % allStopsInEvery === 0) {
      for (const one of peers.stopped) seen.push(...stopSeen(one, peers));
      quiet.push(quietReplicate(peers));
      slow.push(...slowWritingIn(peers));
    }
    lived(replicate);
  });
  return {
    world,
    falseAlarms: tally.falseAlarms(),
    falseInForbund: measureForbund({ seed, replicates: Math.ceil(replicates / forbundInEvery), customs }),
    found: tally.found(),
    facts: stopKinds.flatMap((stop) => sizes.map((size) => factsOfStop(stop, size, seen))),
    falseFacts: per100Years(quiet.map(({ facts: count, years }) => ({ count, years }))),
    falseDataFlags: per100Years(quiet.map(({ data: count, years }) => ({ count, years }))),
    causes: stopKinds.map((stop) => causesOfStop(stop, seen)),
    unregistered: unregisteredSeen(seen),
    slowWriting: slowWritingFigures(slow),
    waits: measureWaits({ seed, replicates, customs }),
  };
}

function quietReplicate(world: PeerWorld): { facts: number; data: number; years: number } {
  // The peers themselves are left to the rules: their facts would be those of one and the same neighbourhood.
  const watched = world.untouched.slice(world.peers.length);
  const flags = watched.map((one) => quietFlags(one, world));
  return {
    facts: flags.reduce((sum, one) => sum + one.facts, 0),
    data: flags.reduce((sum, one) => sum + one.data, 0),
    years: watched.reduce((sum, { until }) => sum + (until - watchBegins) / 365, 0),
  };
}

function stopSeen(one: Watched, peers: PeerWorld): StopSeen[] {
  const { stop, size, until } = one;
  if (!stop) return [];
  const { kind, from } = stop;
  return [{ kind, size, from, followed: until - from, flags: flagsAfter(one, peers) }];
}

function soughtBy(seen: readonly StopSeen[], flagOf: (flags: Flags) => FirstFlag | null): Sought[] {
  return seen.map(({ from, followed, flags }) => {
    const day = flagOf(flags)?.day;
    return { days: day === undefined ? null : day - from, followed };
  });
}

function factsOfStop(stop: StopKind, size: Size, seen: readonly StopSeen[]): FactFigures {
  const those = seen.filter((one) => one.kind === stop && one.size === size);
  const sought = soughtBy(those, ({ fact, data }) => (stop === 'unregistered' ? data : fact));
  return { stop, size, medianDays: medianDays(sought), within12Months: foundWithin(sought, 365) };
}

function causesOfStop(stop: StopKind, seen: readonly StopSeen[]): CauseFigures {
  const named = seen.flatMap(({ kind, flags }) => (kind === stop && flags.first ? [flags.first.cause] : []));
  const isRight = (cause: Cause) => rightCauses[stop].includes(cause);
  const others = Map.groupBy(
    named.filter((cause) => !isRight(cause)),
    (cause) => cause,
  );
  const [most] = [...others].toSorted((one, other) => other[1].length - one[1].length);
  return {
    stop,
    right: shareOf(named.filter(isRight).length, named.length),
    mostOtherwise: most ? `${most[0]} (${most[1].length})` : null,
  };
}

function unregisteredSeen(seen: readonly StopSeen[]): MeasuredWorld['unregistered'] {
  const those = seen.filter(({ kind }) => kind === 'unregistered');
  const sought = soughtBy(those, ({ data }) => data);
  return {
    dataFlag: foundWithin(sought, 365),
    medianDays: medianDays(sought),
    red: shareOf(those.filter(({ flags }) => flags.red).length, those.length),
  };
}
