import type { GapFigures } from './held-table.ts';

const figure = new Intl.NumberFormat('sv-SE');

const peopleWording = (people: number) => `${figure.format(people)} ${people === 1 ? 'person' : 'personer'}`;
const placesWording = (places: number) => `${figure.format(places)} ${places === 1 ? 'plats' : 'platser'}`;
/** A part of the need beside the supply in plain Swedish: what is missing, what there is now, what stands unused. */
export function gapSentence(figures: GapFigures): string {
  const { people, unused } = figures;
  if (people === null) return supplySentence(figures);
  if (people === 0) return `Inget behov är kartlagt här. ${supplySentence(figures)}`;
  return [needSentence({ ...figures, people }), nowSentence(figures), unusedSentence(unused ?? 0)]
    .filter(Boolean)
    .join(' ');
}

function supplySentence({ places, free, unused }: GapFigures): string {
  if (places === 0) return 'Det finns inga platser.';
  if (free === 0) return `Det finns ${placesWording(places)}, ingen av dem ledig.`;
  const known = `Det finns ${placesWording(places)}, varav ${figure.format(free)} lediga.`;
  return unused ? `${known} ${unusedSentence(unused)}` : known;
}

function needSentence({ people, couldHavePlace, missing }: GapFigures & { people: number }): string {
  if (couldHavePlace === 0) return `Det finns ingen plats för någon av ${peopleWording(people)}.`;
  return missing === 0
    ? `Det finns platser för alla ${peopleWording(people)}, om platserna var lediga.`
    : `Det saknas minst ${placesWording(missing ?? 0)} för ${peopleWording(people)}.`;
}

function nowSentence({ couldHavePlace, couldHaveNow }: GapFigures): string {
  if (couldHavePlace === 0) return '';
  return couldHaveNow === 0
    ? 'Nu kan ingen av dem få plats.'
    : `Nu kan högst ${figure.format(couldHaveNow ?? 0)} få plats.`;
}

function unusedSentence(unused: number): string {
  if (unused === 0) return '';
  const free = unused === 1 ? '1 ledig plats' : `${figure.format(unused)} lediga platser`;
  return `${free} kan inte fyllas av någon som är kartlagd.`;
}
