/** Words that stand in most texts and questions and say nothing about which insats is meant, folded. */
export const stopWords: ReadonlySet<string> = new Set(
  `och eller men som att det den de dem detta denna dessa en ett i på av till från för med om är var vara varit blir bli
 har hade ha kan kunna kunde ska skall skulle vill vilja måste får få fick ska bör så inte utan vid under över efter
 innan mellan mot genom hos åt ur in ut upp ner när där här då nu hur vad vem vilka vilken vilket varför jag du han hon
 hen vi ni man mig dig sig oss er min mitt mina din ditt dina sin sitt sina vår vårt våra ert era dess deras någon något
 några ingen inget inga alla allt annan annat andra också även bara mer mest mycket många bra lite än sedan samt
 finns finnas ge ger hjälp hjälper hjälpa behöver behöva behov letar söker olika
 insats insatser insatsen insatserna person personer personen själv exempel del`.split(/\s+/),
);
