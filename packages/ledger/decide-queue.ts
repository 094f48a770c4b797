import { faultOfCohort, faultOfHours } from './decide-capacity.ts';
import { offerToNext, refusalOfOffer } from './decide-offers.ts';
import type { Draft } from './draft.ts';
import { isAt } from './entry.ts';
import type { PlaceCommandOf } from './place-commands.ts';
import type { Refusal } from './refusals.ts';

export function decideJoining(command: PlaceCommandOf<'join'>, draft: Draft): Refusal | undefined {
  const { referrer, municipality, hoursPerWeek, earliestStart, cohort } = command;
  const entry = draft.newId();
  if (draft.isTaken(entry)) return { refusal: 'entryExists' };
  const fault =
    faultOfHours(hoursPerWeek, draft) ?? (cohort === null ? undefined : faultOfCohort(cohort, draft));
  if (fault) return fault;
  const claim = { minutes: hoursPerWeek * 60, referrer, cohort };
  draft.add({ type: 'queueJoined', entry, claim, municipality, earliestStart });
  return undefined;
}

/** Out of the queue. Whoever has an offer says no to it in the same breath, and its place goes on. */
export function decideLeaving(
  { entry: id, reason }: PlaceCommandOf<'leave'>,
  draft: Draft,
): Refusal | undefined {
  const entry = draft.entry(id);
  if (!entry) return { refusal: 'noSuchEntry' };
  if (isAt(entry, 'waiting', 'parked')) {
    draft.add({ type: 'queueLeft', entry: id, reason });
    return undefined;
  }
  if (!isAt(entry, 'offered')) return { refusal: 'entryStandsElsewhere', is: entry.stage.is };
  draft.add(refusalOfOffer(entry, { refusedBy: 'person', reason, afterwards: 'leave' }));
  if (draft.book.rules.offersNext) offerToNext(draft, entry.claim.cohort, id);
  return undefined;
}

/** A parked entry is offered places again, where it stood in the order. */
export function decideResuming({ entry: id }: PlaceCommandOf<'resume'>, draft: Draft): Refusal | undefined {
  const entry = draft.entry(id);
  if (!entry) return { refusal: 'noSuchEntry' };
  if (isAt(entry, 'waiting')) return undefined;
  if (!isAt(entry, 'parked')) return { refusal: 'entryStandsElsewhere', is: entry.stage.is };
  draft.add({ type: 'entryResumed', entry: id });
  return undefined;
}

export function decideTelling({ entry: id }: PlaceCommandOf<'tell'>, draft: Draft): Refusal | undefined {
  const entry = draft.entry(id);
  if (!entry) return { refusal: 'noSuchEntry' };
  if (entry.toTell === null) return { refusal: 'nothingToTell' };
  draft.add({ type: 'personTold', entry: id, about: entry.toTell });
  return undefined;
}
