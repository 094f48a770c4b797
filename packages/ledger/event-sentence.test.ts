import { expect, test } from 'vitest';
import { aDescription } from '../../test/builders/insats.ts';
import { aProvider } from '../../test/builders/ledger.ts';
import { eventSentence } from './event-sentence.ts';
import { type LedgerEvent, ledgerEvent } from './events.ts';

const claim = { minutes: 750, referrer: 'region', cohort: null } as const;
const until = '2026-03-09T23:00:00.000Z';
const rules = { sharing: false, offerDays: 5, offersNext: true };
const period = {
  from: '2026-02-01',
  to: '2026-02-28',
  started: 4,
  ended: [
    { outcome: 'work', toStep: null, count: 1 },
    { outcome: 'dropout', toStep: null, count: 2 },
  ],
} satisfies Extract<LedgerEvent, { type: 'periodReported' }>['period'];

type Told = {
  [Type in LedgerEvent['type']]: [event: Omit<Extract<LedgerEvent, { type: Type }>, 'type'>, said: string];
};

/** One of each, and what is said of it; the type makes sure that none is missing. */
const everyEvent: Told = {
  insatsCreated: [
    {
      forbund: 'linkoping',
      organisation: 'cykelkooperativet',
      externalReference: null,
      description: aDescription(),
      criteria: null,
    },
    'lade till insatsen Cykelverkstaden',
  ],
  insatsDescribed: [{ description: aDescription() }, 'ändrade beskrivningen'],
  criteriaSet: [{ criteria: [] }, 'ändrade villkoren'],
  placesSet: [
    { capacityMinutes: 15_000, minutesPerPlace: 1_200, overbooking: 'Lokalen är mindre.' },
    'satte antalet platser till 12,5 på 20 timmar i veckan, fast fler är lovade än så. Skäl: Lokalen är mindre',
  ],
  countsReported: [{ free: 1, queue: 5 }, 'uppgav 1 ledig plats och 5 i kön'],
  countsConfirmed: [{}, 'bekräftade att uppgifterna fortfarande stämmer'],
  countsCorrected: [
    { corrects: 3, free: 2, queue: null, reason: 'Räknade fel' },
    'rättade uppgift 3 till 2 lediga platser. Skäl: Räknade fel',
  ],
  periodReported: [{ period }, 'uppgav att 4 började och 3 slutade från 2026-02-01 till 2026-02-28'],
  periodCorrected: [
    { corrects: 4, period, replacesFrom: '2026-02-01', reason: 'Räknade fel.' },
    'rättade uppgift 4 till att 4 började och 3 slutade från 2026-02-01 till 2026-02-28. Skäl: Räknade fel',
  ],
  closuresPlanned: [
    { closures: [{ from: '2026-07-01', to: '2026-07-31', reason: null }] },
    'planerade stängningar: 2026-07-01 till 2026-07-31',
  ],
  handedOver: [{ organisation: 'mariakyrkan' }, 'lämnade över insatsen till Mariakyrkan'],
  rowImported: [{ rowHash: 'hash', report: null }, 'läste in insatsen ur en katalogfil'],
  insatsClosed: [{ reason: 'Avtalet är slut.' }, 'avslutade insatsen. Skäl: Avtalet är slut'],
  ledgerOpened: [{ rules }, 'började hålla kö, erbjudanden och placeringar i katalogen'],
  placementsCarriedIn: [
    { placements: [{ entry: 'e1', claim, startsOn: null }], overbooking: null },
    'skrev in 1 som redan deltog',
  ],
  ledgerClosed: [
    { free: 2, queue: 3 },
    'gick tillbaka till att bara uppge siffror, med 2 lediga platser och 3 i kön',
  ],
  placeRulesSet: [
    { rules, overbooking: null },
    'ändrade hur platserna lämnas ut: en plats delas inte, ett erbjudande gäller 5 arbetsdagar och nästa i kön erbjuds genast',
  ],
  placesReserved: [
    {
      reservations: [
        { referrer: 'municipality', minutes: 2_400 },
        { referrer: 'region', minutes: 60 },
      ],
    },
    'reserverade 40 timmar i veckan för Kommunen och 1 timme i veckan för Regionen',
  ],
  cohortPlanned: [
    {
      cohort: { cohort: 'c1', startsOn: '2026-04-01', endsOn: null, capacityMinutes: 4_800 },
      overbooking: null,
    },
    'planerade kursstarten 2026-04-01 (c1) med 80 timmar i veckan',
  ],
  cohortCancelled: [{ cohort: 'c1' }, 'ställde in kursstarten c1'],
  queueJoined: [
    { entry: 'e1', claim, municipality: '0580', earliestStart: null },
    'ställde e1 i kön: 12,5 timmar i veckan, anvisad av Regionen, bor i Linköping',
  ],
  queueLeft: [{ entry: 'e1', reason: 'moved' }, 'tog e1 ur kön. Skäl: Har flyttat'],
  entryResumed: [{ entry: 'e1' }, 'lät e1 få erbjudanden igen'],
  offerMade: [
    {
      entry: 'e1',
      offer: 'o1',
      claim,
      until,
      automatic: false,
      passed: 2,
      passing: 'urgent',
      overbooking: 'En plats blir ledig i april.',
    },
    'erbjöd e1 en plats till och med 2026-03-09, före 2 i kön (Behovet är brådskande), utöver de platser som finns. Skäl: En plats blir ledig i april',
  ],
  offerAccepted: [
    { entry: 'e1', offer: 'o1', claim, until, startsOn: '2026-03-10' },
    'antog erbjudandet till e1, som börjar 2026-03-10',
  ],
  offerRefused: [
    {
      entry: 'e1',
      offer: 'o1',
      claim,
      until,
      refusedBy: 'provider',
      reason: 'wrong-match',
      afterwards: 'queue',
    },
    'registrerade att utföraren tackade nej till erbjudandet för e1. Skäl: Passar inte ihop. e1: Står kvar i kön',
  ],
  offerExpired: [
    { entry: 'e1', offer: 'o1', claim, until },
    'lät erbjudandet till e1 gå ut. Det gällde till och med 2026-03-09',
  ],
  personTold: [
    { entry: 'e1', about: 'offer' },
    'berättade för e1 att det finns en plats, och när svaret senast behövs',
  ],
  placementStarted: [
    {
      entry: 'e1',
      claim,
      municipality: '0580',
      startsOn: '2026-03-02',
      passing: 'returning',
      overbooking: null,
    },
    'startade placeringen e1 den 2026-03-02: 12,5 timmar i veckan, anvisad av Regionen, före kön (Återkommer efter ett avbrott)',
  ],
  placementHoursChanged: [
    { entry: 'e1', claim, toMinutes: 1_200, on: '2026-03-02', overbooking: null },
    'ändrade e1 från 12,5 timmar till 20 timmar i veckan från och med 2026-03-02',
  ],
  placementReady: [
    { entry: 'e1', ready: { on: '2026-03-02', toStep: 'supported-work' } },
    'angav att e1 är klar att gå vidare sedan 2026-03-02, till Arbete med samhällsstöd',
  ],
  placementEnded: [
    {
      entry: 'e1',
      claim,
      startsOn: null,
      carriedIn: true,
      outcome: 'next-insats',
      toStep: 'occupation',
      on: '2026-03-02',
      into: { insats: 'i2', entry: 'e2' },
    },
    'avslutade placeringen e1 den 2026-03-02: Vidare till en annan insats, till Sysselsättning, till insatsen i2',
  ],
  placementFollows: [
    { entry: 'e2', cameFrom: { insats: 'i1', entry: 'e1' } },
    'tog emot e2 från insatsen i1',
  ],
  entryCorrected: [
    {
      entry: 'e1',
      corrects: 7,
      reason: 'Fel köplats.',
      claim,
      was: { is: 'left', reason: 'moved' },
      becomes: { is: 'waiting' },
      overbooking: null,
    },
    'rättade uppgift 7 om e1: e1 står i kön. Skäl: Fel köplats',
  ],
};

const nameOf = (organisation: string) =>
  organisation === 'mariakyrkan' ? 'Mariakyrkan' : 'Cykelkooperativet';
const summer = '2026-07-01T07:30:00.000Z';

test.each(Object.entries(everyEvent))(
  '%s is told in one Swedish line: who, what and when',
  (type, [said, line]) => {
    const event = ledgerEvent.parse({ type, ...said });
    expect(eventSentence({ recordedAt: summer, by: aProvider, event }, nameOf)).toBe(
      `2026-07-01 kl. 09.30: Utföraren (Cykelkooperativet) ${line}.`,
    );
  },
);

test.each<[LedgerEvent, string]>([
  [{ type: 'closuresPlanned', closures: [] }, 'tog bort de planerade stängningarna'],
  [{ type: 'placesReserved', reservations: [] }, 'tog bort alla reservationer'],
  [{ type: 'placementReady', entry: 'e1', ready: null }, 'tog tillbaka att e1 är klar att gå vidare'],
  [{ type: 'placementFollows', entry: 'e1', cameFrom: null }, 'tog bort att e1 kom från en annan insats'],
  [{ type: 'placesSet', capacityMinutes: 7_200, minutesPerPlace: 2_400 }, 'satte antalet platser till 3'],
])('what is taken back is told so: %j', (event, line) => {
  expect(eventSentence({ recordedAt: summer, by: aProvider, event }, nameOf)).toContain(`) ${line}.`);
});

test('what the ledger does by itself is nobody’s deed', () => {
  const [said] = everyEvent.offerExpired;
  const by = { ...aProvider, role: 'system' as const };
  expect(eventSentence({ recordedAt: summer, by, event: { type: 'offerExpired', ...said } }, nameOf)).toMatch(
    /^2026-07-01 kl\. 09\.30: Katalogen lät erbjudandet till e1 gå ut\./,
  );
});
