import * as z from 'zod';
import { codes, contact } from '#insats';

const day = z.string();
const amount = z.number();

/** Where an entry stands, as it follows on who it is. */
export const stages = {
  waiting: 'står i kön',
  parked: 'är parkerad i kön',
  offered: 'har ett erbjudande som gäller',
  placed: 'har en pågående placering',
  left: 'har lämnat kön',
  ended: 'har avslutat sin placering',
  mistaken: 'är borttagen som felregistrerad',
} as const;

/** Why the ledger of places says no. Each is an expected answer, never a fault. */
export const placeRefusals = [
  /** The provider reports figures here: the queue is theirs, and this is how to reach them. */
  z.strictObject({ refusal: z.literal('noQueueHere'), contact: contact.nullable() }),
  z.strictObject({ refusal: z.literal('noLedgerHere') }),
  z.strictObject({ refusal: z.literal('ledgerKeptHere') }),
  z.strictObject({ refusal: z.literal('periodInLedger'), from: day, to: day }),
  z.strictObject({ refusal: z.literal('placesUnknown') }),
  z.strictObject({ refusal: z.literal('insatsHasPeople'), queue: amount, placements: amount }),
  z.strictObject({ refusal: z.literal('noSuchEntry') }),
  z.strictObject({ refusal: z.literal('entryExists') }),
  z.strictObject({ refusal: z.literal('entryStandsElsewhere'), is: z.enum(codes(stages)) }),
  z.strictObject({ refusal: z.literal('entryMovedOn') }),
  z.strictObject({ refusal: z.literal('offerRanOut'), lastDay: day }),
  z.strictObject({ refusal: z.literal('offerAnswered') }),
  z.strictObject({ refusal: z.literal('nobodyToOffer') }),
  z.strictObject({ refusal: z.literal('tooFewPlaces'), free: amount, deficit: amount }),
  z.strictObject({ refusal: z.literal('overbookingNotYours') }),
  z.strictObject({ refusal: z.literal('providersAnswer') }),
  z.strictObject({ refusal: z.literal('othersComeFirst'), others: amount }),
  z.strictObject({ refusal: z.literal('moreHoursThanPlace'), hours: amount, most: amount }),
  z.strictObject({ refusal: z.literal('chooseCohort') }),
  z.strictObject({ refusal: z.literal('noSuchCohort') }),
  z.strictObject({ refusal: z.literal('cohortInUse') }),
  z.strictObject({ refusal: z.literal('cohortIsOver'), endsOn: day }),
  z.strictObject({ refusal: z.literal('cohortBackwards'), startsOn: day, endsOn: day }),
  z.strictObject({ refusal: z.literal('tooManyCohorts'), most: amount }),
  z.strictObject({ refusal: z.literal('endsBeforeStart'), on: day, startsOn: day }),
  z.strictObject({ refusal: z.literal('notHappenedYet'), on: day, today: day }),
  z.strictObject({ refusal: z.literal('noAcceptedOfferThere') }),
  z.strictObject({ refusal: z.literal('followsAnEnding') }),
  z.strictObject({ refusal: z.literal('linkedEnding') }),
  z.strictObject({ refusal: z.literal('notSuchCorrection') }),
  z.strictObject({ refusal: z.literal('nothingToTell') }),
] as const;

export type PlaceRefusal = z.infer<(typeof placeRefusals)[number]>;

/** What was refused and how to mend it, in one or two plain Swedish sentences. */
export function placeRefusalSentence(refused: PlaceRefusal): string {
  switch (refused.refusal) {
    case 'noQueueHere':
      return `Insatsen har ingen kö i katalogen. ${reach(refused.contact)}`;
    case 'noLedgerHere':
      return 'Insatsen anger bara siffror och håller ingen kö eller placeringar här. Börja hålla platserna här först, eller uppge läget.';
    case 'ledgerKeptHere':
      return 'Platserna räknas redan här, från kö, erbjudanden och placeringar. Ändra där i stället för att uppge siffror.';
    case 'periodInLedger':
      return `Från ${refused.from} till ${refused.to} räknas starter och avslut från placeringarna. Ange en period utanför de dagarna.`;
    case 'placesUnknown':
      return 'Ingen har sagt hur många platser insatsen har. Ange det först.';
    case 'insatsHasPeople':
      return `Det finns ${refused.placements} som deltar eller har ett erbjudande, och ${refused.queue} i kön. Avsluta dem först, eller gå över till att bara uppge siffror.`;
    case 'noSuchEntry':
      return 'Det finns ingen sådan köplats eller placering i den här insatsen. Kontrollera numret och läs om sidan.';
    case 'entryExists':
      return 'Det är redan registrerat. Läs om sidan för att se hur det står till nu.';
    case 'entryStandsElsewhere':
      return `Det går inte just nu, för personen ${stages[refused.is]}. Läs om sidan för att se vad som går att göra.`;
    case 'entryMovedOn':
      return 'Det har hänt något nytt sedan den uppgiften. Läs historiken och rätta den senaste uppgiften.';
    case 'offerRanOut':
      return `Erbjudandet gällde till och med ${refused.lastDay} och har gått ut. Gör ett nytt erbjudande om platsen finns kvar.`;
    case 'offerAnswered':
      return 'Erbjudandet gäller inte längre. Läs om sidan för att se vad som har hänt.';
    case 'nobodyToOffer':
      return 'Det finns ingen i kön som kan få platsen nu. Välj någon i kön, eller vänta tills någon ställer sig i den.';
    case 'tooFewPlaces':
      return `Platserna räcker inte: ${swedishNumber(refused.free)} är lediga och det skulle bli ${swedishNumber(refused.deficit)} för lite. Vänta tills en plats blir ledig, eller ange varför ni går över antalet.`;
    case 'overbookingNotYours':
      return 'Platserna räcker inte, och bara utföraren eller förbundet kan besluta att gå över antalet. Be utföraren, eller ställ personen i kön.';
    case 'providersAnswer':
      return 'Bara utföraren kan svara för utföraren. Ange att det är personen som tackar nej, eller be utföraren svara.';
    case 'othersComeFirst':
      return `Det finns ${refused.others} i kön som kommer före och kan få platsen. Erbjud den som står på tur, eller ange varför någon annan får gå före.`;
    case 'moreHoursThanPlace':
      return `En plats är ${swedishNumber(refused.most)} timmar i veckan och delas inte, men du angav ${swedishNumber(refused.hours)}. Ange färre timmar.`;
    case 'chooseCohort':
      return 'Insatsen börjar vid bestämda kursstarter. Välj vilken kursstart det gäller.';
    case 'noSuchCohort':
      return 'Den kursstarten finns inte. Välj en av dem som är planerade.';
    case 'cohortInUse':
      return 'Någon har en plats eller ett erbjudande i kursstarten. Avsluta dem först.';
    case 'cohortIsOver':
      return `Kursen slutade ${refused.endsOn}. Välj en kursstart som inte är slut.`;
    case 'cohortBackwards':
      return `Kursens sista dag (${refused.endsOn}) ligger före den första (${refused.startsOn}). Byt plats på dem.`;
    case 'tooManyCohorts':
      return `Högst ${refused.most} kursstarter kan vara planerade samtidigt. Ta bort en som är slut först.`;
    case 'endsBeforeStart':
      return `Dagen ${refused.on} ligger före starten ${refused.startsOn}. Rätta dagen. Om personen aldrig började: rätta placeringen.`;
    case 'notHappenedYet':
      return `Dagen ${refused.on} har inte varit än. I dag är det ${refused.today}. Ange dagen när det har hänt.`;
    case 'noAcceptedOfferThere':
      return 'Det finns inget antaget erbjudande i den andra insatsen som passar. Be utföraren där att anta erbjudandet först, eller avsluta utan att ange insatsen.';
    case 'followsAnEnding':
      return 'Placeringen fortsätter från en annan insats. Rätta först avslutet där.';
    case 'linkedEnding':
      return 'Avslutet hör ihop med en placering i en annan insats, så utfallet går inte att byta. Rätta att placeringen inte är avslutad, och avsluta den på nytt.';
    case 'notSuchCorrection':
      return 'Den rättelsen passar inte det som har hänt. Läs historiken och välj en rättelse som passar.';
    case 'nothingToTell':
      return 'Det finns inget att berätta just nu. Någon annan har kanske redan gjort det.';
    default:
      return refused satisfies never;
  }
}

function reach(who: z.infer<typeof contact> | null): string {
  const ways = [who?.name, who?.phone, who?.email, who?.url].filter((way) => way);
  return ways.length > 0
    ? `Kontakta utföraren: ${ways.join(', ')}.`
    : 'Kontakta utföraren, eller förbundet om du inte vet hur.';
}

/** A number as Swedes write it, with a decimal comma. */
export function swedishNumber(value: number): string {
  return String(value).replace('.', ',');
}
