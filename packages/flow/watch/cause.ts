import type { Outcome, Step } from '#insats';
import type { FlagCause } from '../flags/flag.ts';
import type { Cause, MissingContent } from '../flags/flag-kinds.ts';
import { waits } from './facts.ts';
import { type Figures, freeOn, heldFor } from './figures.ts';
import { meanOver } from './occupancy.ts';
import { isWithinReach, nextStep } from './reach.ts';
import type { FlowThresholds } from './thresholds.ts';

const daysOfYear = 365;
const daysOfHalfYear = 182;
/** Fewer places than this share of what there was counts as a change. */
const shrunk = 0.9;
/** Free places from this share on are no accident of the day. */
const roomInUse = 0.1;
/** An insats is mostly full when it had nowhere to put anybody on so many of so many days. */
const mostlyFull = { of: 28, days: 20 };

const plain: Omit<FlagCause, 'cause'> = {
  step: null,
  insatser: [],
  dropoutShare: null,
  returnedShare: null,
  before: null,
  now: null,
  missing: [],
  refusal: null,
  criterion: null,
};

export const causeOf = (cause: Cause, known: Partial<FlagCause> = {}): FlagCause => ({
  ...plain,
  ...known,
  cause,
});

/** Why few go onward of those who leave: the ready wait, or with the shares that broke off and went back since a day. */
export function whyNotOnward(
  own: Figures,
  all: readonly Figures[],
  since: number,
  thresholds: FlowThresholds,
): FlagCause {
  if (manyReady(own, thresholds)) return whyReadyWait(own, all);
  const { record } = own;
  const endings = record.entries.flatMap(({ placement }) => {
    const ending = placement?.ending;
    return ending && ending.on >= since ? [ending.outcome] : [];
  });
  const share = (outcome: Outcome) =>
    endings.length === 0 ? null : endings.filter((one) => one === outcome).length / endings.length;
  return causeOf('leaves-not-onward', {
    dropoutShare: share('dropout'),
    returnedShare: share('returned'),
  });
}

/**
 * Why nobody leaves, or few go onward: they are ready and wait, the next step is full, there is none within reach, or
 * they are stuck here.
 */
export function whyStuck(own: Figures, all: readonly Figures[], thresholds: FlowThresholds): FlagCause {
  const next = nextStep(own, all);
  if (manyReady(own, thresholds)) return whyReadyWait(own, all);
  if (next?.insatser.every(isMostlyFull)) {
    return causeOf('next-step-full', { step: next.step, insatser: named(next.insatser) });
  }
  return causeOf('stuck-here', { missing: missingIn(own) });
}

function isMostlyFull(figures: Figures): boolean {
  const { days } = figures.occupancy;
  let full = 0;
  for (let day = Math.max(0, days - mostlyFull.of); day < days; day += 1)
    if (freeOn(figures, day) < 1) full += 1;
  return full >= mostlyFull.days;
}

function manyReady({ occupancy }: Figures, { readyShare }: FlowThresholds): boolean {
  const last = occupancy.days - 1;
  const ready = occupancy.ready[last] as number;
  return ready >= 2 && ready >= readyShare * (occupancy.places[last] as number);
}

/** Why those who are ready wait: the step that most of them wait for is full, is missing here, or has room. */
export function whyReadyWait(own: Figures, all: readonly Figures[]): FlagCause {
  const step = stepWanted(own) ?? nextStep(own, all)?.step ?? null;
  const insatser = all.filter((other) => other.record.description.step === step && isWithinReach(own, other));
  const now = own.occupancy.ready[own.occupancy.days - 1] as number;
  if (step !== null && step !== 'self-support' && insatser.length === 0) {
    return causeOf('next-step-missing', { step, now });
  }
  if (insatser.length > 0 && insatser.every(isMostlyFull)) {
    return causeOf('next-step-full', { step, insatser: named(insatser), now });
  }
  const withRoom = insatser.filter((other) => !isMostlyFull(other));
  return causeOf('ready-waiting', { step, insatser: named(withRoom), now });
}

/** The step that most of those who are ready want. */
function stepWanted({ record }: Figures): Step | null {
  const counts = new Map<Step, number>();
  for (const { placement } of record.entries) {
    if (!placement || placement.ending || placement.seenUntil !== null) continue;
    const step = placement.ready?.toStep;
    if (step) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}

/** Why the wait has grown: places stand free all the same, fewer places, more who are referred, or fewer who leave. */
export function whyLongWait(own: Figures, { standsDays }: FlowThresholds): FlagCause {
  const { days, places, joined, endings } = own.occupancy;
  const roomFor = (day: number) => Math.max(1, roomInUse * (places[day] as number));
  if (heldFor(own, standsDays, (day) => freeOn(own, day) >= roomFor(day))) {
    return causeOf('admission', { refusal: commonRefusal(own) });
  }
  const yearAgo = Math.max(0, days - daysOfYear);
  const [placesBefore, placesNow] = [places[yearAgo] as number, places[days - 1] as number];
  if (placesNow < shrunk * placesBefore) {
    return causeOf('fewer-places', { before: placesBefore, now: placesNow });
  }
  const [joinedBefore, joinedNow] = beforeAndNow(joined, days);
  const [endedBefore, endedNow] = beforeAndNow(endings, days);
  // Roots of counts differ by chance alike, however large the counts are.
  const more = Math.sqrt(joinedNow) - Math.sqrt(joinedBefore);
  const fewer = Math.sqrt(endedBefore) - Math.sqrt(endedNow);
  return more >= fewer
    ? causeOf('more-referred', { before: Math.round(joinedBefore), now: Math.round(joinedNow) })
    : causeOf('fewer-leave', { before: Math.round(endedBefore), now: Math.round(endedNow) });
}

/** The latest half year, and the same days a year before; where they are not known, the half year before it. */
function beforeAndNow(counts: Float64Array, days: number): [number, number] {
  const back = days >= daysOfYear + daysOfHalfYear ? daysOfYear : daysOfHalfYear;
  const halfYearTo = (end: number) => {
    const from = Math.max(0, end - daysOfHalfYear);
    return meanOver(counts, from, Math.max(from, end)) * daysOfHalfYear;
  };
  return [halfYearTo(days - back), halfYearTo(days)];
}

/** Why places stand empty: people wait here all the same, so it is the admission; or they wait elsewhere. */
export function whyUnused(
  own: Figures,
  all: readonly Figures[],
  { standsDays }: FlowThresholds,
  lockingCriterion: string | null,
): FlagCause {
  if (waits(own, standsDays)) return causeOf('admission', { refusal: commonRefusal(own) });
  const queuing = all.filter(
    (other) =>
      isWithinReach(own, other) &&
      other.record.description.step === own.record.description.step &&
      heldFor(other, standsDays, (day) => freeOn(other, day) < 1) &&
      waits(other, standsDays),
  );
  return causeOf('unused-places', { insatser: named(queuing), criterion: lockingCriterion });
}

/** The most common refusal of the latest half year, where there have been several. */
function commonRefusal({ record, today }: Figures): FlagCause['refusal'] {
  const counts = new Map<string, NonNullable<FlagCause['refusal']>>();
  for (const { on, by, reason } of record.refusals) {
    if (on <= today - daysOfHalfYear) continue;
    const key = `${by} ${reason}`;
    counts.set(key, { by, reason, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].toSorted((one, other) => other.count - one.count);
  return most && most.count >= 3 ? most : null;
}

/** What the insats says that it does not have, of what is known to help people onward. What it leaves unsaid is unknown. */
function missingIn({ record: { description } }: Figures): MissingContent[] {
  const missing: MissingContent[] = [];
  if (description.hoursPerWeek?.rampsUp === false) missing.push('ramp');
  if (description.languageSupport?.length === 0) missing.push('language-support');
  if (description.followUp && !description.followUp.includes('implementation-plan')) missing.push('plan');
  const nearWork = ['workplace-based', 'matching', 'employment'] as const;
  if (description.kinds && !nearWork.some((kind) => description.kinds?.includes(kind))) {
    missing.push('employers');
  }
  return missing;
}

const insatserTold = 20;

function named(figures: readonly Figures[]): FlagCause['insatser'] {
  return figures
    .map(({ record }) => ({ insats: record.insats, name: record.description.name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'sv'))
    .slice(0, insatserTold);
}
