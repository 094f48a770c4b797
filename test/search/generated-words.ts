/** Chance that a seed repeats. */
export type Chance = { below(bound: number): number; share(): number };

/** mulberry32: small, seeded, and even enough for made-up data. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { share, below: (bound) => Math.floor(share() * bound) };
}

const words = (text: string) => text.trim().split(/\s+/);

/** First parts of compounds, as they stand before another word. */
const modifiers =
  words(`arbets språk trädgårds skogs cykel vardags hälso friskvårds musik bild hantverks snickeri textil
 köks café odlings djur häst natur park lager butiks återbruks data kontors städ tvätt bygg måleri metall el fordons
 transport service skol förskole äldre omsorgs vård kultur teater dans körsångs bok media foto film webb ekonomi
 budget bostads familje föräldra barn ungdoms kvinno mans vuxen senior grupp individ kommun läns stads lands by hav
 sjö å fjäll idrotts fotbolls sim gym motions promenad cirkel studie kurs sommar vinter höst vår vecko dags kvälls
 morgon natt helg fritids förenings kyrko församlings bibliotek museum marknads närings företags industri verkstads
 teknik energi miljö klimat vatten mat bak frukost lunch middags kaffe te frukt grönsaks blom rosen svamp bär fisk
 får hund katt höns bi ull lin papper glas kera sten trä plåt plast läder sy stick väv broderi sko kläd möbel antik
 loppis second samtals stöd resurs mål plan utvecklings kompetens matchnings rekryterings praktik prov start steg
 brygg kraft mod livs tids rutin struktur trygghets tillits mötes nätverks kontakt väg dörr port hem hus rums lokal`);

/** Last parts of compounds: singular, definite, plural and definite plural. */
const heads =
  words(`träning/träningen/träningar/träningarna plats/platsen/platser/platserna grupp/gruppen/grupper/grupperna
 verkstad/verkstaden/verkstäder/verkstäderna arbete/arbetet/arbeten/arbetena kurs/kursen/kurser/kurserna
 lag/laget/lag/lagen stöd/stödet/stöd/stöden hus/huset/hus/husen team/teamet/team/teamen möte/mötet/möten/mötena
 projekt/projektet/projekt/projekten skola/skolan/skolor/skolorna cirkel/cirkeln/cirklar/cirklarna
 butik/butiken/butiker/butikerna tjänst/tjänsten/tjänster/tjänsterna uppgift/uppgiften/uppgifter/uppgifterna
 coach/coachen/coacher/coacherna ledare/ledaren/ledare/ledarna vän/vännen/vänner/vännerna
 dag/dagen/dagar/dagarna stuga/stugan/stugor/stugorna gård/gården/gårdar/gårdarna center/centret/center/centren
 forum/forumet/forum/forumen studio/studion/studior/studiorna café/caféet/caféer/caféerna
 rum/rummet/rum/rummen program/programmet/program/programmen modell/modellen/modeller/modellerna
 metod/metoden/metoder/metoderna vägledning/vägledningen/vägledningar/vägledningarna
 rådgivning/rådgivningen/rådgivningar/rådgivningarna utbildning/utbildningen/utbildningar/utbildningarna
 övning/övningen/övningar/övningarna lagning/lagningen/lagningar/lagningarna
 skötsel/skötseln/sysslor/sysslorna hantering/hanteringen/hanteringar/hanteringarna
 kunskap/kunskapen/kunskaper/kunskaperna vana/vanan/vanor/vanorna vård/vården/insatser/insatserna
 produktion/produktionen/produkter/produkterna material/materialet/material/materialen
 maskin/maskinen/maskiner/maskinerna verktyg/verktyget/verktyg/verktygen besök/besöket/besök/besöken
 resa/resan/resor/resorna utflykt/utflykten/utflykter/utflykterna föreläsning/föreläsningen/föreläsningar/föreläsningarna
 handledning/handledningen/handledare/handledarna praktik/praktiken/praktikplatser/praktikplatserna
 kontakt/kontakten/kontakter/kontakterna nätverk/nätverket/nätverk/nätverken kraft/kraften/krafter/krafterna
 steg/steget/steg/stegen spår/spåret/spår/spåren väg/vägen/vägar/vägarna brygga/bryggan/bryggor/bryggorna
 port/porten/portar/portarna slussen/sluss/slussar/slussarna`);

const common =
  words(`och att det i du som på är av för med till en vi den har kan om ett din dig få hjälp eller din egen
 takt tillsammans andra vecka timmar börja öka efter hand handledare trygg lugn miljö möjlighet arbete jobb pröva
 lära svenska prata nya människor rutiner vardag hälsa mål plan planera stöd behov utifrån dina förutsättningar
 kommunen arbetsförmedlingen försäkringskassan regionen samverkan långsiktig försörjning studier närmare arbetsmarknaden
 sjukskriven borta länge från arbetslivet psykisk ohälsa funktionsnedsättning unga vuxna kvinnor män nyanlända tolk
 deltagare individuell bedömning kartläggning uppföljning coach samtal motiverande friskvård rörelse kost sömn stress
 kreativ skapande natur utomhus inomhus praktisk teoretisk enkel varierad meningsfull gemenskap delaktighet kostnadsfri
 öppet måndag tisdag onsdag torsdag fredag förmiddag eftermiddag start löpande intag ansökan anvisning remiss kontakt
 träna träning praktik språk yrke kurs grupp enskilt hemma digitalt plats lokaler fika lunch frukost resa buss`);

/** So many words are made, the commonest first. */
const vocabularySize = 40_000;

/** Swedish words, made by putting words together as Swedish does, the commonest first. */
function vocabulary(chance: Chance): string[] {
  const made = new Set(common);
  while (made.size < vocabularySize) {
    const parts = chance.below(12) === 0 ? 2 : 1;
    let word = '';
    for (let part = 0; part < parts; part += 1) word += modifiers[chance.below(modifiers.length)] ?? '';
    const forms = (heads[chance.below(heads.length)] ?? '').split('/');
    made.add(word + (forms[chance.below(forms.length)] ?? ''));
  }
  return [...made];
}

/** Draws words as a language does: the word of rank r about as often as 1/r (Zipf). */
export function wordDrawer(chance: Chance): () => string {
  const all = vocabulary(chance);
  const sums = new Float64Array(all.length);
  let sum = 0;
  // Mandelbrot's shift: the very commonest words of a text are less common than 1/r says.
  for (let rank = 0; rank < all.length; rank += 1) {
    sum += 1 / (rank + 3) ** 0.95;
    sums[rank] = sum;
  }
  return () => {
    const at = chance.share() * sum;
    let [low, high] = [0, all.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return all[low] ?? '';
  };
}
