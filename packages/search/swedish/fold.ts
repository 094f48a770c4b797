/** Letters that keyboards abroad have in place of ours, and letters that are two. */
const otherLetters: Readonly<Record<string, string>> = { æ: 'ä', ø: 'ö', ß: 'ss', œ: 'ö', đ: 'd', ł: 'l' };
const plainLetter = /^[a-zåäö0-9\s.,:;!?()"'/–-]*$/;
const marks = /\p{M}+/gu;

/** Lower case without accents, but with å, ä and ö kept apart: "Språkkafé" → "språkkafe". */
export function fold(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  if (plainLetter.test(lower)) return lower;
  return lower.replace(/[^a-zåäö0-9\s]/gu, (letter) => otherLetters[letter] ?? withoutMarks(letter));
}

function withoutMarks(letter: string): string {
  return letter.normalize('NFD').replace(marks, '');
}

/** One spelling of what is spelt in two ways, also within a longer word. */
const oneSpelling = (word: string) => word.replaceAll('kafe', 'cafe').replaceAll('sjuts', 'skjuts');

/**
 * The words of a text in its order, folded. A word with a hyphen is both its parts and the whole: "jobb-coach" gives
 * "jobb", "coach", "jobbcoach".
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [run] of fold(text).matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)) {
    if (!run.includes('-')) {
      words.push(oneSpelling(run));
      continue;
    }
    for (const part of run.split('-')) words.push(oneSpelling(part));
    words.push(oneSpelling(run.replaceAll('-', '')));
  }
  return words;
}

const hyphens = /(?<=\p{L})-(?=\p{L})/gu;

/** The words of a text where a hyphen only joins: "jobb-coach" is "jobbcoach". */
export function joinedWordsOf(text: string): string[] {
  return wordsOf(text.normalize('NFC').replace(hyphens, ''));
}

/** As typed where å, ä and ö are missing and written with two letters: "traedgaard" → "trädgård". */
export function fromTwoLetters(word: string): string {
  return word.replaceAll('aa', 'å').replaceAll('ae', 'ä').replaceAll('oe', 'ö');
}

/** As a keyboard without our letters has it: "trädgård" → "tradgard". */
export function withoutRingsAndDots(word: string): string {
  return word.replace(/[åä]/g, 'a').replaceAll('ö', 'o');
}
