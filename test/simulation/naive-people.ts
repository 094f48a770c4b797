import type { LedgerEvent, RecordedEvent } from '#ledger';
import type { Person } from './naive-room.ts';
import { sameJson } from './witness.ts';

export type People = ReadonlyMap<string, Person>;

type Is = Person['is'];
type Change = { people: People; faults: string[] };
type EventOf<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>;

const someone: Person = {
  is: 'waiting',
  minutes: 0,
  referrer: null,
  cohort: null,
  wanted: null,
  municipality: null,
  earliestStart: null,
  ticket: null,
  offer: null,
  until: null,
};

/** The people after an event, and what may not have happened to them. Each begins once and ends once. */
export function changePeople(people: People, { event, recordedAt, version }: RecordedEvent): Change {
  const faults: string[] = [];
  const after = new Map(people);

  function begin(id: string, person: Partial<Person>): void {
    if (people.has(id)) faults.push(`${id} is here already`);
    after.set(id, { ...someone, ...person });
  }
  function move(id: string, from: readonly Is[], change: Partial<Person>): void {
    const before = people.get(id);
    if (!before) faults.push(`${id} is not here`);
    else if (!from.includes(before.is)) faults.push(`${id} is ${before.is}, not ${from.join(' or ')}`);
    if (before) after.set(id, { ...before, ...change });
  }
  function answer(
    { entry, offer, until }: { entry: string; offer: string; until: string },
    ranOut: boolean,
  ): void {
    const before = people.get(entry);
    if (before?.offer !== offer) faults.push(`${entry} has the offer ${before?.offer}, not ${offer}`);
    if (before?.until !== until) faults.push(`the offer runs out ${before?.until}, not ${until}`);
    if (ranOut !== until <= recordedAt) faults.push(`the offer runs out ${until}, and it is ${recordedAt}`);
  }
  const noOffer = { offer: null, until: null };
  const wantedAgain = (id: string) => ({ ...noOffer, cohort: people.get(id)?.wanted ?? null });
  const claims = (id: string, claim: EventOf<'placementEnded'>['claim']) => {
    const person = people.get(id);
    if (!person) return;
    const { minutes, referrer, cohort } = person;
    if (!sameJson({ minutes, referrer, cohort }, claim))
      faults.push(`${id} does not have what the event says`);
  };

  switch (event.type) {
    case 'queueJoined': {
      const { minutes, referrer, cohort } = event.claim;
      const { municipality, earliestStart } = event;
      begin(event.entry, {
        minutes,
        referrer,
        cohort,
        wanted: cohort,
        municipality,
        earliestStart,
        ticket: version,
      });
      break;
    }
    case 'placementStarted':
      begin(event.entry, { is: 'placed', ...event.claim, municipality: event.municipality });
      break;
    case 'placementsCarriedIn':
      for (const { entry, claim } of event.placements) begin(entry, { is: 'placed', ...claim });
      break;
    case 'queueLeft':
      claimsNothing(event.entry);
      move(event.entry, ['waiting', 'parked'], { is: 'left' });
      break;
    case 'entryResumed':
      move(event.entry, ['parked'], { is: 'waiting' });
      break;
    case 'offerMade': {
      const { entry, offer, until, claim } = event;
      move(entry, ['waiting', 'parked'], { is: 'offered', offer, until, cohort: claim.cohort });
      break;
    }
    case 'offerAccepted':
      claims(event.entry, event.claim);
      answer(event, false);
      move(event.entry, ['offered'], { is: 'placed', ...noOffer });
      break;
    case 'offerRefused': {
      claims(event.entry, event.claim);
      answer(event, false);
      const is = { queue: 'waiting', parked: 'parked', leave: 'left' } as const;
      move(event.entry, ['offered'], { is: is[event.afterwards], ...wantedAgain(event.entry) });
      break;
    }
    case 'offerExpired':
      claims(event.entry, event.claim);
      answer(event, true);
      move(event.entry, ['offered'], { is: 'parked', ...wantedAgain(event.entry) });
      break;
    case 'placementHoursChanged':
      claims(event.entry, event.claim);
      move(event.entry, ['placed'], { minutes: event.toMinutes });
      break;
    case 'placementReady':
      move(event.entry, ['placed'], {});
      break;
    case 'placementFollows':
      move(event.entry, ['placed', 'ended'], {});
      break;
    case 'placementEnded':
      claims(event.entry, event.claim);
      move(event.entry, ['placed'], { is: 'ended' });
      break;
    case 'personTold':
      move(event.entry, ['waiting', 'parked', 'offered', 'placed', 'left', 'ended'], {});
      break;
    case 'entryCorrected':
      correct(event);
      break;
    default:
      break;
  }
  return { people: after, faults };

  function claimsNothing(id: string): void {
    if (people.get(id)?.offer) faults.push(`${id} leaves with an offer standing`);
  }
  function correct({ entry, was, becomes, claim }: EventOf<'entryCorrected'>): void {
    claims(entry, claim);
    const back = becomes.is === 'waiting' ? wantedAgain(entry) : noOffer;
    const offered = becomes.is === 'offered' ? { offer: becomes.offer, until: becomes.until } : back;
    if (becomes.is === 'offered') faults.push(`${entry} gets its offer back by a correction`);
    move(entry, [was.is], { is: becomes.is, ...offered });
  }
}
