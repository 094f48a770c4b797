import { alarmsAsKnown, type RaisedAlarm } from '../detector/as-known.ts';
import {
  advanceReported,
  type DetectorMethod,
  type DetectorState,
  detectorMethod,
  type EvidenceKind,
  evidenceKinds,
  type LogWeights,
  logWeights,
  newReportedDetector,
  strongestKind,
} from '../detector/detector.ts';
import type { DayNumber } from '../observed.ts';
import type { OwnLevel } from './baseline.ts';
import { asWritten, type FlowSeries, paced } from './series.ts';
import type { FlowThresholds } from './thresholds.ts';

/**
 * An alarm: the day that it was raised, what it is of, and since when the flow had been less. One that what was written
 * down later has taken the evidence from is withdrawn.
 */
export type Alarm = {
  level: 'red' | 'yellow';
  on: DayNumber;
  kind: EvidenceKind;
  since: DayNumber;
  withdrawn: boolean;
};

/** What an estimate stands on: what happened since the flow became less, and what there was to expect. */
export type Standing = {
  alarm: Alarm;
  from: DayNumber;
  to: DayNumber;
  onward: number;
  expectedOnward: number;
  endings: number;
  expectedEndings: number;
};

/** The flow is as before when it has kept this share of what is expected for so many days. */
const asBefore = { share: 0.8, days: 180, fewestExpected: 3 };

/** An alarm that nothing has repeated is over after so many days, whatever the figures. */
const longestDays = 365;

/**
 * Follows the evidence through a series and answers every alarm, in order of days, also those that are withdrawn. The
 * last day of the series is the one on which somebody looks.
 */
export function alarmsIn(
  series: FlowSeries,
  level: Omit<OwnLevel, 'group'>,
  { redYears, yellowYears }: Pick<FlowThresholds, 'redYears' | 'yellowYears'>,
  figures: 'ledger' | 'reported',
): Alarm[] {
  const method = {
    ...detectorMethod,
    spread: level.spread,
    falseAlarmsAYear: { red: 1 / redYears, yellow: 1 / yellowYears },
  };
  const own = paced(series, level);
  const raised =
    figures === 'ledger'
      ? alarmsAsKnown(own, level.written, level.onwardShare, method)
      : reportedAlarms(own, level.onwardShare, method);
  const known = asWritten(own, level.written);
  return raised.map(({ day, level: name, kind, withdrawn }) => {
    const since = series.from + beganOn(known, day, kind, level.onwardShare);
    return { level: name, on: series.from + day, kind, since, withdrawn };
  });
}

/** Of stated figures only the share onward is judged, and that is the same however late they are stated. */
function reportedAlarms(series: FlowSeries, onwardShare: number, method: DetectorMethod): RaisedAlarm[] {
  let state: DetectorState = newReportedDetector();
  const alarms: RaisedAlarm[] = [];
  for (let day = 0; day < series.days; day += 1) {
    const happened = { onward: at(series.onward, day), other: at(series.other, day) };
    state = advanceReported(state, happened, onwardShare, method);
    for (const level of ['yellow', 'red'] as const) {
      const { alarm, evidence } = state[level];
      if (alarm) alarms.push({ day, level, kind: strongestKind(evidence), withdrawn: false });
    }
  }
  return alarms;
}

const at = (column: Float64Array, day: number) => column[day] as number;

/**
 * The day on which a change most likely began that was found on a later one: from there on the days speak for it most.
 * For each kind the weight of a day is the logarithm of its likelihood ratio.
 */
function beganOn(series: FlowSeries, found: number, kind: EvidenceKind, onwardShare: number): number {
  const weights = logWeights(onwardShare, detectorMethod)[evidenceKinds.indexOf(kind)] as LogWeights;
  let [sum, most, began] = [0, Number.NEGATIVE_INFINITY, found];
  for (let day = found; day >= 0; day -= 1) {
    sum +=
      weights.onward * at(series.onward, day) +
      weights.other * at(series.other, day) +
      weights.expectedOnward * at(series.expectedOnward, day) +
      weights.expectedEndings * at(series.expectedEndings, day);
    if (sum > most) [most, began] = [sum, day];
  }
  return began;
}

/**
 * The alarm that still stands at the end of a series, the redder before the later: undefined when none was raised, when
 * the flow has been as before for half a year, or when nothing has repeated it for a year.
 */
export function standingAlarm(
  series: FlowSeries,
  alarms: readonly Alarm[],
  level: Omit<OwnLevel, 'group'>,
): Standing | undefined {
  const known = asWritten(paced(series, level), level.written);
  const last = series.from + series.days - 1;
  const stands = (alarm: Alarm) =>
    last - alarm.on <= longestDays && !isAsBefore(known, alarm, level.onwardShare) ? alarm : undefined;
  const latest = (name: Alarm['level']) =>
    alarms.findLast(({ level: its, withdrawn }) => its === name && !withdrawn);
  const [red, yellow] = [latest('red'), latest('yellow')];
  const alarm = (red && stands(red)) ?? (yellow && stands(yellow));
  return alarm && { alarm, from: alarm.since, to: last, ...sums(known, alarm.since, last) };
}

function isAsBefore(series: FlowSeries, alarm: Alarm, onwardShare: number): boolean {
  const last = series.from + series.days - 1;
  if (last - alarm.on < asBefore.days) return false;
  const { onward, endings, expectedOnward, expectedEndings } = sums(series, last - asBefore.days + 1, last);
  switch (alarm.kind) {
    case 'leaves-not-onward':
      return endings >= asBefore.fewestExpected && onward >= asBefore.share * onwardShare * endings;
    case 'fewer-onward':
      return expectedOnward >= asBefore.fewestExpected && onward >= asBefore.share * expectedOnward;
    case 'nobody-leaves':
      return expectedEndings >= asBefore.fewestExpected && endings >= asBefore.share * expectedEndings;
    default:
      return alarm.kind satisfies never;
  }
}

/** What happened on the days [from, to], and what there was to expect of them to be known. */
function sums(series: FlowSeries, from: DayNumber, to: DayNumber): Omit<Standing, 'alarm' | 'from' | 'to'> {
  let [onward, other, expectedOnward, expectedEndings] = [0, 0, 0, 0];
  for (let day = Math.max(0, from - series.from); day <= to - series.from; day += 1) {
    onward += at(series.onward, day);
    other += at(series.other, day);
    expectedOnward += at(series.expectedOnward, day);
    expectedEndings += at(series.expectedEndings, day);
  }
  return { onward, endings: onward + other, expectedOnward, expectedEndings };
}
