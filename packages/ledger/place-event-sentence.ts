import { ladder, municipalityName, outcomes, referrers } from '#insats';
import type { LedgerEvent } from './events.ts';
import type { Claim } from './place-events.ts';
import { stages } from './place-refusals.ts';
import { because, hours } from './sentence-parts.ts';
import {
  afterRefusal,
  type PassingReason,
  passingReasons,
  reasonsToHaveLeft,
  type ThingToTell,
  thingsToTell,
} from './vocabulary.ts';
import { lastDayOf } from './working-days.ts';

type PlaceEvent = Exclude<
  LedgerEvent,
  {
    type:
      | 'insatsCreated'
      | 'insatsDescribed'
      | 'criteriaSet'
      | 'placesSet'
      | 'countsReported'
      | 'countsConfirmed'
      | 'countsCorrected'
      | 'periodReported'
      | 'periodCorrected'
      | 'closuresPlanned'
      | 'handedOver'
      | 'rowImported'
      | 'insatsClosed';
  }
>;

/** What was done with places, queue, offers and placements, as it follows on who did it; without a full stop. */
export function placeEventSentence(event: PlaceEvent): string {
  switch (event.type) {
    case 'ledgerOpened':
      return 'började hålla kö, erbjudanden och placeringar i katalogen';
    case 'placementsCarriedIn':
      return `skrev in ${event.placements.length} som redan deltog${beyond(event.overbooking)}`;
    case 'ledgerClosed':
      return `gick tillbaka till att bara uppge siffror, med ${event.free} lediga platser och ${event.queue} i kön`;
    case 'placeRulesSet':
      return `ändrade hur platserna lämnas ut: ${rulesInWords(event.rules)}${beyond(event.overbooking)}`;
    case 'placesReserved':
      return event.reservations.length === 0
        ? 'tog bort alla reservationer'
        : `reserverade ${event.reservations.map(({ referrer, minutes }) => `${hours(minutes)} i veckan för ${referrers[referrer]}`).join(' och ')}`;
    case 'cohortPlanned': {
      const { cohort, startsOn, capacityMinutes } = event.cohort;
      return `planerade kursstarten ${startsOn} (${cohort}) med ${hours(capacityMinutes)} i veckan${beyond(event.overbooking)}`;
    }
    case 'cohortCancelled':
      return `ställde in kursstarten ${event.cohort}`;
    case 'queueJoined':
      return `ställde ${event.entry} i kön: ${claimInWords(event.claim)}, bor i ${municipalityName(event.municipality)}`;
    case 'queueLeft':
      return `tog ${event.entry} ur kön${because(reasonsToHaveLeft[event.reason])}`;
    case 'entryResumed':
      return `lät ${event.entry} få erbjudanden igen`;
    case 'offerMade':
      return `erbjöd ${event.entry} en plats till och med ${lastDayOf(event.until)}${passingBy(event)}${beyond(event.overbooking)}`;
    case 'offerAccepted':
      return `antog erbjudandet till ${event.entry}, som börjar ${event.startsOn}`;
    case 'offerRefused': {
      const who = event.refusedBy === 'person' ? 'personen' : 'utföraren';
      const afterwards = `${event.entry}: ${afterRefusal[event.afterwards]}`;
      return `registrerade att ${who} tackade nej till erbjudandet för ${event.entry}${because(reasonsToHaveLeft[event.reason])}. ${afterwards}`;
    }
    case 'offerExpired':
      return `lät erbjudandet till ${event.entry} gå ut. Det gällde till och med ${lastDayOf(event.until)}`;
    case 'personTold':
      return `berättade för ${event.entry} ${toldInWords(event.about)}`;
    case 'placementStarted':
      return `startade placeringen ${event.entry} den ${event.startsOn}: ${claimInWords(event.claim)}${passingQueue(event.passing)}${beyond(event.overbooking)}`;
    case 'placementHoursChanged':
      return `ändrade ${event.entry} från ${hours(event.claim.minutes)} till ${hours(event.toMinutes)} i veckan från och med ${event.on}${beyond(event.overbooking)}`;
    case 'placementReady':
      return event.ready === null
        ? `tog tillbaka att ${event.entry} är klar att gå vidare`
        : `angav att ${event.entry} är klar att gå vidare sedan ${event.ready.on}${step(event.ready.toStep)}`;
    case 'placementEnded': {
      const into = event.into ? `, till insatsen ${event.into.insats}` : '';
      return `avslutade placeringen ${event.entry} den ${event.on}: ${outcomes[event.outcome]}${step(event.toStep)}${into}`;
    }
    case 'placementFollows':
      return event.cameFrom
        ? `tog emot ${event.entry} från insatsen ${event.cameFrom.insats}`
        : `tog bort att ${event.entry} kom från en annan insats`;
    case 'entryCorrected':
      return `rättade uppgift ${event.corrects} om ${event.entry}: ${event.entry} ${stages[event.becomes.is]}${because(event.reason)}${beyond(event.overbooking)}`;
    default:
      return event satisfies never;
  }
}

function rulesInWords({
  sharing,
  offerDays,
  offersNext,
}: Extract<LedgerEvent, { type: 'placeRulesSet' }>['rules']): string {
  const shared = sharing ? 'en plats kan delas' : 'en plats delas inte';
  const days = offerDays === 1 ? '1 arbetsdag' : `${offerDays} arbetsdagar`;
  const next = offersNext ? 'nästa i kön erbjuds genast' : 'nästa i kön erbjuds inte av sig självt';
  return `${shared}, ett erbjudande gäller ${days} och ${next}`;
}

function claimInWords({ minutes, referrer }: Claim): string {
  return `${hours(minutes)} i veckan${referrer === null ? '' : `, anvisad av ${referrers[referrer]}`}`;
}

function beyond(overbooking: string | null): string {
  return overbooking === null ? '' : `, utöver de platser som finns${because(overbooking)}`;
}

function passingBy({ passed, passing }: { passed: number; passing: PassingReason | null }): string {
  return passing === null ? '' : `, före ${passed} i kön (${passingReasons[passing]})`;
}

function passingQueue(passing: PassingReason | null): string {
  return passing === null ? '' : `, före kön (${passingReasons[passing]})`;
}

const step = (toStep: keyof typeof ladder | null) => (toStep === null ? '' : `, till ${ladder[toStep]}`);

const toldInWords = (about: ThingToTell) => thingsToTell[about].replace(/^Berätta /, '');
