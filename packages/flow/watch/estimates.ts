import {
  advance,
  advanceReported,
  type DetectorState,
  detectorMethod,
  type EvidenceKind,
  newDetector,
  newReportedDetector,
  strongestKind,
} from '../detector/detector.ts';
import type { DayNumber } from '../observed.ts';
import type { OwnLevel } from './baseline.ts';
import type { FlowSeries } from './series.ts';
import type { FlowThresholds } from './thresholds.ts';

/** An alarm: the day that it was raised, what it is of, and since when the flow had been less. */
export type Alarm = { level: 'red' | 'yellow'; on: DayNumber; kind: EvidenceKind; since: DayNumber };

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

/** Follows the evidence through a series and answers every alarm, in order of days. */
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
  let state: DetectorState = figures === 'ledger' ? newDetector() : newReportedDetector();
  const alarms: Alarm[] = [];
  for (let day = 0; day < series.days; day += 1) {
    const happened = { onward: at(series.onward, day), other: at(series.other, day) };
    state =
      figures === 'ledger'
        ? advance(
            state,
            {
              ...happened,
              expectedOnward: at(series.expectedOnward, day) * level.onwardPace,
              expectedEndings: at(series.expectedEndings, day) * level.pace,
            },
            level.onwardShare,
            method,
          )
        : advanceReported(state, happened, level.onwardShare, method);
    for (const name of ['yellow', 'red'] as const) {
      const { alarm, evidence } = state[name];
      if (!alarm) continue;
      const kind = strongestKind(evidence);
      const since = series.from + beganOn(series, day, kind, level);
      alarms.push({ level: name, on: series.from + day, kind, since });
    }
  }
  return alarms;
}

const at = (column: Float64Array, day: number) => column[day] as number;

/**
 * The day on which a change most likely began that was found on a later one: from there on the days speak for it most.
 * For each kind the weight of a day is the logarithm of its likelihood ratio.
 */
function beganOn(
  series: FlowSeries,
  found: number,
  kind: EvidenceKind,
  { pace, onwardPace, onwardShare }: Pick<OwnLevel, 'pace' | 'onwardPace' | 'onwardShare'>,
): number {
  const { rho, onwardRatio } = detectorMethod;
  const weight = (day: number): number => {
    const onward = at(series.onward, day);
    const other = at(series.other, day);
    switch (kind) {
      case 'leaves-not-onward':
        return (
          onward * Math.log(onwardRatio) +
          other * Math.log((1 - onwardRatio * onwardShare) / (1 - onwardShare))
        );
      case 'fewer-onward':
        return (1 - rho) * at(series.expectedOnward, day) * onwardPace + onward * Math.log(rho);
      case 'nobody-leaves':
        return (1 - rho) * at(series.expectedEndings, day) * pace + (onward + other) * Math.log(rho);
      default:
        return kind satisfies never;
    }
  };
  let [sum, most, began] = [0, Number.NEGATIVE_INFINITY, found];
  for (let day = found; day >= 0; day -= 1) {
    sum += weight(day);
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
  level: Pick<OwnLevel, 'pace' | 'onwardPace' | 'onwardShare'>,
): Standing | undefined {
  const last = series.from + series.days - 1;
  const stands = (alarm: Alarm) =>
    last - alarm.on <= longestDays && !isAsBefore(series, alarm, level) ? alarm : undefined;
  const latest = (name: Alarm['level']) => alarms.findLast((alarm) => alarm.level === name);
  const [red, yellow] = [latest('red'), latest('yellow')];
  const alarm = (red && stands(red)) ?? (yellow && stands(yellow));
  return alarm && { alarm, from: alarm.since, to: last, ...sums(series, alarm.since, last, level) };
}

function isAsBefore(
  series: FlowSeries,
  alarm: Alarm,
  level: Pick<OwnLevel, 'pace' | 'onwardPace' | 'onwardShare'>,
): boolean {
  const last = series.from + series.days - 1;
  if (last - alarm.on < asBefore.days) return false;
  const { onward, endings, expectedOnward, expectedEndings } = sums(
    series,
    last - asBefore.days + 1,
    last,
    level,
  );
  switch (alarm.kind) {
    case 'leaves-not-onward':
      return endings >= asBefore.fewestExpected && onward >= asBefore.share * level.onwardShare * endings;
    case 'fewer-onward':
      return expectedOnward >= asBefore.fewestExpected && onward >= asBefore.share * expectedOnward;
    case 'nobody-leaves':
      return expectedEndings >= asBefore.fewestExpected && endings >= asBefore.share * expectedEndings;
    default:
      return alarm.kind satisfies never;
  }
}

/** What happened on the days [from, to], and what there was to expect of this insats. */
function sums(
  series: FlowSeries,
  from: DayNumber,
  to: DayNumber,
  { pace, onwardPace }: Pick<OwnLevel, 'pace' | 'onwardPace'>,
): Omit<Standing, 'alarm' | 'from' | 'to'> {
  let [onward, other, expectedOnward, expectedEndings] = [0, 0, 0, 0];
  for (let day = Math.max(0, from - series.from); day <= to - series.from; day += 1) {
    onward += at(series.onward, day);
    other += at(series.other, day);
    expectedOnward += at(series.expectedOnward, day) * onwardPace;
    expectedEndings += at(series.expectedEndings, day) * pace;
  }
  return { onward, endings: onward + other, expectedOnward, expectedEndings };
}
