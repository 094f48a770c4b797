import * as z from 'zod';
import { placeRefusalSentence, placeRefusals, swedishNumber } from './place-refusals.ts';

const day = z.string();
const amount = z.number();

/** Why the ledger says no, as a closed list. Each is an expected answer, never a fault. */
export const refusal = z.discriminatedUnion('refusal', [
  z.strictObject({ refusal: z.literal('alreadyExists') }),
  z.strictObject({ refusal: z.literal('insatsIsClosed') }),
  z.strictObject({ refusal: z.literal('moreFreeThanPlaces'), free: amount, places: amount }),
  z.strictObject({ refusal: z.literal('fewerPlacesThanFree'), places: amount, free: amount }),
  z.strictObject({ refusal: z.literal('nothingToConfirm') }),
  z.strictObject({ refusal: z.literal('reportReplaced') }),
  z.strictObject({ refusal: z.literal('periodOverlaps'), from: day, to: day }),
  z.strictObject({ refusal: z.literal('periodNotOver'), to: day, today: day }),
  z.strictObject({ refusal: z.literal('periodBackwards'), from: day, to: day }),
  z.strictObject({ refusal: z.literal('noSuchPeriodReport') }),
  z.strictObject({ refusal: z.literal('closuresOverlap'), day }),
  z.strictObject({ refusal: z.literal('sameOrganisation') }),
  ...placeRefusals,
]);

export type Refusal = z.infer<typeof refusal>;

/** What was refused and how to mend it, in one or two plain Swedish sentences. */
export function refusalSentence(refused: Refusal): string {
  switch (refused.refusal) {
    case 'alreadyExists':
      return 'Insatsen finns redan. Ändra den som finns i stället för att lägga till en ny.';
    case 'insatsIsClosed':
      return 'Insatsen är avslutad och kan inte ändras. Kontakta samordningsförbundet om det är fel.';
    case 'moreFreeThanPlaces':
      return `Du angav ${refused.free} lediga, men insatsen har ${swedishNumber(refused.places)} platser. Rätta siffran, eller ändra antalet platser först.`;
    case 'fewerPlacesThanFree':
      return `Du angav ${swedishNumber(refused.places)} platser, men ${refused.free} är uppgivna som lediga. Ändra först hur många som är lediga.`;
    case 'nothingToConfirm':
      return 'Det finns ingen uppgift att bekräfta än. Ange hur många platser som är lediga.';
    case 'reportReplaced':
      return 'Uppgiften har redan ersatts av en nyare. Läs om sidan och rätta den senaste uppgiften.';
    case 'periodOverlaps':
      return `Perioden går in i en som redan är uppgiven, ${refused.from} till ${refused.to}. Välj andra dagar, eller rätta den uppgiften.`;
    case 'periodNotOver':
      return `Perioden slutar ${refused.to}, men i dag är det ${refused.today}. Ange en period som är slut.`;
    case 'periodBackwards':
      return `Periodens sista dag (${refused.to}) ligger före den första (${refused.from}). Byt plats på dem.`;
    case 'noSuchPeriodReport':
      return 'Det finns ingen sådan periodrapport att rätta. Läs historiken och ange numret på den uppgift som ska rättas.';
    case 'closuresOverlap':
      return `Två stängningar går in i varandra (${refused.day}). Slå ihop dem eller ändra dagarna.`;
    case 'sameOrganisation':
      return 'Insatsen hör redan till den organisationen. Välj en annan, eller lämna det som det är.';
    default:
      return placeRefusalSentence(refused);
  }
}
