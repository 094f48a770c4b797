import { municipalities } from '#insats';
import { isPhraseWord } from '../phrases.ts';
import { fold } from '../swedish/fold.ts';
import { stemOf } from '../swedish/stem.ts';
import { stopWords } from '../swedish/stop-words.ts';
import { findStem, formsThatMayHold, type Lexicon, lettersOf, plainCode } from './lexicon.ts';

/**
 * How near a word of the catalogue is to a word of the question, 1 for the same word. `known`: what stands beside the
 * word within the compound is itself a word of the catalogue.
 */
export const nearness = {
  same: 1,
  /** "arbetsträning" for "träning". */
  head: { known: 0.8, unknown: 0.5 },
  /** "språkcafé" for "språk". */
  modifier: { known: 0.6, unknown: 0.4 },
  /** "arbetsträningsplats" for "träning". */
  within: { known: 0.5, unknown: 0.25 },
  /** The form begins as typed, and more may follow. */
  begun: 0.4,
  /** Multiplied: å, ä or ö where a or o was typed. */
  withoutRingsAndDots: 0.9,
} as const;

const shortest = { within: 4, modifier: 3, begun: 2, unknownBeside: 5, beside: { known: 2, unknown: 4 } };

/** Form → nearness, by form. */
export type Kin = Map<number, number>;

/**
 * The words of the catalogue that a word of a question may mean: the same stem, with rings and dots that a foreign
 * keyboard lacks, and compounds that hold it; while it is being typed also whatever begins with it.
 */
export function kinOf(lexicon: Lexicon, word: string, beingTyped: boolean): Kin {
  const kin: Kin = new Map();
  const stem = stemOf(word);
  const exact = findStem(lexicon, stem);
  if (exact >= 0) addStem(lexicon, kin, exact, nearness.same);
  if (stem.length < shortest.begun || isPhraseWord(word)) return kin;
  const letters = lettersOf(stem);
  const typed = lettersOf(word);
  const onlyBeginning = stem.length < shortest.within;
  for (const form of formsThatMayHold(lexicon, letters, onlyBeginning)) {
    const found = nearnessOf(lexicon, form, letters, typed);
    if (found > 0) raise(kin, form, found);
    else if (beingTyped && exact < 0 && beginsWith(lexicon, form, typed)) raise(kin, form, nearness.begun);
  }
  return inOrder(kin);
}

function raise(kin: Kin, form: number, to: number): void {
  if (to > (kin.get(form) ?? 0)) kin.set(form, to);
}

/** Strengths are rounded as they are added, so that their order must be one and the same. */
function inOrder(kin: Kin): Kin {
  return new Map([...kin].sort(([one], [other]) => one - other));
}

function addStem({ stemStart }: Lexicon, kin: Kin, stem: number, near: number): void {
  for (let form = stemStart[stem] as number; form < (stemStart[stem + 1] as number); form += 1)
    raise(kin, form, near);
}

export function beginsWith(lexicon: Lexicon, form: number, letters: Uint8Array): boolean {
  const from = lexicon.letterStart[form] as number;
  return (
    (lexicon.letterStart[form + 1] as number) - from >= letters.length &&
    matchAt(lexicon.letters, from, letters) !== 'no'
  );
}

function nearnessOf(lexicon: Lexicon, form: number, stem: Uint8Array, typed: Uint8Array): number {
  const from = lexicon.letterStart[form] as number;
  const to = lexicon.letterStart[form + 1] as number;
  const written = lexicon.forms[form] as string;
  const formStem = lexicon.stemLengths[lexicon.stemOfForm[form] as number] as number;
  let best = 0;
  for (let place = from; place + stem.length <= to; place += 1) {
    const match = matchAt(lexicon.letters, place, stem);
    if (match === 'no') {
      if (stem.length < shortest.within) break;
      continue;
    }
    const inFull = place + typed.length <= to && matchAt(lexicon.letters, place, typed) !== 'no';
    const where = { place: place - from, stem: stem.length, evidence: inFull ? typed.length : stem.length };
    const at = compoundNearness(lexicon, written, formStem, where);
    best = Math.max(best, match === 'same' ? at : at * nearness.withoutRingsAndDots);
    if (stem.length < shortest.within) break;
  }
  return best;
}

/** Whether letters stand at a place: as typed, or with rings and dots that were not typed. */
function matchAt(text: Uint8Array, place: number, letters: Uint8Array): 'same' | 'plain' | 'no' {
  let match: 'same' | 'plain' = 'same';
  for (let index = 0; index < letters.length; index += 1) {
    const [typed, written] = [letters[index] as number, text[place + index] as number];
    if (typed === written) continue;
    if (typed !== plainCode(written)) return 'no';
    match = 'plain';
  }
  return match;
}

/** Where a stem stands in a form, its length, and how many of the typed letters stand there. */
type Where = { place: number; stem: number; evidence: number };

/** How near a form is that holds a stem. `formStem`: the length of the form's own stem. */
function compoundNearness(
  lexicon: Lexicon,
  form: string,
  formStem: number,
  { place, stem, evidence }: Where,
): number {
  const after = place + stem;
  if (place === 0 && after === formStem) return nearness.same;
  if (place === 0) {
    if (stem >= shortest.modifier && isWord(lexicon, form.slice(after))) return nearness.modifier.known;
    return stem >= shortest.within ? nearness.modifier.unknown : 0;
  }
  if (stem < shortest.within || place < shortest.beside.known || placeNames.has(form)) return 0;
  // Few unknown letters before it are seldom a word: "gemensam" is not for whoever is "ensam".
  const certain = evidence >= shortest.unknownBeside && place >= shortest.beside.unknown;
  const known = isWord(lexicon, form.slice(0, place));
  if (after >= formStem) return known ? nearness.head.known : certain ? nearness.head.unknown : 0;
  if (known || isWord(lexicon, form.slice(after))) return nearness.within.known;
  return certain ? nearness.within.unknown : 0;
}

/** "Botkyrka" is no church: the parts of a place's name say nothing. */
const placeNames: ReadonlySet<string> = new Set([...municipalities.values()].map(fold));

const links = ['', 's', 'e', 'a', 'o', 'u'];

/** Whether a part of a compound is a word of the catalogue, the letter that links it to the other part aside. */
function isWord(lexicon: Lexicon, part: string): boolean {
  return links.some((link) => {
    if (part.endsWith(link) && hasStem(lexicon, part.slice(0, part.length - link.length))) return true;
    return link !== '' && part.startsWith(link) && hasStem(lexicon, part.slice(link.length));
  });
}

const shortestPart = 3;

export function hasStem(lexicon: Lexicon, word: string): boolean {
  return word.length >= shortestPart && (findStem(lexicon, stemOf(word)) >= 0 || stopWords.has(word));
}

const shortestToPart = 7;
const mostParts = 3;

/**
 * The parts of a compound that the catalogue does not write together: "språkcaféträff" → "språk", "café", "träff".
 * Fewest parts, then the longest last part; undefined where it does not part into words of the catalogue.
 */
export function partsOf(lexicon: Lexicon, word: string, most = mostParts): string[] | undefined {
  if (word.length < (most === mostParts ? shortestToPart : 2 * shortestPart)) return undefined;
  for (let place = shortestPart; place <= word.length - shortestPart; place += 1) {
    const first = knownModifier(lexicon, word.slice(0, place));
    if (first && hasStem(lexicon, word.slice(place))) return [first, word.slice(place)];
  }
  if (most < mostParts) return undefined;
  for (let place = shortestPart; place <= word.length - 2 * shortestPart; place += 1) {
    const first = knownModifier(lexicon, word.slice(0, place));
    const rest = first && partsOf(lexicon, word.slice(place), mostParts - 1);
    if (rest) return [first, ...rest];
  }
  return undefined;
}

export function knownModifier(lexicon: Lexicon, part: string): string | undefined {
  return links
    .filter((link) => part.endsWith(link))
    .map((link) => part.slice(0, part.length - link.length))
    .find((bare) => bare.length >= shortestPart && findStem(lexicon, stemOf(bare)) >= 0);
}
