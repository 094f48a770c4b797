import * as z from 'zod';
import { addBandCounts, type BandCounts, bandRates, countByBand } from '../estimators/age-bands.ts';
import {
  addDelays,
  countDelays,
  type DelayCounts,
  type WrittenShares,
  writtenShares,
} from '../estimators/delays.ts';
import { expectedOf } from '../estimators/expected.ts';
import { carefulBeta, carefulGamma, fitBetaBinomial, fitGammaPoisson } from '../estimators/own-level.ts';
import type { Window } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { seenPlacements } from './seen-placements.ts';
import { seriesOf } from './series.ts';
import { spreadOf } from './spread.ts';
import { statedEndings } from './stated-periods.ts';

/** A peer group with fewer endings than this in the baseline is pooled with those around it. */
const fewestEndings = 50;

const byBand = z.array(z.number().min(0)).readonly();
const gammaLaw = z.strictObject({ shape: z.number(), rate: z.number() });
const betaLaw = z.strictObject({ first: z.number(), second: z.number() });
/** How long it took to write endings down (estimators/delays.ts). Baselines from before it was counted have none. */
const delays = z.array(z.int().min(0)).readonly().optional();

const peerGroup = z.strictObject({
  /** Step and kind, or what they were pooled into. */
  group: z.string(),
  insatser: z.int(),
  rates: z.strictObject({ endings: byBand, onward: byBand }),
  /** How the insatser of the group differ in pace, of all endings and of those onward; null where nothing tells. */
  pace: gammaLaw.nullable(),
  onwardPace: gammaLaw.nullable(),
  /** How they differ in the share of endings that are onward. */
  share: betaLaw.nullable(),
  delays,
});

const counted = z.strictObject({
  /** The peer group that the insats belongs to. */
  group: z.string(),
  endings: z.number(),
  onward: z.number(),
  expectedEndings: z.number(),
  expectedOnward: z.number(),
  /**
   * What was stated for the days before its ledger, beside what is counted above: it tells of the share onward, but not of
   * the pace, since nobody knows who was there. Baselines from before it was kept apart have it in the counts.
   */
  stated: z.strictObject({ endings: z.number(), onward: z.number() }).optional(),
  /** How much more than by chance its endings come together. */
  spread: z.number().min(1),
  delays,
});

/**
 * What is expected, frozen: it does not follow the flow that it is there to judge. A new one takes its place only when
 * somebody says so, and all are kept.
 */
export const flowBaseline = z.strictObject({
  version: z.int().min(1),
  /** The days that it is reckoned from, after `from` up to and including `to`. */
  from: z.int(),
  to: z.int(),
  groups: z.array(peerGroup),
  /** What each insats had done in those days, by its id. */
  own: z.record(z.string(), counted),
});

export type FlowBaseline = z.infer<typeof flowBaseline>;
export type PeerGroup = z.infer<typeof peerGroup>;

/** What an insats is held against. */
export type OwnLevel = {
  group: PeerGroup;
  /** What is expected of the group is multiplied by these. */
  pace: number;
  onwardPace: number;
  /** p₀: the share of endings that had been onward, carefully reckoned. */
  onwardShare: number;
  spread: number;
  /** The share of its endings that is written down so many days later. */
  written: WrittenShares;
};

type Unit = { record: FlowRecord; counts: BandCounts; delays: DelayCounts };

/** The groups that an insats may belong to, narrowest first. */
export function groupsOf({ description: { step, kinds } }: FlowRecord): [string, string, string] {
  const own = step ?? 'parallel';
  return [`${own}/${kinds?.[0] ?? 'any'}`, own, 'all'];
}

/** Reckons what is expected of each kind of insats, from what all of them did in a window of days. */
export function freezeBaseline(
  records: readonly FlowRecord[],
  { from, to }: Window,
  version: number,
): FlowBaseline {
  const units = records.map((record): Unit => {
    const window = seenWindow(record, { from, to });
    const endings = record.entries.flatMap(({ placement }) => placement?.ending ?? []);
    return {
      record,
      counts: countByBand(seenPlacements(record), window),
      delays: countDelays(endings, window),
    };
  });
  const groups = new Map<string, Unit[]>();
  for (const name of new Set(units.flatMap(({ record }) => groupsOf(record)))) {
    const its = units.filter(({ record }) => groupsOf(record).includes(name));
    if (name === 'all' || endingsOf(its) >= fewestEndings) groups.set(name, its);
  }
  const made = [...groups].map(([name, its]) => groupOf(name, its, { from, to }));
  const own: FlowBaseline['own'] = {};
  for (const { record, counts, delays } of units) {
    const group = groupFor(made, record);
    if (!group) continue;
    own[record.insats] = {
      group: group.group,
      ...standing(record, counts, group, { from, to }),
      spread: spreadOf(seriesOf(seenPlacements(record), group.rates, seenWindow(record, { from, to }))),
      delays,
    };
  }
  return { version, from, to, groups: made, own };
}

function groupFor(groups: readonly PeerGroup[], record: FlowRecord): PeerGroup | undefined {
  for (const name of groupsOf(record)) {
    const group = groups.find((one) => one.group === name);
    if (group) return group;
  }
  return undefined;
}

/** What was seen of an insats in a window: nothing where figures are reported, and nothing before its ledger. */
function seenWindow({ ledgerSince }: FlowRecord, { from, to }: Window): Window {
  return { from: Math.min(to, Math.max(from, ledgerSince ?? to)), to };
}

const endingsOf = (units: readonly Unit[]) =>
  units.reduce((sum, { counts }) => sum + counts.endings.reduce((all, count) => all + count, 0), 0);

function groupOf(group: string, units: readonly Unit[], window: Window): PeerGroup {
  const counts = units.map((unit) => unit.counts);
  const rates = bandRates(counts.reduce(addBandCounts));
  const standings = units.map(({ record, counts }) => standing(record, counts, { rates }, window));
  const paced = standings.map(({ endings, expectedEndings }) => ({
    observed: endings,
    expected: expectedEndings,
  }));
  const onward = standings.map(({ onward, expectedOnward }) => ({
    observed: onward,
    expected: expectedOnward,
  }));
  return {
    group,
    insatser: units.length,
    rates,
    pace: fitGammaPoisson(paced),
    onwardPace: fitGammaPoisson(onward),
    share: fitBetaBinomial(standings.map(withStated)),
    delays: units.map(({ delays }) => delays).reduce(addDelays),
  };
}

function standing(
  record: FlowRecord,
  { personDays, endings, onward }: BandCounts,
  { rates }: Pick<PeerGroup, 'rates'>,
  window: Window,
) {
  const expected = expectedOf(personDays, rates);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  return {
    endings: sum(endings),
    onward: sum(onward),
    expectedEndings: expected.endings,
    expectedOnward: expected.onward,
    stated: statedEndings(record, window),
  };
}

/** The endings that tell of the share onward. */
function withStated({
  endings,
  onward,
  stated,
}: Pick<z.infer<typeof counted>, 'endings' | 'onward' | 'stated'>) {
  return { endings: endings + (stated?.endings ?? 0), onward: onward + (stated?.onward ?? 0) };
}

/** The peers that an insats is held against; undefined where the baseline knows none. */
export function peerGroupOf(baseline: FlowBaseline, record: FlowRecord): PeerGroup | undefined {
  const own = baseline.own[record.insats];
  return own ? baseline.groups.find((one) => one.group === own.group) : groupFor(baseline.groups, record);
}

/** What an insats is held against; undefined where the baseline knows nothing of its kind. */
export function ownLevel(baseline: FlowBaseline, record: FlowRecord): OwnLevel | undefined {
  const group = peerGroupOf(baseline, record);
  if (!group) return undefined;
  const own = baseline.own[record.insats];
  const seen = own ?? nothingSeen;
  const { endings, onward, expectedEndings, expectedOnward, spread, delays } = seen;
  const pace = group.pace && carefulGamma(group.pace, { observed: endings, expected: expectedEndings });
  const onwardPace =
    group.onwardPace && carefulGamma(group.onwardPace, { observed: onward, expected: expectedOnward });
  const onwardShare = group.share && carefulBeta(group.share, withStated(seen));
  // Where nobody in the group has ended, or gone onward, there is nothing to miss.
  if (pace === null || onwardPace === null || onwardShare === null) return undefined;
  return { group, pace, onwardPace, onwardShare, spread, written: writtenShares(delays, group.delays) };
}

const nothingSeen = { endings: 0, onward: 0, expectedEndings: 0, expectedOnward: 0, spread: 1, delays: [] };
