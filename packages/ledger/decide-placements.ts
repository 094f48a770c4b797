import { faultOfCohort, faultOfDay, faultOfHours } from './decide-capacity.ts';
import { type Draft, entryOfOffer } from './draft.ts';
import { type EntryAt, isAt } from './entry.ts';
import type { PlaceCommandOf } from './place-commands.ts';
import type { Refusal } from './refusals.ts';

/** A placement without an offer: for somebody who never stood in the queue. */
export function decideStart(command: PlaceCommandOf<'start'>, draft: Draft): Refusal | undefined {
  const { referrer, municipality, hoursPerWeek, startsOn, cohort, passing, overbooking } = command;
  const entry = draft.newId();
  if (draft.isTaken(entry)) return { refusal: 'entryExists' };
  const fault = faultOfHours(hoursPerWeek, draft) ?? faultOfCohort(cohort, draft);
  if (fault) return fault;
  const { queue } = draft.book;
  if (queue > 0 && passing === null) return { refusal: 'othersComeFirst', others: queue };
  return draft.take({
    type: 'placementStarted',
    entry,
    claim: { minutes: hoursPerWeek * 60, referrer, cohort },
    municipality,
    startsOn,
    passing: queue > 0 ? passing : null,
    overbooking,
  });
}

export function decideHours(command: PlaceCommandOf<'changeHours'>, draft: Draft): Refusal | undefined {
  const { hoursPerWeek, on, overbooking } = command;
  const placement = placementOf(command.entry, draft);
  if ('refusal' in placement) return placement;
  const { entry, claim } = placement;
  const fault = faultOfHours(hoursPerWeek, draft) ?? faultOfOrder(placement, on);
  if (fault) return fault;
  const toMinutes = hoursPerWeek * 60;
  if (toMinutes === claim.minutes) return undefined;
  return draft.take({ type: 'placementHoursChanged', entry, claim, toMinutes, on, overbooking });
}

/** Ready for the next step, or not any more. */
export function decideReadiness(
  { entry: id, ready }: PlaceCommandOf<'markReady'>,
  draft: Draft,
): Refusal | undefined {
  const placement = placementOf(id, draft);
  if ('refusal' in placement) return placement;
  if (ready !== null) {
    const fault = faultOfDay(ready.on, draft.today) ?? faultOfOrder(placement, ready.on);
    if (fault) return fault;
  }
  const before = placement.stage.ready;
  if (before?.on === ready?.on && before?.toStep === ready?.toStep) return undefined;
  draft.add({ type: 'placementReady', entry: id, ready });
  return undefined;
}

/** An ending, with its outcome. Into another insats: only onto a placement that an accepted offer has opened there. */
export function decideEnding(command: PlaceCommandOf<'end'>, draft: Draft): Refusal | undefined {
  const { outcome, on, into } = command;
  const placement = placementOf(command.entry, draft);
  if ('refusal' in placement) return placement;
  const fault = faultOfDay(on, draft.today) ?? faultOfOrder(placement, on);
  if (fault) return fault;
  const { entry, claim, stage } = placement;
  const { startsOn, carriedIn } = stage;
  const ending = { type: 'placementEnded', entry, claim, startsOn, carriedIn, outcome, on } as const;
  if (into === null) {
    draft.add({ ...ending, toStep: command.toStep, into: null });
    return undefined;
  }
  if (!acceptedThere(into, draft)) return { refusal: 'noAcceptedOfferThere' };
  const next = { insats: into.insats, entry: entryOfOffer(into.offer) };
  draft.add({ ...ending, toStep: draft.there?.step ?? command.toStep, into: next });
  const cameFrom = { insats: draft.head.insats, entry };
  draft.addElsewhere({
    insats: into.insats,
    event: { type: 'placementFollows', entry: next.entry, cameFrom },
  });
  return undefined;
}

/** Whether the other insats, of the same förbund, has opened a placement on that offer that follows on nothing yet. */
function acceptedThere(into: { insats: string; offer: string }, { head, there }: Draft): boolean {
  if (!there?.entry || there.head.insats !== into.insats || into.insats === head.insats) return false;
  if (there.head.forbund !== head.forbund || there.head.status !== 'open') return false;
  if (there.entry.book !== there.head.book?.since) return false;
  const { stage } = there.entry;
  return stage.is === 'placed' && stage.offer === into.offer && stage.cameFrom === null;
}

function placementOf(id: string, draft: Draft): EntryAt<'placed'> | Refusal {
  const entry = draft.entry(id);
  if (!entry) return { refusal: 'noSuchEntry' };
  return isAt(entry, 'placed') ? entry : { refusal: 'entryStandsElsewhere', is: entry.stage.is };
}

function faultOfOrder({ stage: { startsOn } }: EntryAt<'placed'>, on: string): Refusal | undefined {
  return startsOn !== null && on < startsOn ? { refusal: 'endsBeforeStart', on, startsOn } : undefined;
}
