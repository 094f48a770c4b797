import type { LedgerEvent, QueueRule, RecordedEvent } from '#ledger';
import { endOfWorkingDay } from '../../packages/ledger/working-days.ts';
import { changePeople, type People } from './naive-people.ts';
import { canHave, faultsInOrder, type Released } from './naive-queue.ts';
import { goesBeyond, type Person, rooms, type Settings } from './naive-room.ts';

type EventOf<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>;

/** Where an insats stands, by the naive account. */
export type NaiveLedger = {
  readonly organisation: string | undefined;
  readonly keepsBook: boolean;
  readonly settings: Settings;
  readonly people: People;
};

/**
 * Follows a log and says of each event what about it may never be: places given beyond those there are without a
 * decision, somebody in the wrong stage, the wrong one offered a place, an offer answered after its time.
 */
export function openNaiveLedger(rule: QueueRule) {
  let organisation: string | undefined;
  let keepsBook = false;
  let offersNext = false;
  let offerDays = 1;
  let settings: Settings = {
    capacity: 0,
    perPlace: 2_400,
    sharing: false,
    reserved: new Map(),
    cohorts: new Map(),
  };
  let people: People = new Map();
  let released: Released | undefined;

  function setRules({ sharing, offersNext: next, offerDays: days }: EventOf<'placeRulesSet'>['rules']): void {
    settings = { ...settings, sharing };
    offersNext = next;
    offerDays = days;
  }

  function changeSettings(event: LedgerEvent): void {
    switch (event.type) {
      case 'insatsCreated':
      case 'handedOver':
        organisation = event.organisation;
        return;
      case 'placesSet':
        settings = { ...settings, capacity: event.capacityMinutes, perPlace: event.minutesPerPlace };
        return;
      case 'ledgerOpened':
        keepsBook = true;
        people = new Map();
        settings = { ...settings, reserved: new Map(), cohorts: new Map() };
        setRules(event.rules);
        return;
      case 'ledgerClosed':
        keepsBook = false;
        people = new Map();
        return;
      case 'placeRulesSet':
        setRules(event.rules);
        return;
      case 'placesReserved':
        settings = {
          ...settings,
          reserved: new Map(event.reservations.map(({ referrer, minutes }) => [referrer, minutes])),
        };
        return;
      case 'cohortPlanned': {
        const { cohort, startsOn, capacityMinutes: capacity } = event.cohort;
        settings = { ...settings, cohorts: new Map([...settings.cohorts, [cohort, { startsOn, capacity }]]) };
        return;
      }
      case 'cohortCancelled': {
        const others = [...settings.cohorts].filter(([cohort]) => cohort !== event.cohort);
        settings = { ...settings, cohorts: new Map(others) };
        return;
      }
      default:
        return;
    }
  }

  function faultOfDecision({ event, by }: RecordedEvent, beyond: boolean): string | undefined {
    const decision = 'overbooking' in event ? (event.overbooking ?? null) : null;
    if (beyond && decision === null) return 'goes beyond the places there are, and nobody decided it';
    if (beyond && by.role !== 'provider' && by.role !== 'admin')
      return `${by.role} may not go beyond the places`;
    if (!beyond && decision !== null) return 'carries a decision that was not needed';
    return undefined;
  }

  function overdueAt({ event, recordedAt, by }: RecordedEvent): string | undefined {
    if (by.role === 'system' || !isOfTheBook(event)) return undefined;
    for (const [id, { is, until }] of people) {
      if (is === 'offered' && until !== null && until <= recordedAt) return id;
    }
    return undefined;
  }

  return {
    get now(): NaiveLedger {
      return { organisation, keepsBook, settings, people };
    },
    /** Takes an event in. `next` is the one after it in the log. Answers what was wrong, by the check that sees it. */
    take(recorded: RecordedEvent, next: RecordedEvent | undefined): { check: string; what: string }[] {
      const { event, by, recordedAt, version } = recorded;
      const wrong: { check: string; what: string }[] = [];
      const found = (check: string, what: string | undefined) => {
        if (what !== undefined) wrong.push({ check, what: `version ${version}, ${event.type}: ${what}` });
      };
      // What follows on an ending elsewhere is recorded by whoever ended there, with the consent of the offer here.
      const isOwn = by.organisation === organisation || event.type === 'placementFollows';
      if (by.role === 'provider' && !isOwn) {
        found('own organisation', `${by.organisation} changes what is ${organisation}'s`);
      }
      const late = overdueAt(recorded);
      if (late !== undefined) found('expiry', `the offer to ${late} had run out and was left standing`);

      const before = keepsBook ? rooms(settings, [...people.values()]) : [];
      for (const what of faultsInOrder({ recorded, settings, people, rule, offersNext, released })) {
        found('queue order', what);
      }
      changeSettings(event);
      const changed = changePeople(people, recorded);
      people = changed.people;
      for (const what of changed.faults) found('stages', what);
      if (keepsBook) {
        found(
          'capacity',
          faultOfDecision(recorded, goesBeyond(before, rooms(settings, [...people.values()]))),
        );
      }
      released =
        event.type === 'offerRefused' || event.type === 'offerExpired'
          ? { entry: event.entry, cohort: event.claim.cohort }
          : undefined;
      if (released && offersNext) {
        const until = endOfWorkingDay(recordedAt, offerDays);
        const owed = someoneWhoCanHave({ ...released, until });
        const made = next?.event.type === 'offerMade' && next.event.automatic;
        if (owed !== undefined && !made)
          found('queue order', `${owed} was next, and was not offered the place`);
      }
      return wrong;
    },
  };

  function someoneWhoCanHave(terms: Released & { until: string }): string | undefined {
    const waiting: [string, Person][] = [...people].filter(
      ([id, { is }]) => is === 'waiting' && id !== terms.entry,
    );
    return waiting.find(([, person]) => canHave(person, terms, settings, people))?.[0];
  }
}

/** Whether an event is of the kind that a command on places records, before which what ran out has run out. */
function isOfTheBook({ type }: LedgerEvent): boolean {
  switch (type) {
    case 'insatsCreated':
    case 'insatsDescribed':
    case 'criteriaSet':
    case 'countsReported':
    case 'countsConfirmed':
    case 'countsCorrected':
    case 'periodReported':
    case 'periodCorrected':
    case 'closuresPlanned':
    case 'handedOver':
    case 'rowImported':
    case 'insatsClosed':
    case 'placementFollows':
      return false;
    default:
      return true;
  }
}
