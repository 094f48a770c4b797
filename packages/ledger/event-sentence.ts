import type { ActedBy, LedgerEvent, RecordedEvent } from './events.ts';
import { placeEventSentence } from './place-event-sentence.ts';
import { swedishNumber } from './place-refusals.ts';
import { because, hours } from './sentence-parts.ts';
import { swedishMoment } from './time.ts';

const fullTimeHours = 40;

const roles = {
  provider: 'Utföraren',
  coordinator: 'Samordnaren',
  admin: 'Administratören',
} as const;

/**
 * Who did what, and when, in one Swedish line: "2026-11-20 kl. 10.30: Utföraren (Parkenheten) uppgav 2 lediga platser."
 * Nobody who takes part is in it: they are known by the ids of their entries. `nameOf` gives an organisation's name.
 */
export function eventSentence(
  { recordedAt, by, event }: Pick<RecordedEvent, 'recordedAt' | 'by' | 'event'>,
  nameOf: (organisation: string) => string,
): string {
  return `${swedishMoment(recordedAt)}: ${actor(by, nameOf)} ${whatWasDone(event, nameOf)}.`;
}

function actor({ role, organisation }: ActedBy, nameOf: (organisation: string) => string): string {
  return role === 'system' ? 'Katalogen' : `${roles[role]} (${nameOf(organisation)})`;
}

function whatWasDone(event: LedgerEvent, nameOf: (organisation: string) => string): string {
  switch (event.type) {
    case 'insatsCreated':
      return `lade till insatsen ${event.description.name}`;
    case 'insatsDescribed':
      return 'ändrade beskrivningen';
    case 'criteriaSet':
      return 'ändrade villkoren';
    case 'placesSet':
      return placesSet(event);
    case 'countsReported':
      return `uppgav ${counts(event)}`;
    case 'countsConfirmed':
      return 'bekräftade att uppgifterna fortfarande stämmer';
    case 'countsCorrected':
      return `rättade uppgift ${event.corrects} till ${counts(event)}${because(event.reason)}`;
    case 'periodReported':
      return `uppgav att ${period(event.period)}`;
    case 'periodCorrected':
      return `rättade uppgift ${event.corrects} till att ${period(event.period)}${because(event.reason)}`;
    case 'closuresPlanned':
      return event.closures.length === 0
        ? 'tog bort de planerade stängningarna'
        : `planerade stängningar: ${event.closures.map(({ from, to }) => `${from} till ${to}`).join(', ')}`;
    case 'handedOver':
      return `lämnade över insatsen till ${nameOf(event.organisation)}`;
    case 'rowImported':
      return 'läste in insatsen ur en katalogfil';
    case 'insatsClosed':
      return `avslutade insatsen${because(event.reason)}`;
    default:
      return placeEventSentence(event);
  }
}

function placesSet({
  capacityMinutes,
  minutesPerPlace,
  overbooking,
}: Extract<LedgerEvent, { type: 'placesSet' }>): string {
  const places = swedishNumber(Math.floor((capacityMinutes * 4) / minutesPerPlace) / 4);
  const each = minutesPerPlace === fullTimeHours * 60 ? '' : ` på ${hours(minutesPerPlace)} i veckan`;
  const decided = overbooking ? `, fast fler är lovade än så${because(overbooking)}` : '';
  return `satte antalet platser till ${places}${each}${decided}`;
}

function counts({ free, queue }: { free: number; queue: number | null }): string {
  const places = free === 1 ? '1 ledig plats' : `${free} lediga platser`;
  return queue === null ? places : `${places} och ${queue} i kön`;
}

function period({
  from,
  to,
  started,
  ended,
}: Extract<LedgerEvent, { type: 'periodReported' }>['period']): string {
  const all = ended.reduce((total, { count }) => total + count, 0);
  return `${started} började och ${all} slutade från ${from} till ${to}`;
}
