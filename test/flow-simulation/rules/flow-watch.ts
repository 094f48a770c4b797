import {
  type DayNumber,
  defaultFlowThresholds,
  type FlowBaseline,
  type FlowRecord,
  freezeBaseline,
  ownLevel,
} from '#flow';
import { longestDelay } from '../../../packages/flow/estimators/delays.ts';
import type { FlowEnding } from '../../../packages/flow/record/flow-record.ts';
import type { OwnLevel } from '../../../packages/flow/watch/baseline.ts';
import { alarmsIn } from '../../../packages/flow/watch/estimates.ts';
import { seenPlacements } from '../../../packages/flow/watch/seen-placements.ts';
import { type FlowSeries, seriesOf } from '../../../packages/flow/watch/series.ts';
import { type Alarm, baselineDays, endingsOf, type Rule } from './rule.ts';

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
 * What is expected from a day on: two years before it, of an insats and its peers, as they were known on that day. An
 * insats that lives through several stops in turn has one past, and is reckoned once.
 */
export function baselineOf(record: FlowRecord, peers: readonly FlowRecord[], from: DayNumber): FlowBaseline {
  const kept = baselines.get(peers) ?? new Map<string, FlowBaseline>();
  baselines.set(peers, kept);
  const isPeer = peers.includes(record);
  const key = isPeer ? 'peers' : record.insats;
  const freeze = () => {
    const known = (isPeer ? peers : [...peers, record]).map((one) =>
      withEndings(one, ({ registeredOn }) => registeredOn <= from),
    );
    return freezeBaseline(known, { from: from - baselineDays, to: from }, 1);
  };
  const baseline = kept.get(key) ?? freeze();
  kept.set(key, baseline);
  return baseline;
}

/**
 * What somebody would have seen who looked every day. The watch itself reckons each day as it was known then, but takes
 * what lies far back as it is known in the end: so it is asked anew where an ending is written down later than that.
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
      ({ on, registeredOn }) => registeredOn > on + longestDelay && registeredOn > from && registeredOn <= to,
    )
    .map(({ registeredOn }) => registeredOn);
  const looks = [...new Set([from, ...late])].toSorted((one, other) => one - other);
  const alarms: Alarm[] = [];
  for (const [index, known] of looks.entries()) {
    const until = (looks[index + 1] ?? to + 1) - 1;
    const asKnown = withEndings(
      record,
      ({ on, registeredOn }) => registeredOn <= known || registeredOn <= on + longestDelay,
    );
    for (const alarm of alarmsOf(seriesOf(seenPlacements(asKnown), group.rates, { from, to: until }))) {
      // What an earlier look had already shown is no news.
      const shown = alarms.some(({ level, day }) => level === alarm.level && Math.abs(day - alarm.day) < 31);
      if (alarm.day >= known || !shown) alarms.push({ ...alarm, day: Math.max(alarm.day, known) });
    }
  }
  return alarms;
}

/** The record with those of its endings that are known. */
function withEndings(record: FlowRecord, isKnown: (ending: FlowEnding) => boolean): FlowRecord {
  return {
    ...record,
    entries: record.entries.map((entry) => {
      const { placement } = entry;
      if (!placement?.ending || isKnown(placement.ending)) return entry;
      return { ...entry, placement: { ...placement, ending: null } };
    }),
  };
}
