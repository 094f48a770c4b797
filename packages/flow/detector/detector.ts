/**
 * The e-detector: evidence, insats by insats and day by day, that fewer go onward, that people leave but not onward,
 * or that nobody leaves. It may be looked at every day: the more looks, the more evidence is asked for.
 */

/** What the evidence is of. In the order of L₁, L₂ and L₃. */
export const evidenceKinds = ['leaves-not-onward', 'fewer-onward', 'nobody-leaves'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** How strong it is, kind by kind. A reported insats, whose placements have no ages, has the first kind alone. */
export type Evidence = Readonly<{ 'leaves-not-onward': number } & Partial<Record<EvidenceKind, number>>>;

/** The evidence by the end of a day. After an alarm it begins anew the day after. */
type LevelState = { evidence: Evidence; alarm: boolean };

/** Two detectors side by side, so a yellow alarm takes nothing from what gathers to a red. Plain: stored as JSON. */
export type DetectorState = { red: LevelState; yellow: LevelState };
type AlarmLevel = keyof DetectorState;

/** A day in an insats. Nothing expected and nothing ended is a day too. */
export type DetectorDay = { onward: number; other: number; expectedOnward: number; expectedEndings: number };

/** A day, or on its last day a period, in a reported insats. */
export type ReportedDay = Pick<DetectorDay, 'onward' | 'other'>;

export type DetectorMethod = {
  /** The share of what is expected that is left when something is wrong: what the detector is quickest to find. */
  rho: number;
  /** The same of the share of endings that are onward: p₁ / p₀. */
  onwardRatio: number;
  /**
   * How much more than by chance endings come together; the evidence of how many there are is its root of this order. (A
   * likelihood ratio raised to a power below 1 has a mean of at most 1 if the ratio itself has, so alarms become rarer.)
   * How those who leave together part between onward and other is as much a matter of chance as when they leave alone.
   */
  spread: number;
  /** False alarms a year in one insats, at most, if the baseline is right. */
  falseAlarmsAYear: Readonly<Record<AlarmLevel, number>>;
};

export const detectorMethod: DetectorMethod = {
  rho: 0.4,
  onwardRatio: 0.43,
  spread: 1,
  falseAlarmsAYear: { red: 0.02, yellow: 0.1 },
};

const daysOfYear = 365.25;

/** The mean evidence at which a level gives alarm: A = 365.25 / α. */
export function alarmAt(falseAlarmsAYear: number): number {
  return daysOfYear / falseAlarmsAYear;
}

const noEvidence: LevelState = {
  evidence: { 'leaves-not-onward': 0, 'fewer-onward': 0, 'nobody-leaves': 0 },
  alarm: false,
};
const noReportedEvidence: LevelState = { evidence: { 'leaves-not-onward': 0 }, alarm: false };

/** The state of an insats that keeps a ledger, before its first day. */
export function newDetector(): DetectorState {
  return { red: noEvidence, yellow: noEvidence };
}

/** The state of a reported insats, before its first day. */
export function newReportedDetector(): DetectorState {
  return { red: noReportedEvidence, yellow: noReportedEvidence };
}

/**
 * The state a day later.
 *
 * @param onwardShare p₀: the careful share of the insats' endings that are onward, between 0 and 1 and neither
 */
export function advance(
  state: DetectorState,
  day: DetectorDay,
  onwardShare: number,
  method: DetectorMethod = detectorMethod,
): DetectorState {
  const ratios = likelihoodRatios(day, onwardShare, method);
  const { red, yellow } = method.falseAlarmsAYear;
  return {
    red: advanceLevel(state.red, ratios, alarmAt(red)),
    yellow: advanceLevel(state.yellow, ratios, alarmAt(yellow)),
  };
}

/** The state of a reported insats a day later. */
export function advanceReported(
  state: DetectorState,
  { onward, other }: ReportedDay,
  onwardShare: number,
  method: DetectorMethod = detectorMethod,
): DetectorState {
  return advance(state, { onward, other, expectedOnward: 0, expectedEndings: 0 }, onwardShare, method);
}

/** M ← (1 + M)·L, for each kind that the state has; alarm when their mean reaches `at`. */
function advanceLevel(before: LevelState, ratios: Record<EvidenceKind, number>, at: number): LevelState {
  const grown = (kind: EvidenceKind) =>
    (1 + (before.alarm ? 0 : (before.evidence[kind] ?? 0))) * ratios[kind];
  const first = { 'leaves-not-onward': grown('leaves-not-onward') };
  const evidence =
    before.evidence['nobody-leaves'] === undefined
      ? first
      : { ...first, 'fewer-onward': grown('fewer-onward'), 'nobody-leaves': grown('nobody-leaves') };
  return { evidence, alarm: meanEvidence(evidence) >= at };
}

/** How much likelier the day is when something is wrong than when nothing is. */
function likelihoodRatios(
  { onward, other, expectedOnward, expectedEndings }: DetectorDay,
  onwardShare: number,
  { rho, onwardRatio, spread }: DetectorMethod,
): Record<EvidenceKind, number> {
  const otherRatio = (1 - onwardRatio * onwardShare) / (1 - onwardShare);
  const tempered = (ratio: number) => (spread === 1 ? ratio : ratio ** (1 / spread));
  return {
    'leaves-not-onward': onwardRatio ** onward * otherRatio ** other,
    'fewer-onward': tempered(Math.exp((1 - rho) * expectedOnward) * rho ** onward),
    'nobody-leaves': tempered(Math.exp((1 - rho) * expectedEndings) * rho ** (onward + other)),
  };
}

/** What one ending, and one that was expected, add to the logarithm of a kind's ratio. */
export type LogWeights = { onward: number; other: number; expectedOnward: number; expectedEndings: number };

/** The same ratios as sums, for whoever follows many days at once. In the order of the kinds. */
export function logWeights(
  onwardShare: number,
  { rho, onwardRatio, spread }: DetectorMethod,
): readonly [LogWeights, LogWeights, LogWeights] {
  const none = { onward: 0, other: 0, expectedOnward: 0, expectedEndings: 0 };
  const [ending, expected] = [Math.log(rho) / spread, (1 - rho) / spread];
  const other = Math.log((1 - onwardRatio * onwardShare) / (1 - onwardShare));
  return [
    { ...none, onward: Math.log(onwardRatio), other },
    { ...none, onward: ending, expectedOnward: expected },
    { ...none, onward: ending, other: ending, expectedEndings: expected },
  ];
}

/** The mean over the kinds, which the alarm goes by. */
export function meanEvidence(evidence: Evidence): number {
  // Asked every day of every insats: the fields one by one cost a tenth of what a list of them does.
  const { 'leaves-not-onward': leaves, 'fewer-onward': fewer, 'nobody-leaves': nobody } = evidence;
  const kinds = 1 + (fewer === undefined ? 0 : 1) + (nobody === undefined ? 0 : 1);
  return (leaves + (fewer ?? 0) + (nobody ?? 0)) / kinds;
}

/** The kind with the most evidence: it names what is wrong. */
export function strongestKind(evidence: Evidence): EvidenceKind {
  let strongest: EvidenceKind = 'leaves-not-onward';
  for (const kind of evidenceKinds) {
    if ((evidence[kind] ?? 0) > (evidence[strongest] ?? 0)) strongest = kind;
  }
  return strongest;
}
