import { countByBand } from '../estimators/age-bands.ts';
import { benjaminiHochberg, falseDiscoveryRate } from '../estimators/benjamini-hochberg.ts';
import { expectedOf } from '../estimators/expected.ts';
import { type FunnelUnit, funnel, lowByChance } from '../estimators/funnel.ts';
import { gammaPosterior, type ObservedAgainstExpected } from '../estimators/own-level.ts';
import type { Window } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { type GammaLaw, gammaMean, gammaQuantile } from '../special/gamma-law.ts';
import { type FlowBaseline, type PeerGroup, peerGroupOf } from '../watch/baseline.ts';
import { seenPlacements } from '../watch/seen-placements.ts';
import { number } from '../wording.ts';
import type { Comparison, Standing } from './insats-flow.ts';
import { peerGroupLabel } from './peer-group-label.ts';

/** With fewer, one insats alone decides what the others are held against. */
const fewestCompared = 3;

type Measure = 'endings' | 'onward';
type Unit = { record: FlowRecord; group: PeerGroup } & Record<Measure, ObservedAgainstExpected>;
type Placed = { unit: Unit; funnel: FunnelUnit };

/**
 * An insats among its peers, by what happened in a window: where it stands in the funnel of its group, how much of such
 * a find would be chance among all that are compared, and its own level, drawn towards its peers'. Null where it keeps
 * no ledger, or too few are like it.
 */
export function comparisonOf(
  record: FlowRecord,
  records: readonly FlowRecord[],
  baseline: FlowBaseline | undefined,
  window: Window,
): Comparison | null {
  if (!baseline) return null;
  const units = records.flatMap((one) => unitOf(one, baseline, window));
  const own = units.find((unit) => unit.record.insats === record.insats);
  const peers = units.filter((unit) => unit.group.group === own?.group.group);
  if (!own || peers.length < fewestCompared) return null;
  const endings = standingOf(own, units, 'endings');
  const onward = standingOf(own, units, 'onward');
  if (!endings || !onward) return null;
  const { group } = own.group;
  const found = { group, label: peerGroupLabel(group), insatser: peers.length, endings, onward };
  return { ...found, sentence: comparisonSentence(found) };
}

function unitOf(record: FlowRecord, baseline: FlowBaseline, { from, to }: Window): Unit[] {
  const group = peerGroupOf(baseline, record);
  if (!group || record.ledgerSince === null || record.ledgerSince >= to) return [];
  const seen = { from: Math.max(from, record.ledgerSince), to };
  const counts = countByBand(seenPlacements(record), seen);
  const sum = (by: readonly number[]) => by.reduce((all, count) => all + count, 0);
  const expected = expectedOf(counts.personDays, group.rates);
  return [
    {
      record,
      group,
      endings: { observed: sum(counts.endings), expected: expected.endings },
      onward: { observed: sum(counts.onward), expected: expected.onward },
    },
  ];
}

/** A funnel for each group, and one list of all that stand in one. */
function standingOf(own: Unit, units: readonly Unit[], measure: Measure): Standing | null {
  const telling = units.filter((unit) => unit[measure].expected > 0);
  const placed = [...Map.groupBy(telling, ({ group }) => group.group).values()].flatMap((peers): Placed[] => {
    if (peers.length < fewestCompared) return [];
    const { units: standings } = funnel(peers.map((unit) => unit[measure]));
    return peers.flatMap((unit, place) => {
      const standing = standings[place];
      return standing ? [{ unit, funnel: standing }] : [];
    });
  });
  const at = placed.findIndex(({ unit }) => unit === own);
  const found = placed[at];
  if (!found) return null;
  const falseDiscovery = benjaminiHochberg(placed.map((one) => lowByChance(one.funnel)))[at] ?? 1;
  const { observed, expected } = own[measure];
  return {
    observed,
    expected,
    z: found.funnel.overdispersed,
    falseDiscovery: Math.min(1, falseDiscovery),
    stands: falseDiscovery <= falseDiscoveryRate ? 'lower' : 'as-peers',
    level: levelOf(measure === 'endings' ? own.group.pace : own.group.onwardPace, own[measure]),
  };
}

function levelOf(prior: GammaLaw | null, unit: ObservedAgainstExpected): Standing['level'] {
  if (!prior) return null;
  const law = gammaPosterior(prior, unit);
  return { mean: gammaMean(law), low: gammaQuantile(law, 0.025), high: gammaQuantile(law, 0.975) };
}

function comparisonSentence({ label, insatser, endings, onward }: Omit<Comparison, 'sentence'>): string {
  const others = `${number(insatser - 1)} andra insatser av samma slag (${label})`;
  if (onward.stands === 'lower') {
    return `Färre går vidare härifrån än från ${others}: ${number(onward.observed)}, där deras takt hade gett ungefär ${number(onward.expected)}. Skillnaden är större än slumpen brukar ge.`;
  }
  if (endings.stands === 'lower') {
    return `Färre slutar här än i ${others}: ${number(endings.observed)}, där deras takt hade gett ungefär ${number(endings.expected)}. Skillnaden är större än slumpen brukar ge.`;
  }
  return `Jämfört med ${others} sticker den inte ut nedåt: ${number(onward.observed)} har gått vidare, och deras takt hade gett ungefär ${number(onward.expected)}.`;
}
