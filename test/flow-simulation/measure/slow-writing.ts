import { type DayNumber, defaultFlowThresholds, type FlowRecord, watchForbund } from '#flow';
import { knownOn } from '../record.ts';
import { baselineOf } from '../rules/flow-watch.ts';
import { type Estimate, shareOf } from './figures.ts';
import { type PeerWorld, type Size, sizes, type Watched, watchBegins } from './peer-world.ts';

/** So many days later than before endings are written down, from a day on. */
const slowerBy = [14, 30, 45] as const;
/** The watch has gone on for a while when writing becomes slow, and goes on for a year. */
const slowFrom = watchBegins + 200;
const followedFor = 365;
const daysBetweenLooks = 7;

export type SlowWriting = { days: number; size: Size; red: Estimate; yellow: Estimate; data: Estimate };
type Seen = { days: number; size: Size; levels: ReadonlySet<string> };

/**
 * What the watch says of an insats without a stop when its provider begins to write endings down later. Whoever is next
 * gets the place when it shows free, so the ledger has no more people than places to tell it by.
 */
export function slowWritingIn({ peers, untouched }: PeerWorld): Seen[] {
  return untouched
    .slice(peers.length)
    .flatMap((one) =>
      slowerBy.map((days) => ({ days, size: one.size, levels: levelsSeen(one, peers, days) })),
    );
}

function levelsSeen(one: Watched, peers: readonly FlowRecord[], later: number): Set<string> {
  const baseline = baselineOf(one.record, peers, watchBegins);
  const levels = new Set<string>();
  for (let today = slowFrom; today < slowFrom + followedFor; today += daysBetweenLooks) {
    const found = watchForbund([knownSlowly(one, today, later)], {
      today,
      baseline,
      thresholds: defaultFlowThresholds,
      ledgerFreshDays: 30,
      lockingCriteria: new Map(),
    });
    // Facts are yellow too, and have nothing to do with how soon endings are written down.
    for (const { level, evidence } of found) if (level === 'data' || evidence.flow) levels.add(level);
  }
  return levels;
}

function knownSlowly({ house, record }: Watched, today: DayNumber, later: number): FlowRecord {
  const writtenOn = ({ on, registeredOn }: { on: number; registeredOn: number }) =>
    registeredOn + (on >= slowFrom ? later : 0);
  return {
    ...knownOn(house, today),
    entries: record.entries.flatMap((entry) => {
      const { placement } = entry;
      if (!placement) return [];
      const { startsOn, ending } = placement;
      if (startsOn !== null && startsOn + (startsOn > slowFrom ? later : 0) > today) return [];
      const known =
        ending && writtenOn(ending) <= today ? { ...ending, registeredOn: writtenOn(ending) } : null;
      return [{ ...entry, placement: { ...placement, ending: known } }];
    }),
  };
}

/** The share of the insatser of which a flag of each level was shown within a year. */
export function slowWritingFigures(seen: readonly Seen[]): SlowWriting[] {
  return slowerBy.flatMap((days) =>
    sizes.map((size) => {
      const those = seen.filter((one) => one.days === days && one.size === size);
      const share = (level: string) =>
        shareOf(those.filter(({ levels }) => levels.has(level)).length, those.length);
      return { days, size, red: share('red'), yellow: share('yellow'), data: share('data') };
    }),
  );
}
