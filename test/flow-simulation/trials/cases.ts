import { type BetaLaw, betaPosterior, type FlowRecord, type GammaLaw, gammaPosterior } from '#flow';
import { seenPlacements } from '../../../packages/flow/watch/seen-placements.ts';
import { seriesOf } from '../../../packages/flow/watch/series.ts';
import { livePeerWorld, type Size, type Watched, watchBegins } from '../measure/peer-world.ts';
import type { Customs, StopKind } from '../plan.ts';
import { baselineOf } from '../rules/flow-watch.ts';
import { endingsOf, lagDays } from '../rules/rule.ts';

/** An insats as a candidate sees it: its days after the baseline, and what its own level may be. */
export type Case = {
  replicate: number;
  size: Size;
  stop: { kind: StopKind; mild: boolean; day: number } | null;
  days: number;
  onward: Uint8Array;
  other: Uint8Array;
  expectedOnward: Float32Array;
  expectedEndings: Float32Array;
  pace: GammaLaw;
  onwardPace: GammaLaw;
  share: BetaLaw;
  /** How much more than by chance endings came together in the baseline. */
  spread: number;
  /** Days within which nineteen of twenty endings of the baseline were written down. */
  ownLag: number;
  /** The endings of each day as they happened, and how many days it took to write each down. */
  endingsOn: ReadonlyMap<number, readonly { delay: number; onward: boolean }[]>;
  /** The share of the endings of the baseline, of it and its peers, that were written down within so many days. */
  writtenWithin: Float64Array;
};

/** Days after which everything is taken as written down. */
export const longestDelay = 60;
const soughtKinds = ['leaves-not-onward', 'nobody-leaves'] as const;

/** The same worlds as the measurement's, kept as days. Endings that are written down later than the lag are on theirs. */
export function collectCases(seed: number, replicates: number, customs: Customs): Case[] {
  const cases: Case[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const { peers, untouched, stopped } = livePeerWorld(seed + replicate * 7_919, customs, {
      kinds: soughtKinds,
      alsoMild: true,
    });
    for (const one of [...untouched, ...stopped]) {
      const made = caseOf(one, peers, replicate);
      if (made) cases.push(made);
    }
  }
  return cases;
}

function caseOf(
  { record, size, stop, until }: Watched,
  peers: readonly FlowRecord[],
  replicate: number,
): Case | undefined {
  const baseline = baselineOf(record, peers, watchBegins);
  const own = baseline.own[record.insats];
  const group = baseline.groups.find((one) => one.group === own?.group);
  if (!own || !group?.pace || !group.onwardPace || !group.share) return undefined;
  const window = { from: watchBegins - lagDays, to: until - lagDays };
  const series = seriesOf(seenPlacements(withLateEndingsMoved(record)), group.rates, window);
  const { endings, onward, expectedEndings, expectedOnward } = own;
  return {
    replicate,
    size,
    stop: stop && { kind: stop.kind, mild: stop.mild ?? false, day: stop.from - series.from },
    days: series.days,
    onward: Uint8Array.from(series.onward),
    other: Uint8Array.from(series.other),
    expectedOnward: Float32Array.from(series.expectedOnward),
    expectedEndings: Float32Array.from(series.expectedEndings),
    pace: gammaPosterior(group.pace, { observed: endings, expected: expectedEndings }),
    onwardPace: gammaPosterior(group.onwardPace, { observed: onward, expected: expectedOnward }),
    share: betaPosterior(group.share, { onward, endings }),
    spread: own.spread,
    ownLag: ownLagOf(record, window.from),
    endingsOn: Map.groupBy(
      endingsOf(record).map(({ on, registeredOn, onward }) => ({
        day: on - series.from,
        delay: registeredOn - on,
        onward,
      })),
      ({ day }) => day,
    ),
    writtenWithin: writtenWithin([record, ...peers], window.from),
  };
}

/** An ending that is known later than the lag counts on the day that it is known, less the lag. */
function withLateEndingsMoved(record: FlowRecord): FlowRecord {
  return {
    ...record,
    entries: record.entries.map((entry) => {
      const { placement } = entry;
      if (!placement?.ending) return entry;
      const on = Math.max(placement.ending.on, placement.ending.registeredOn - lagDays);
      return { ...entry, placement: { ...placement, ending: { ...placement.ending, on } } };
    }),
  };
}

const beforeWatch = (record: FlowRecord, until: number) =>
  endingsOf(record).filter(({ on }) => on > until - 730 && on <= until);

function ownLagOf(record: FlowRecord, until: number): number {
  const late = beforeWatch(record, until)
    .map(({ on, registeredOn }) => registeredOn - on)
    .toSorted((one, other) => one - other);
  return late[Math.floor(late.length * 0.95)] ?? lagDays;
}

function writtenWithin(records: readonly FlowRecord[], until: number): Float64Array {
  const delays = records.flatMap((record) =>
    beforeWatch(record, until).map(({ on, registeredOn }) => registeredOn - on),
  );
  return Float64Array.from(
    { length: longestDelay + 1 },
    (_, days) => delays.filter((delay) => delay <= days).length / Math.max(1, delays.length),
  );
}
