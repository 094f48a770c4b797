/**
 * The Swedish stemmer of Snowball (https://snowballstem.org/algorithms/swedish/stemmer.html), and one step beyond it.
 * A stem is always the beginning of its word.
 */
const vowels = 'aeiouyäåö';
const shortestBeforeEndings = 3;

const endings =
  `a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas
 ernas ornas es ades andes ens arens hetens erns at andet het ast`
    .split(/\s+/)
    .toSorted((one, other) => other.length - one.length);
const lettersBeforeS = 'bcdfghjklmnoprtvy';
const doubled = ['dd', 'gd', 'nn', 'dt', 'gt', 'kt', 'tt'];

/** The stem of a folded word, as Snowball has it: "arbetena" → "arbet". */
export function snowballStem(word: string): string {
  const from = endingsFrom(word);
  return withoutDerivation(withoutDoubled(withoutEnding(word, from), from), from);
}

/** Where endings may begin: after the first consonant that follows a vowel, and after three letters at least. */
function endingsFrom(word: string): number {
  let place = 0;
  while (place < word.length && !vowels.includes(word.charAt(place))) place += 1;
  while (place < word.length && vowels.includes(word.charAt(place))) place += 1;
  if (place >= word.length) return word.length;
  return Math.max(place + 1, shortestBeforeEndings);
}

function withoutEnding(word: string, from: number): string {
  const ending = endings.find((one) => word.length - one.length >= from && word.endsWith(one));
  if (ending) return word.slice(0, -ending.length);
  const before = word.charAt(word.length - 2);
  const isS = word.endsWith('s') && word.length - 1 >= from;
  return isS && before !== '' && lettersBeforeS.includes(before) ? word.slice(0, -1) : word;
}

function withoutDoubled(word: string, from: number): string {
  const ends = word.length - 2 >= from && doubled.includes(word.slice(-2));
  return ends ? word.slice(0, -1) : word;
}

function withoutDerivation(word: string, from: number): string {
  const within = (ending: string) => word.length - ending.length >= from && word.endsWith(ending);
  if (within('fullt') || within('löst')) return word.slice(0, -1);
  const ending = ['els', 'lig', 'ig'].find(within);
  return ending ? word.slice(0, -ending.length) : word;
}

const nounOfVerb = /^(.{4,}?)n?ing$/;
const neuterDefinite = /^(.{4,})et$/;
const shortestWithEnding = 4;

/**
 * The stem that search uses: Snowball's, and beyond it the noun of a verb becomes the verb: "träning" and "träna" →
 * "trän", "rehabilitering" and "rehabilitera" → "rehabiliter". At least four letters stay: "tidning" is not "tid".
 */
export function stemOf(word: string): string {
  if (word.length < shortestWithEnding) return word;
  const snowballs = snowballStem(word);
  const indefinite = neuterDefinite.exec(snowballs)?.[1];
  const stem = indefinite === undefined ? snowballs : snowballStem(indefinite);
  return nounOfVerb.exec(stem)?.[1] ?? stem;
}
