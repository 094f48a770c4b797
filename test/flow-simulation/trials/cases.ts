import { type BetaLaw, betaPosterior, type FlowRecord, type GammaLaw, gammaPosterior } from '#flow';
import { seenPlacements } from '../../../packages/flow/watch/seen-placements.ts';
import { seriesOf } from '../../../packages/flow/watch/series.ts';
import { livePeerWorld, type Size, type Watched, watchBegins } from '../measure/peer-world.ts';
import type { Customs, StopKind } from '../plan.ts';
import { baselineOf } from '../rules/flow-watch.ts';
import { lagDays } from '../rules/rule.ts';

/** An insats as a candidate sees it: its days after the baseline, and what its own level may be. */
export type Case = {
  replicate: number;
  size: Size;
  stop: { kind: StopKind; mild: boolean; day: number } | null;
  days: number;
  /** Days that lie between the last one that is judged and the day on which somebody looks. */
  lag: number;
  onward: Uint8Array;
  other: Uint8Array;
  expectedOnward: Float32Array;
  expectedEndings: Float32Array;
  pace: GammaLaw;
  onwardPace: GammaLaw;
  share: BetaLaw;
  /** How much more than by chance endings came together in the baseline. */
  spread: number;
};

const soughtKinds = ['leaves-not-onward', 'nobody-leaves'] as const;

/**
 * The same worlds as the measurement's, kept as days. The candidates do not reckon with delays as the product does: where
 * endings are written down late they wait thirty days, and what is written down later still counts on its own day.
 */
export function collectCases(seed: number, replicates: number, customs: Customs): Case[] {
  const cases: Case[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const { peers, untouched, stopped } = livePeerWorld(seed + replicate * 7_919, customs, {
      kinds: soughtKinds,
      alsoMild: true,
    });
    for (const one of [...untouched, ...stopped]) {
      const made = caseOf(one, peers, replicate, customs.lateRegistration ? lagDays : 0);
      if (made) cases.push(made);
    }
  }
  return cases;
}

function caseOf(
  { record, size, stop, until }: Watched,
  peers: readonly FlowRecord[],
  replicate: number,
  lag: number,
): Case | undefined {
  const baseline = baselineOf(record, peers, watchBegins);
  const own = baseline.own[record.insats];
  const group = baseline.groups.find((one) => one.group === own?.group);
  if (!own || !group?.pace || !group.onwardPace || !group.share) return undefined;
  const window = { from: watchBegins, to: until - lag };
  const series = seriesOf(seenPlacements(withLateEndingsMoved(record, lag)), group.rates, window);
  const { endings, onward, expectedEndings, expectedOnward } = own;
  return {
    replicate,
    size,
    stop: stop && { kind: stop.kind, mild: stop.mild ?? false, day: stop.from - series.from },
    days: series.days,
    lag,
    onward: Uint8Array.from(series.onward),
    other: Uint8Array.from(series.other),
    expectedOnward: Float32Array.from(series.expectedOnward),
    expectedEndings: Float32Array.from(series.expectedEndings),
    pace: gammaPosterior(group.pace, { observed: endings, expected: expectedEndings }),
    onwardPace: gammaPosterior(group.onwardPace, { observed: onward, expected: expectedOnward }),
    share: betaPosterior(group.share, { onward, endings }),
    spread: own.spread,
  };
}

/** An ending that is known later than the lag counts on the day that it is known, less the lag. */
function withLateEndingsMoved(record: FlowRecord, lag: number): FlowRecord {
  return {
    ...record,
    entries: record.entries.map((entry) => {
      const { placement } = entry;
      if (!placement?.ending) return entry;
      const on = Math.max(placement.ending.on, placement.ending.registeredOn - lag);
      return { ...entry, placement: { ...placement, ending: { ...placement.ending, on } } };
    }),
  };
}
