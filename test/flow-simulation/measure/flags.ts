import {
  type DayNumber,
  defaultFlowThresholds,
  type Finding,
  type FlowBaseline,
  type FlowRecord,
  isEstimate,
  watchForbund,
} from '#flow';
import type { Cause } from '../../../packages/flow/flags/flag-kinds.ts';
import type { House } from '../house.ts';
import type { StopKind } from '../plan.ts';
import { knownOn } from '../record.ts';
import { baselineOf, flowWatch } from '../rules/flow-watch.ts';
import type { Alarm } from '../rules/rule.ts';
import { type PeerWorld, type Watched, watchBegins } from './peer-world.ts';

/** Days between two looks for facts. Each stands for fourteen before it is told. */
const daysBetweenLooks = 7;
const daysBetweenQuietLooks = 28;

/** What each stop would rightly be said to come from. */
export const rightCauses: Record<StopKind, readonly Cause[]> = {
  'leaves-not-onward': ['leaves-not-onward'],
  // The flag of those who wait outside says the same as that of those who stay.
  'nobody-leaves': ['stuck-here', 'fewer-leave'],
  'next-step-full': ['next-step-full'],
  'next-step-closed': ['next-step-full'],
  'ready-but-waiting': ['next-step-missing'],
  'more-referred': ['more-referred'],
  'fewer-places': ['fewer-places'],
  admission: ['admission'],
  'unused-places': ['unused-places'],
  unregistered: ['endings-not-registered'],
};

/** The first that the watch said of a stop, on the day that it could be seen. */
export type FirstFlag = { day: DayNumber; kind: Finding['kind']; level: Finding['level']; cause: Cause };

export type Flags = {
  first: FirstFlag | null;
  /** The first fact, and the first about the figures themselves. */
  fact: FirstFlag | null;
  data: FirstFlag | null;
  /** The first red one that was shown: none is while the figures are not to be trusted. */
  red: FirstFlag | null;
};

/** Everything that the watch would have said of an insats after its stop, looked for every week. */
export function flagsAfter(one: Watched, { peers, peerHouses, neighbour }: PeerWorld): Flags {
  const { stop, record, until } = one;
  if (!stop) throw new Error('there is no stop to find');
  const baseline = baselineOf(record, peers, watchBegins);
  const others = [peerHouses[0], one.next ?? (stop.kind === 'ready-but-waiting' ? undefined : neighbour)];
  const lookOn = (day: DayNumber, against: FlowBaseline | undefined) =>
    findingsOn(
      [knownOn(one.house, day), ...others.flatMap((house) => (house ? [neighbourOn(house, day)] : []))],
      day,
      against,
    ).filter(({ subject }) => subject.of === 'insats' && subject.insats === record.insats);
  const stood = new Set(lookOn(stop.from - 1, undefined).map(({ kind }) => kind));
  const alarms = flowWatch.alarms(record, peers, watchBegins, until).filter(({ day }) => day >= stop.from);
  const flags: Flags = { first: null, fact: null, data: null, red: null };
  const keep = (day: DayNumber, { kind, level, cause: { cause } }: Finding) => {
    const flag = { day, kind, level, cause };
    flags.first ??= flag;
    if (level === 'data') flags.data ??= flag;
    else if (!isEstimate(kind)) flags.fact ??= flag;
    if (level === 'red') flags.red ??= flag;
  };
  const days = lookDays(alarms, stop.from, until);
  for (const { day, alarm } of days) {
    const news = lookOn(day, alarm ? baseline : undefined).filter(
      (finding) => !stood.has(finding.kind) && (!isEstimate(finding.kind) || alarm),
    );
    for (const finding of news) keep(day, finding);
    if (isEnough(flags, stop.kind, alarms)) break;
  }
  return flags;
}

const neighboursKnown = new WeakMap<House, Map<DayNumber, FlowRecord>>();

/** What is known of a neighbour on a day: the stops of one insats begin on one day, and meet it again and again. */
function neighbourOn(house: House, day: DayNumber): FlowRecord {
  const kept = neighboursKnown.get(house) ?? new Map<DayNumber, FlowRecord>();
  neighboursKnown.set(house, kept);
  const record = kept.get(day) ?? knownOn(house, day);
  kept.set(day, record);
  return record;
}

/** Facts are looked for until the stop has one; a provider who registers nothing is followed until its flag comes. */
function isEnough({ first, fact, data }: Flags, kind: StopKind, alarms: readonly Alarm[]): boolean {
  if (kind === 'unregistered') return data !== null;
  if (kind === 'leaves-not-onward' || kind === 'nobody-leaves') return first !== null;
  return fact !== null || (first !== null && alarms.length > 2 && first.level === 'red');
}

/** Every week, and on each day of an alarm. */
function lookDays(alarms: readonly Alarm[], from: DayNumber, until: DayNumber) {
  const days = new Map<DayNumber, boolean>();
  for (let day = from; day <= until; day += daysBetweenLooks) days.set(day, false);
  for (const { day } of alarms) days.set(day, true);
  return [...days].map(([day, alarm]) => ({ day, alarm })).toSorted((one, other) => one.day - other.day);
}

function findingsOn(
  records: readonly FlowRecord[],
  today: DayNumber,
  baseline: FlowBaseline | undefined,
): Finding[] {
  return watchForbund(records, {
    today,
    baseline,
    thresholds: defaultFlowThresholds,
    ledgerFreshDays: 30,
    lockingCriteria: new Map(),
  });
}

/** How many facts, and data flags, were opened in an insats without a stop; looked for every fourth week. */
export function quietFlags(
  one: Watched,
  { peerHouses, neighbour }: PeerWorld,
): { facts: number; data: number } {
  const opened = { facts: 0, data: 0 };
  let stood = new Set<Finding['kind']>();
  for (let day = watchBegins; day <= one.until; day += daysBetweenQuietLooks) {
    const records = [one.house, peerHouses[0], neighbour].flatMap((house) =>
      house ? [knownOn(house, day)] : [],
    );
    const own = findingsOn(records, day, undefined).filter(
      ({ subject }) => subject.of === 'insats' && subject.insats === one.record.insats,
    );
    for (const { kind, level } of own) {
      if (stood.has(kind)) continue;
      if (level === 'data') opened.data += 1;
      else opened.facts += 1;
    }
    stood = new Set(own.map(({ kind }) => kind));
  }
  return opened;
}
