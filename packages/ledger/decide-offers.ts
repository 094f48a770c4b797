import { faultOfCohort } from './decide-capacity.ts';
import type { Draft } from './draft.ts';
import { entryOfOffer } from './draft.ts';
import { type Entry, type EntryAt, isAt } from './entry.ts';
import type { LedgerEvent } from './events.ts';
import { entriesOverdue } from './place-book.ts';
import type { PlaceCommandOf } from './place-commands.ts';
import type { Refusal } from './refusals.ts';
import type { Instant } from './time.ts';
import { endOfWorkingDay, lastDayOf } from './working-days.ts';

type EventOf<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>;

/** Offers that run out in one transaction: each may take four of its hundred writes, and carrying in takes fifty. */
const lapsesAtOnce = 10;

/**
 * Lets offers run out whose deadline has passed, the named entry's first, and offers each place to the next in order
 * where the insats wants that. What is left over runs out with the next command.
 */
export function lapse(draft: Draft, named: string | undefined): void {
  const overdue = entriesOverdue(draft.book, draft.now);
  const first = overdue.filter((id) => id === named);
  const others = overdue.filter((id) => id !== named);
  for (const id of [...first, ...others].slice(0, lapsesAtOnce)) {
    const one = draft.entry(id);
    if (!one || !isAt(one, 'offered')) throw new Error('an offer that ran out was not read');
    const { entry, claim, stage } = one;
    draft.add({ type: 'offerExpired', entry, offer: stage.offer, claim, until: stage.until });
    if (draft.book.rules.offersNext) offerToNext(draft, claim.cohort, entry);
  }
}

/** Offers a place that nobody took to whoever is next in order and can have it; `not` is left out. */
export function offerToNext(draft: Draft, cohort: string | null, not: string): void {
  const terms = termsOf(draft, cohort, null);
  const next = inLine(draft).find((one) => one.entry !== not && canHave(one, terms, draft));
  if (next) draft.add(offerTo(next, terms, draft, byItself));
}

export function decideOffer(command: PlaceCommandOf<'offer'>, draft: Draft): Refusal | undefined {
  const { passing, overbooking } = command;
  if (draft.hasOffered) return { refusal: 'entryExists' };
  const named = command.entry === null ? undefined : draft.entry(command.entry);
  if (command.entry !== null && !named) return { refusal: 'noSuchEntry' };
  if (named && !isAt(named, 'waiting', 'parked')) {
    return { refusal: 'entryStandsElsewhere', is: named.stage.is };
  }
  const cohort = command.cohort ?? named?.claim.cohort ?? null;
  const fault = faultOfCohort(cohort, draft);
  if (fault) return fault;
  const terms = termsOf(draft, cohort, command.workingDays);
  if (!named) {
    const next = inLine(draft).find((one) => canHave(one, terms, draft));
    if (!next) return { refusal: 'nobodyToOffer' };
    draft.add(offerTo(next, terms, draft, { automatic: false, passed: 0, passing: null }));
    return undefined;
  }
  const own = { automatic: false, passed: 0, passing: null, overbooking };
  const goesBeyond = !draft.hasRoomFor(offerTo(named, terms, draft, own));
  const queue = draft.queue();
  const earlier = queue.slice(0, queue.indexOf(named));
  const passed = earlier.filter(
    (one) => isAt(one, 'waiting') && (goesBeyond || canHave(one, terms, draft)),
  ).length;
  if (passed > 0 && passing === null) return { refusal: 'othersComeFirst', others: passed };
  const made = { ...own, passed, passing: passed > 0 ? passing : null };
  return draft.take(offerTo(named, terms, draft, made));
}

export function decideAcceptance(
  { offer, startsOn }: PlaceCommandOf<'accept'>,
  draft: Draft,
): Refusal | undefined {
  const entry = standing(offer, draft);
  if ('refusal' in entry) return entry;
  const { claim, stage } = entry;
  const { until } = stage;
  draft.add({ type: 'offerAccepted', entry: entry.entry, offer, claim, until, startsOn });
  return undefined;
}

export function decideRefusal(command: PlaceCommandOf<'refuse'>, draft: Draft): Refusal | undefined {
  const { offer, refusedBy, reason, afterwards } = command;
  const entry = standing(offer, draft);
  if ('refusal' in entry) return entry;
  if (refusedBy === 'provider' && draft.by.role === 'coordinator') return { refusal: 'providersAnswer' };
  draft.add(refusalOfOffer(entry, { refusedBy, reason, afterwards }));
  if (draft.book.rules.offersNext) offerToNext(draft, entry.claim.cohort, entry.entry);
  return undefined;
}

export function refusalOfOffer(
  { entry, claim, stage }: EntryAt<'offered'>,
  said: Pick<EventOf<'offerRefused'>, 'refusedBy' | 'reason' | 'afterwards'>,
): LedgerEvent {
  return { type: 'offerRefused', entry, offer: stage.offer, claim, until: stage.until, ...said };
}

/** The entry whose offer stands, or why it does not. */
function standing(offer: string, draft: Draft): EntryAt<'offered'> | Refusal {
  const entry = draft.entry(entryOfOffer(offer));
  if (!entry) return { refusal: 'noSuchEntry' };
  if (isAt(entry, 'offered') && entry.stage.offer === offer) return entry;
  const lapsed = draft.events.find((event) => event.type === 'offerExpired' && event.offer === offer);
  if (lapsed?.type === 'offerExpired') return { refusal: 'offerRanOut', lastDay: lastDayOf(lapsed.until) };
  return { refusal: 'offerAnswered' };
}

/** What is said of an offer that the ledger makes to the next in order. */
const byItself = { automatic: true, passed: 0, passing: null };

type Terms = { cohort: string | null; until: Instant; startsBy: string };

function termsOf({ book, now }: Draft, cohort: string | null, workingDays: number | null): Terms {
  const until = endOfWorkingDay(now, workingDays ?? book.rules.offerDays);
  const lastDay = lastDayOf(until);
  const courseStart = book.cohorts.find((one) => one.cohort === cohort)?.startsOn ?? lastDay;
  return { cohort, until, startsBy: courseStart > lastDay ? courseStart : lastDay };
}

/** Those who may be offered a place, in order: parked ones are passed. */
function inLine(draft: Draft): Entry[] {
  return draft.queue().filter((one) => isAt(one, 'waiting'));
}

/** Whether an entry wants this cohort, can start in time, and there is room for its hours. */
function canHave(one: Entry, terms: Terms, draft: Draft): boolean {
  const { cohorts } = draft.book;
  // A course start that was called off is asked for by nobody any more.
  const wanted = cohorts.some(({ cohort }) => cohort === one.wantedCohort) ? one.wantedCohort : null;
  if (wanted !== null && wanted !== terms.cohort) return false;
  if (one.earliestStart !== null && one.earliestStart > terms.startsBy) return false;
  return draft.hasRoomFor(offerTo(one, terms, draft, byItself));
}

function offerTo(
  { entry, claim }: Entry,
  { cohort, until }: Terms,
  draft: Draft,
  said: Pick<EventOf<'offerMade'>, 'automatic' | 'passed' | 'passing'> & { overbooking?: string | null },
): EventOf<'offerMade'> {
  return {
    type: 'offerMade',
    entry,
    offer: draft.newOfferId(entry),
    claim: { ...claim, cohort },
    until,
    overbooking: null,
    ...said,
  };
}
