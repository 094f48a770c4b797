import {
  type DayNumber,
  defaultFlowThresholds,
  type FlowBaseline,
  type FlowRecord,
  freezeBaseline,
  ownLevel,
} from '#flow';
import type { FlowEnding } from '../../../packages/flow/record/flow-record.ts';
import type { OwnLevel } from '../../../packages/flow/watch/baseline.ts';
import { alarmsIn } from '../../../packages/flow/watch/estimates.ts';
import { seenPlacements } from '../../../packages/flow/watch/seen-placements.ts';
import { type FlowSeries, seriesOf } from '../../../packages/flow/watch/series.ts';
import { type Alarm, baselineDays, endingsOf, lagDays, type Rule } from './rule.ts';

/** The product's own watch: its baseline, its own level and its detector, as they would have run every night. */
export const flowWatch: Rule = {
  name: 'flow watch',
  levels: ['red', 'yellow'],
  alarms(record, peers, from, to) {
    const level = ownLevel(baselineOf(record, peers, from), record);
    if (!level) return [];
    return alarmsAsSeen(record, level, from, to, (series) =>
      alarmsIn(series, level, defaultFlowThresholds, 'ledger').map(({ on, level: colour, kind }) => ({
        day: on,
        level: colour,
        kind,
      })),
    );
  },
};

const baselines = new WeakMap<readonly FlowRecord[], Map<string, FlowBaseline>>();

/**
 * What is expected from a day on: two years before it, of an insats and its peers. An insats that lives through several
 * stops in turn has one past, and is reckoned once.
 */
export function baselineOf(record: FlowRecord, peers: readonly FlowRecord[], from: DayNumber): FlowBaseline {
  const kept = baselines.get(peers) ?? new Map<string, FlowBaseline>();
  baselines.set(peers, kept);
  const window = { from: from - lagDays - baselineDays, to: from - lagDays };
  const isPeer = peers.includes(record);
  const key = isPeer ? 'peers' : record.insats;
  const baseline = kept.get(key) ?? freezeBaseline(isPeer ? peers : [...peers, record], window, 1);
  kept.set(key, baseline);
  return baseline;
}

/**
 * What somebody would have seen who looked every day: each day's path is reckoned from what was known on it. What is
 * known changes only when an ending is written down later than the lag, so there the path is reckoned anew.
 */
function alarmsAsSeen(
  record: FlowRecord,
  { group }: Pick<OwnLevel, 'group'>,
  from: DayNumber,
  to: DayNumber,
  alarmsOf: (series: FlowSeries) => Alarm[],
): Alarm[] {
  const late = endingsOf(record)
    .filter(
      ({ on, registeredOn }) => registeredOn > on + lagDays && registeredOn > from && registeredOn <= to,
    )
    .map(({ registeredOn }) => registeredOn);
  const looks = [...new Set([from, ...late])].toSorted((one, other) => one - other);
  const alarms: Alarm[] = [];
  for (const [index, known] of looks.entries()) {
    const until = (looks[index + 1] ?? to + 1) - 1;
    const window = { from: from - lagDays, to: until - lagDays };
    const series = seriesOf(seenPlacements(asKnown(record, known)), group.rates, window);
    for (const alarm of alarmsOf(series)) {
      const day = alarm.day + lagDays;
      // What an earlier look had already shown is no news.
      const shown = alarms.some(
        ({ level, day: before }) => level === alarm.level && Math.abs(before - day) < 31,
      );
      if (day >= known || !shown) alarms.push({ ...alarm, day: Math.max(day, known) });
    }
  }
  return alarms;
}

/** The record with the endings that were known, or will be within the lag, from a day on. */
function asKnown(record: FlowRecord, known: DayNumber): FlowRecord {
  const isKnown = ({ on, registeredOn }: FlowEnding) => registeredOn <= known || registeredOn <= on + lagDays;
  return {
    ...record,
    entries: record.entries.map((entry) => {
      const { placement } = entry;
      if (!placement?.ending || isKnown(placement.ending)) return entry;
      return { ...entry, placement: { ...placement, ending: null } };
    }),
  };
}
