import type { Outcome, Step } from '#insats';
import type { FlagCause } from '../flags/flag.ts';
import type { MissingContent } from '../flags/flag-kinds.ts';
import type { DayNumber } from '../observed.ts';
import { causeOf } from './cause-of.ts';
import { type Figures, freeOn, heldFor } from './figures.ts';
import { isWithinReach, nextStep } from './reach.ts';
import { commonRefusal } from './refusals.ts';
import type { FlowThresholds } from './thresholds.ts';
import { hasBecomeFull, waits } from './waiting.ts';

/** An insats is mostly full when it had nowhere to put anybody on so many of so many days. */
const mostlyFull = { of: 28, days: 20 };

/** Why few go onward of those who leave: with the shares that broke off and went back since a day. */
export function whyNotOnward({ record }: Figures, since: DayNumber): FlagCause {
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

/** Why nobody leaves: the next step is full, or they are stuck here. */
export function whyStuck(own: Figures, all: readonly Figures[], thresholds: FlowThresholds): FlagCause {
  const next = nextStep(own, all);
  const waitsForIt = (own.occupancy.ready[own.occupancy.days - 1] as number) > 0;
  if (
    next?.insatser.every((other) => isMostlyFull(other) && (waitsForIt || hasBecomeFull(other, thresholds)))
  ) {
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

/** Why those who are ready wait: the step that most of them wait for is full, is missing here, or has room. */
export function whyReadyWait(own: Figures, all: readonly Figures[]): FlagCause {
  const { step, insatser } = wantedBy(own, all);
  const now = own.occupancy.ready[own.occupancy.days - 1] as number;
  if (isMissing({ step, insatser })) return causeOf('next-step-missing', { step, now });
  if (insatser.length > 0 && insatser.every(isMostlyFull)) {
    return causeOf('next-step-full', { step, insatser: named(insatser), now });
  }
  const withRoom = insatser.filter((other) => !isMostlyFull(other));
  return causeOf('ready-waiting', { step, insatser: named(withRoom), now });
}

/** Whether there is nothing to wait for: no insats within reach stands on the step that most of the ready want. */
export function isNextStepMissing(own: Figures, all: readonly Figures[]): boolean {
  return isMissing(wantedBy(own, all));
}

type Wanted = { step: Step | null; insatser: Figures[] };

function wantedBy(own: Figures, all: readonly Figures[]): Wanted {
  const step = stepWanted(own) ?? nextStep(own, all)?.step ?? null;
  return {
    step,
    insatser: all.filter((other) => other.record.description.step === step && isWithinReach(own, other)),
  };
}

const isMissing = ({ step, insatser }: Wanted) =>
  step !== null && step !== 'self-support' && insatser.length === 0;

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
