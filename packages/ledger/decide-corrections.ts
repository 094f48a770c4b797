import { faultOfDay } from './decide-capacity.ts';
import type { Draft } from './draft.ts';
import { type Entry, isAt } from './entry.ts';
import type { PlaceCommandOf } from './place-commands.ts';
import type { Stage } from './place-events.ts';
import type { Refusal } from './refusals.ts';

/** Puts a wrong entry right by an event of its own. What stood in the log stays there. */
export function decideEntryCorrection(
  command: PlaceCommandOf<'correctEntry'>,
  draft: Draft,
): Refusal | undefined {
  const { corrects, reason, correction, overbooking } = command;
  const entry = draft.entry(command.entry);
  if (!entry) return { refusal: 'noSuchEntry' };
  if (entry.stageSince !== corrects) return { refusal: 'entryMovedOn' };
  const becomes = corrected(entry, correction, draft.today);
  if ('refusal' in becomes) return becomes;
  const { claim, stage: was } = entry;
  const id = entry.entry;
  const refused = draft.take({
    type: 'entryCorrected',
    entry: id,
    corrects,
    reason,
    claim,
    was,
    becomes,
    overbooking,
  });
  if (!refused && was.is === 'ended' && was.into && becomes.is === 'placed') unlink(was.into.entry, draft);
  return refused;
}

/** The placement in the other insats follows on nothing any more, if its book is still the one that it was in. */
function unlink(entry: string, draft: Draft): void {
  const { there } = draft;
  if (!there?.entry || there.entry.book !== there.head.book?.since) return;
  draft.addElsewhere({
    insats: there.head.insats,
    event: { type: 'placementFollows', entry, cameFrom: null },
  });
}

function corrected(
  entry: Entry,
  correction: PlaceCommandOf<'correctEntry'>['correction'],
  today: string,
): Stage | Refusal {
  const { stage } = entry;
  switch (correction.kind) {
    case 'mistaken':
      if (stage.is === 'mistaken') return { refusal: 'notSuchCorrection' };
      return faultOfLinks(stage) ?? { is: 'mistaken' };
    case 'back-in-queue':
      if (entry.ticket === null || !isAt(entry, 'offered', 'placed', 'left', 'mistaken')) {
        return { refusal: 'notSuchCorrection' };
      }
      return faultOfLinks(stage) ?? { is: 'waiting' };
    case 'started': {
      if (stage.is !== 'placed' && stage.is !== 'ended') return { refusal: 'notSuchCorrection' };
      const { startsOn } = correction;
      if (stage.is === 'ended' && stage.on < startsOn) {
        return { refusal: 'endsBeforeStart', on: stage.on, startsOn };
      }
      return { ...stage, startsOn };
    }
    case 'ended': {
      if (stage.is !== 'ended') return { refusal: 'notSuchCorrection' };
      const { outcome, toStep, on } = correction;
      if (stage.into && outcome !== stage.outcome) return { refusal: 'linkedEnding' };
      const { startsOn } = stage;
      if (startsOn !== null && on < startsOn) return { refusal: 'endsBeforeStart', on, startsOn };
      return faultOfDay(on, today) ?? { ...stage, outcome, toStep: stage.into ? stage.toStep : toStep, on };
    }
    case 'not-ended': {
      if (stage.is !== 'ended') return { refusal: 'notSuchCorrection' };
      const { startsOn, offer, carriedIn, ready, cameFrom } = stage;
      return { is: 'placed', startsOn, offer, carriedIn, ready, cameFrom };
    }
    default:
      return correction satisfies never;
  }
}

/** A placement that is linked with another insats is put right there first. */
function faultOfLinks(stage: Stage): Refusal | undefined {
  if (stage.is !== 'placed' && stage.is !== 'ended') return undefined;
  if (stage.cameFrom) return { refusal: 'followsAnEnding' };
  return stage.is === 'ended' && stage.into ? { refusal: 'linkedEnding' } : undefined;
}
