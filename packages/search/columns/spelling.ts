import { fromTwoLetters } from '../swedish/fold.ts';
import { stemOf } from '../swedish/stem.ts';
import { bitsSet } from './bits.ts';
import { editDistance } from './edit-distance.ts';
import { beginsWith, hasStem, kinOf, knownModifier, nearness, partsOf } from './kin.ts';
import { findStem, formsThatMayHold, heldIn, type Lexicon, lettersOf, plainCode } from './lexicon.ts';

/** A word as it was meant. */
export type Reading = {
  as: string;
  /** Words that it may as well have been; only of one that is misspelt. */
  or: readonly string[];
  misspelt: boolean;
};

const shortest = { written: 3, typo: 4, long: 8 };

/**
 * What a typed word was meant to be: with the rings and dots that a foreign keyboard lacks ("tradgard" and "traedgaard" →
 * "trädgård"), and rightly spelt where nothing is known of it as it stands. `field`: the words of the field's synonyms,
 * which need not stand in the catalogue. `holders`: how many insatser have a form of the catalogue.
 */
export function readingOf(
  lexicon: Lexicon,
  field: Lexicon,
  holders: (form: number) => number,
  word: string,
  beingTyped: boolean,
): Reading {
  const rightly = (as: string): Reading => ({ as, or: [], misspelt: false });
  const spellings = [word, fromTwoLetters(word)];
  for (const spelling of spellings) {
    const written = asWritten(lexicon, spelling) ?? asWritten(field, spelling);
    if (written) return rightly(written);
  }
  const kin = kinOf(lexicon, word, beingTyped);
  const parts = partsOf(lexicon, word);
  const isLong = word.length >= shortest.long;
  const begun = beingTyped && [...kin.keys()].some((form) => beginsWith(lexicon, form, lettersOf(word)));
  const certain = [...kin.values()].some((near) => near >= nearness.within.known);
  if (begun || certain || (!isLong && (kin.size > 0 || parts))) return rightly(word);
  // A long word that is one letter off is that word, though its letters happen to be words of their own.
  const nearest = nearestWords(lexicon, field, holders, word, 1);
  if (nearest.length > 0) return misspelt(nearest);
  if (kin.size > 0 || parts) return rightly(word);
  if (!isLong) return rightly(word);
  const farther = nearestWords(lexicon, field, holders, word, 2);
  if (farther.length > 0) return misspelt(farther);
  const inParts = withPartRespelt(lexicon, field, holders, word);
  return inParts ? misspelt([inParts]) : rightly(word);
}

function misspelt([as = '', ...or]: readonly string[]): Reading {
  return { as, or, misspelt: true };
}

/** A word as a lexicon writes it, rings and dots aside; undefined where it has no such word. */
function asWritten(lexicon: Lexicon, word: string): string | undefined {
  const stem = stemOf(word);
  if (findStem(lexicon, stem) >= 0) return word;
  const letters = lettersOf(stem);
  if (letters.length < shortest.written) return undefined;
  for (const form of formsThatMayHold(lexicon, letters, true)) {
    const its = lexicon.stemLengths[lexicon.stemOfForm[form] as number];
    if (its === letters.length && beginsWith(lexicon, form, letters)) return lexicon.forms[form];
  }
  return undefined;
}

/** The nearest words of both lexicons, at most so many letters off, one of each stem; those of most insatser first. */
function nearestWords(
  lexicon: Lexicon,
  field: Lexicon,
  holders: (form: number) => number,
  word: string,
  most: 1 | 2,
): string[] {
  const ofCatalogue = nearestForms(lexicon, word, most);
  const ofField = nearestForms(field, word, most);
  const least = Math.min(ofCatalogue.steps, ofField.steps);
  const forms = ofCatalogue.steps === least ? ofCatalogue.forms : [];
  const byHolders = forms.toSorted((one, other) => holders(other) - holders(one) || one - other);
  const words = [
    ...byHolders.map((form) => lexicon.forms[form] ?? ''),
    ...(ofField.steps === least ? ofField.forms : []).map((form) => field.forms[form] ?? ''),
  ];
  return words.filter((one, place) => words.findIndex((other) => stemOf(other) === stemOf(one)) === place);
}

/**
 * The forms of a lexicon nearest to a word, rings and dots aside, at most so many letters off; two letters off only those
 * that begin alike. `steps`: how far they are, infinite where there are none.
 */
export function nearestForms(
  lexicon: Lexicon,
  word: string,
  most: 1 | 2,
): { steps: number; forms: number[] } {
  let nearest: number[] = [];
  let steps = Number.POSITIVE_INFINITY;
  if (word.length < shortest.typo) return { steps, forms: nearest };
  const letters = lettersOf(word).map(plainCode);
  const held = heldIn(letters, 0, letters.length);
  let within: number = most;
  for (let form = 0; form < lexicon.forms.length; form += 1) {
    if (bitsSet((lexicon.lettersHeld[form] as number) ^ held) > 2 * within) continue;
    const from = lexicon.letterStart[form] as number;
    const to = lexicon.letterStart[form + 1] as number;
    if (Math.abs(to - from - letters.length) > within) continue;
    const distance = Math.max(1, editDistance(letters, lexicon.letters, from, to, within));
    if (distance > within) continue;
    if (distance === 2 && plainCode(lexicon.letters[from] as number) !== letters[0]) continue;
    if (distance < steps) nearest = [];
    steps = distance;
    within = distance;
    nearest.push(form);
  }
  return { steps, forms: nearest };
}

/** A compound with one part misspelt: "trädgådsarbete" → "trädgårdsarbete". */
function withPartRespelt(
  lexicon: Lexicon,
  field: Lexicon,
  holders: (form: number) => number,
  word: string,
): string | undefined {
  for (let place = shortest.typo; place <= word.length - shortest.typo; place += 1) {
    const [first, last] = [word.slice(0, place), word.slice(place)];
    const firstIsKnown = knownModifier(lexicon, first) !== undefined;
    if (firstIsKnown === hasStem(lexicon, last)) continue;
    const bare = first.replace(/s$/, '');
    const [respelt] = nearestWords(lexicon, field, holders, firstIsKnown ? last : bare, 1);
    if (respelt) return firstIsKnown ? first + respelt : respelt + first.slice(bare.length) + last;
  }
  return undefined;
}
