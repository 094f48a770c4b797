import { referrers } from '#insats';
import { afterRefusal, leaveReasons, passingReasons, refusalReasons, thingsToTell } from '#ledger';
import { coded } from './coded-words.ts';

/** What each named schema of the ledger of places is, Swedish first and English after the slash. */
export const placeSchemaWords = {
  CarriedIn: 'En som redan deltar när platserna börjar hållas här. / One who takes part already.',
  Claim: 'Hur mycket någon tar upp, och för vem. / What somebody takes up, and for whom.',
  Cohort: 'En kursstart med egna platser. / One start of a course, with places of its own.',
  Elsewhere: 'En placering i en annan insats. / A placement in another insats.',
  EntryCorrection:
    'Vad som var fel. mistaken: det var aldrig så; back-in-queue: tillbaka i kön, på samma plats; started: annan startdag; ended: annat avslut; not-ended: inte avslutad. / What was wrong, and how it should stand.',
  PlaceChanged:
    'Vad en ändring av platser, kö eller placeringar ledde till. / What a change of places, queue or placements came to.',
  Placement: 'En placering, utan uppgift om vem. / A placement, without saying whose.',
  PlaceRules: 'Hur insatsen lämnar ut sina platser. / How the insats hands out its places.',
  PlacesInUse: 'Vem som använder platserna. / Who uses the places.',
  QueueEntry: 'En köplats, utan uppgift om vem. / A queue entry, without saying whose.',
  QueueRule:
    'Vilka som går först i förbundets köer, grupp för grupp. Tom lista: den som ställde sig först. / Who goes first in the queues of the forbund; empty: first come, first served.',
  QueueRuleInWords: 'Köregeln, med en mening. / The rule for queues, with a sentence.',
  Readiness: 'Klar att gå vidare. / Ready for next.',
  Stage:
    'Var någon står: waiting, parked (får inga erbjudanden), offered, placed, left, ended eller mistaken (felregistrerad). / Where an entry stands.',
  StandingOffer: 'Ett erbjudande som gäller. / An offer that stands.',
  ThingToTell: 'Något att berätta för en person. / Something to tell a person.',
} as const;

/** What each field of the ledger of places is, by its name, as in `fieldWords`. */
export const placeFieldWords: Readonly<Record<string, string>> = {
  about: coded('Vad det gäller. / What it is about.', thingsToTell),
  afterwards: coded('Vad som händer med köplatsen sedan. / What becomes of the entry.', afterRefusal),
  asOf: 'När någon senast sade något om platserna. / When somebody last said something about the places.',
  automatic:
    'true: katalogen erbjöd själv nästa i kön. / true: made by the ledger itself, to the next in order.',
  becomes: 'Hur det står efter rättelsen. / How it stands after the correction.',
  cameFrom: 'Insatsen som personen kom från. / The insats that the person came from.',
  carriedIn: 'true: deltog redan, räknas inte som ny. / true: was there already, never counted as started.',
  claim: 'Hur mycket någon tar upp. / What somebody takes up.',
  cohort: 'Kursstartens id. null: ingen särskild. / Id of the cohort; null: none in particular.',
  cohorts: 'Kursstarter. / Starts of the course.',
  correction: 'Hur det ska stå. / How it should stand.',
  deficit: 'Platser som är lovade utöver de som finns. / Places promised beyond those that exist.',
  earliestStart: 'Första dagen personen kan börja; null: när som helst. / First possible day; null: any.',
  endsOn: 'Sista dagen; null: inte bestämd. / Last day; null: not decided.',
  ending: 'Avslutet; null: pågår. / The ending; null: under way.',
  entry: 'Köplatsens eller placeringens slumpmässiga id. / Random id of the queue entry or placement.',
  'makeOffer.entry':
    'Den som får erbjudandet; null: den som står på tur. / Who gets it; null: the next in order.',
  first: 'Grupperna som går först, i ordning. / The groups that go first, in order.',
  insatsName: 'Insatsens namn. / Name of the insats.',
  into: 'Den andra insatsen, och erbjudandet som är antaget där. / The other insats, and the offer accepted there.',
  lastDay: 'Sista dagen erbjudandet gäller. / Last day of the offer.',
  minutes: 'Minuter i veckan. / Minutes a week.',
  occupied: 'Platser som är upptagna. / Places that are taken.',
  offer: 'Erbjudandets id. / Id of the offer.',
  'QueueEntry.offer': 'Erbjudandet som gäller; null: inget. / The offer that stands; null: none.',
  'ThingToTell.offer': 'Erbjudandet som gäller; null: inget. / The offer that stands; null: none.',
  offerDays: 'Arbetsdagar som ett erbjudande gäller. / Working days that an offer stands.',
  offered: 'Platser som är erbjudna. / Places that are offered.',
  offers: 'Antal erbjudanden. / Number of offers.',
  offersNext:
    'true: en plats som inte antas erbjuds nästa i kön genast. / true: a place not taken is offered to the next at once.',
  on: 'Dagen det gäller. / The day it concerns.',
  outsideCohorts: 'Platser utanför kursstarter. / Places outside cohorts.',
  overbooking:
    'Varför man går utöver de platser som finns. Behövs bara då; samordnare får inte besluta det. / Why one goes beyond the places there are; not for coordinators.',
  passed: 'Hur många i kön som gick miste om sin tur. / How many in order were passed.',
  passing: coded('Varför någon går före andra i kön. / Why others in the queue are passed.', passingReasons),
  placements: 'Placeringar. / Placements.',
  position:
    'Plats i kön, från 1; null: parkerad, eller har ett erbjudande. / Position from 1; null: parked or offered.',
  ready: 'Klar att gå vidare; null: inte än. / Ready for next; null: not yet.',
  'refuseOffer.reason': coded('Skäl. / Reason.', refusalReasons),
  'query.reason': coded('Skäl. / Reason.', leaveReasons),
  referrers: coded('Anvisande parter; tom lista: alla. / Referrers; empty: all.', referrers),
  'QueueRule.municipalities': 'Kommunkoder; tom lista: alla. / Municipality codes; empty: all.',
  'QueueRuleInWords.municipalities': 'Kommunkoder; tom lista: alla. / Municipality codes; empty: all.',
  refusedBy: 'Vem som tackar nej: personen eller utföraren. / Who says no: the person or the provider.',
  reservations: 'Platser som är vikta för en anvisande part. / Places reserved for referrers.',
  rule: 'Vem som går först i kön, som en mening. / Who goes first in the queue, as a Swedish sentence.',
  rules: 'Hur platserna lämnas ut. / How places are handed out.',
  say: 'Vad som ska sägas. / What to say, in Swedish.',
  sharing:
    'true: den som deltar på deltid delar plats med andra. / true: those with part time share a place.',
  since: 'Sedan när. / Since when.',
  stands:
    'Var den står: waiting i kön, parked i kön utan erbjudanden, offered med erbjudande, placed deltar, ended avslutad. / Where it stands.',
  startsOn: 'Startdag; null: okänd. / First day; null: not known.',
  toMinutes: 'Minuter i veckan därefter. / Minutes a week from then on.',
  toTell: coded('Vad personen har att få veta; null: inget. / What the person is to be told.', thingsToTell),
  until: 'När erbjudandet går ut. / When the offer runs out.',
  used: 'Platser som parten använder. / Places that the referrer uses.',
  uses: 'Per anvisande part och kursstart. / Per referrer and cohort.',
  was: 'Hur det stod före rättelsen. / How it stood before the correction.',
  workingDays:
    'Arbetsdagar som erbjudandet gäller; null: som insatsen brukar. / Working days that the offer stands; null: as usual.',
};

/** What each parameter in a path of the ledger of places is. */
export const placePathWords: Readonly<Record<string, { description: string; example: string }>> = {
  cohortId: { description: 'Kursstartens id. / Id of the cohort.', example: '41c8d0e2b7f9a635' },
  entryId: {
    description: 'Köplatsens eller placeringens id. / Id of the queue entry or placement.',
    example: '9f3c1d7a5b2e8f40',
  },
  forbundId: { description: 'Förbundets id. / Id of the forbund.', example: 'exempelforbund' },
  offerId: { description: 'Erbjudandets id. / Id of the offer.', example: '9f3c1d7a5b2e8f40-6d1e0b92' },
  placementId: { description: 'Placeringens id. / Id of the placement.', example: '9f3c1d7a5b2e8f40' },
};
