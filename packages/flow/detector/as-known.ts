import {
  alarmAt,
  type DetectorMethod,
  type EvidenceKind,
  evidenceKinds,
  type LogWeights,
  logWeights,
} from './detector.ts';

/**
 * An ending that was written down later than it happened: until then whoever had left was there on paper, and so much
 * was expected of them each day. Days are places in the columns.
 */
export type LateEnding = {
  day: number;
  writtenOn: number;
  onward: boolean;
  expectedOnward: number;
  expectedEndings: number;
};

/** Days one by one as they are known on the last of them, and what is expected of each when all is written down. */
export type KnownDays = {
  days: number;
  onward: Float64Array;
  other: Float64Array;
  expectedOnward: Float64Array;
  expectedEndings: Float64Array;
  /** In order of days. */
  late: readonly LateEnding[];
};

export type RaisedAlarm = {
  day: number;
  level: 'red' | 'yellow';
  kind: EvidenceKind;
  /** Whether what was written down since has taken the evidence away. */
  withdrawn: boolean;
};

/** An alarm stands while this share of the evidence that it asked for is left when late endings are written down. */
const leftStanding = 0.1;

const levels = ['yellow', 'red'] as const;

/** The three kinds of evidence, in their order. */
type Evidence = [number, number, number];

/**
 * The alarms of a row of days, each day looked at as it was known then. Days that all is written down of move the
 * evidence on for good; the latest are reckoned anew every day, and of each only the share is expected that is usually
 * written down by then. Each ratio has a mean of at most one while more is written down too, so the evidence may be
 * looked at every day as without delays.
 *
 * @param written the share of a day's endings that is written down so many days later; all are, beyond its end
 */
export function alarmsAsKnown(
  known: KnownDays,
  written: readonly number[],
  onwardShare: number,
  method: DetectorMethod,
): RaisedAlarm[] {
  const weights = logWeights(onwardShare, method);
  const ratios = logRatios(known, weights);
  const latest = openLatest(ratios, known.late, weights, written);
  const states = levels.map((level) => ({
    level,
    height: alarmAt(method.falseAlarmsAYear[level]),
    begins: 0,
    /** Evidence of the days that all is written down of, and of all days as they are known in the end. */
    settled: [0, 0, 0] satisfies Evidence as Evidence,
    inTheEnd: [0, 0, 0] satisfies Evidence as Evidence,
  }));
  const alarms: RaisedAlarm[] = [];
  for (let today = 0; today < known.days; today += 1) {
    const done = today - written.length;
    const share = written[known.days - 1 - today] ?? 1;
    for (const { settled, inTheEnd, begins } of states) {
      if (done >= begins) grow(settled, ratios, done, 1);
      grow(inTheEnd, ratios, today, share);
    }
    latest.lookOn(today);
    for (const state of states) {
      const { settled, inTheEnd, height, level } = state;
      if (latest.mostAfter(settled) < height) continue;
      const evidence = latest.after(settled, state.begins);
      if (meanOf(evidence) < height) continue;
      const withdrawn = meanOf(inTheEnd) < leftStanding * height;
      alarms.push({ day: today, level, kind: strongestOf(evidence), withdrawn });
      settled.fill(0);
      inTheEnd.fill(0);
      state.begins = today + 1;
    }
  }
  return alarms;
}

/** The logarithms of a day's ratios, kind by kind: what has happened, and what is expected when all is written down. */
type LogRatios = { happened: Float64Array; expected: Float64Array }[];

function logRatios(known: KnownDays, weights: readonly LogWeights[]): LogRatios {
  return weights.map((weight) => ({
    happened: known.onward.map(
      (onward, day) => weight.onward * onward + weight.other * (known.other[day] as number),
    ),
    expected: known.expectedOnward.map(
      (onward, day) =>
        weight.expectedOnward * onward + weight.expectedEndings * (known.expectedEndings[day] as number),
    ),
  }));
}

/** M ← (1 + M)·L. */
function grow(evidence: Evidence, ratios: LogRatios, day: number, share: number): void {
  for (let kind = 0; kind < evidence.length; kind += 1) {
    const { happened, expected } = ratios[kind] as LogRatios[number];
    const log = (happened[day] as number) + share * (expected[day] as number);
    evidence[kind] = (1 + (evidence[kind] as number)) * Math.exp(log);
  }
}

/** The days that not all is written down of yet, as they are known on one day after the other. */
function openLatest(
  ratios: LogRatios,
  late: readonly LateEnding[],
  weights: readonly LogWeights[],
  written: readonly number[],
) {
  /** Those of the late endings that are not written down yet. */
  let unwritten: LateEnding[] = [];
  let next = 0;
  let [first, today] = [0, 0];
  const shares = Float64Array.from([...written, 1]);
  const logs = ratios.map(() => new Float64Array(shares.length));
  const highest: Evidence = [0, 0, 0];

  function reckon(kind: number): void {
    const { happened, expected } = ratios[kind] as LogRatios[number];
    const { onward, other, expectedOnward, expectedEndings } = weights[kind] as LogWeights;
    const its = logs[kind] as Float64Array;
    for (let day = first; day <= today; day += 1) {
      its[day - first] =
        (happened[day] as number) + (shares[today - day] as number) * (expected[day] as number);
    }
    for (const one of unwritten) {
      its[one.day - first] = (its[one.day - first] as number) - (one.onward ? onward : other);
      const onPaper = expectedOnward * one.expectedOnward + expectedEndings * one.expectedEndings;
      for (let day = one.day + 1; day <= today; day += 1) {
        its[day - first] = (its[day - first] as number) + (shares[today - day] as number) * onPaper;
      }
    }
    let [sum, most] = [0, 0];
    for (let place = today - first; place >= 0; place -= 1) {
      sum += its[place] as number;
      if (sum > most) most = sum;
    }
    highest[kind] = Math.exp(most);
  }

  return {
    lookOn(day: number): void {
      today = day;
      first = Math.max(0, today - written.length + 1);
      for (let one = late[next]; one && one.day <= today; one = late[next]) {
        unwritten.push(one);
        next += 1;
      }
      unwritten = unwritten.filter((one) => one.day >= first && one.writtenOn > today);
      for (let kind = 0; kind < ratios.length; kind += 1) reckon(kind);
    },
    /** No more than this is the mean evidence today: cheap, and most days too little for an alarm. */
    mostAfter(settled: Evidence): number {
      const days = today - first + 1;
      let sum = 0;
      for (let kind = 0; kind < settled.length; kind += 1) {
        sum += ((settled[kind] as number) + days) * (highest[kind] as number);
      }
      return sum / settled.length;
    },
    /** The evidence today, of what began on a day or later. */
    after(settled: Evidence, begins: number): Evidence {
      return settled.map((before, kind) => {
        const its = logs[kind] as Float64Array;
        let evidence = before;
        for (let place = Math.max(0, begins - first); place <= today - first; place += 1) {
          evidence = (1 + evidence) * Math.exp(its[place] as number);
        }
        return evidence;
      }) as Evidence;
    },
  };
}

const meanOf = ([leaves, fewer, nobody]: Evidence) => (leaves + fewer + nobody) / 3;

const strongestOf = (evidence: Evidence): EvidenceKind =>
  evidenceKinds[evidence.indexOf(Math.max(...evidence))] ?? 'leaves-not-onward';
