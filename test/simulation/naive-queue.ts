import type { LedgerEvent, QueueRule, RecordedEvent } from '#ledger';
import { lastDayOf } from '../../packages/ledger/working-days.ts';
import type { People } from './naive-people.ts';
import { goesBefore, goesBeyond, type Person, roomIn, type Settings } from './naive-room.ts';

/** A place that was given back: by whom, and in which course. */
export type Released = { entry: string; cohort: string | null };

type OfferMade = Extract<LedgerEvent, { type: 'offerMade' }>;

type Moment = {
  recorded: RecordedEvent;
  settings: Settings;
  people: People;
  rule: QueueRule;
  offersNext: boolean;
  /** What the event before gave back. */
  released: Released | undefined;
};

/** What is wrong with who is offered or given a place now, as the queue stands before the event. */
export function faultsInOrder(moment: Moment): string[] {
  const { recorded, people } = moment;
  const { event } = recorded;
  if (event.type === 'placementStarted') {
    const queue = [...people.values()].filter(({ is }) => is === 'waiting' || is === 'parked').length;
    return (event.passing !== null) === queue > 0
      ? []
      : [`${queue} queue, and the reason is ${event.passing}`];
  }
  return event.type === 'offerMade' ? faultsOfOffer(event, moment) : [];
}

function faultsOfOffer(event: OfferMade, moment: Moment): string[] {
  const { recorded, settings, people, rule, released, offersNext } = moment;
  const faults: string[] = [];
  const own = people.get(event.entry);
  if (!own) return ['an offer to somebody who is not here'];
  if (event.until <= recorded.recordedAt) faults.push('the offer has run out when it is made');
  if (event.automatic && !offersNext) faults.push('offers by itself where nobody wants that');
  if (event.automatic && released?.cohort !== event.claim.cohort) faults.push('no place was given back here');
  if (event.automatic && own.is !== 'waiting') faults.push(`offers by itself to somebody ${own.is}`);
  const terms = { cohort: event.claim.cohort, until: event.until };
  const beyond = !hasRoom(own, terms.cohort, settings, people);
  const passed = [...people].filter(
    ([id, one]) =>
      one.is === 'waiting' &&
      id !== event.entry &&
      !(event.automatic && id === released?.entry) &&
      goesBefore(one, own, rule) &&
      (beyond || canHave(one, terms, settings, people)),
  );
  if (passed.length !== event.passed) faults.push(`passes ${passed.length}, but says ${event.passed}`);
  if (passed.length > 0 && event.passing === null) faults.push('passes somebody without a reason');
  return faults;
}

/** Whether somebody who waits wants this place, can begin in time, and there is room. */
export function canHave(
  person: Person,
  { cohort, until }: { cohort: string | null; until: string },
  settings: Settings,
  people: People,
): boolean {
  const { wanted, earliestStart } = person;
  if (wanted !== null && settings.cohorts.has(wanted) && wanted !== cohort) return false;
  const lastDay = lastDayOf(until);
  const courseStart = cohort === null ? lastDay : (settings.cohorts.get(cohort)?.startsOn ?? lastDay);
  const startsBy = courseStart > lastDay ? courseStart : lastDay;
  if (earliestStart !== null && earliestStart > startsBy) return false;
  return hasRoom(person, cohort, settings, people);
}

function hasRoom(person: Person, cohort: string | null, settings: Settings, people: People): boolean {
  const before = roomIn(cohort, settings, [...people.values()]);
  const after = roomIn(cohort, settings, [...people.values(), { ...person, is: 'offered', cohort }]);
  return !goesBeyond([before], [after]);
}
