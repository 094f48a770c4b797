import Personnummer from 'personnummer';

/** Written between two digits of the same part: nothing, or a space as in "8 5 0 1 0 1". */
const within = ' ?';
/** Written between year, month and day. */
const between = ' ?[-./]? ?';
/** Written before the last four: almost anything but a letter or a digit. */
const beforeLastFour = ' ?[^\\p{L}\\p{N} ]{0,2} ?';

const pair = `\\d${within}\\d`;
const shortDate = [pair, pair, pair].join(between);
const longDate = `${pair}${within}${pair}${between}${pair}${between}${pair}`;
const lastFour = ['\\d', '\\d', '\\d', '\\d'].join(within);
const wholeNumber = '(?!\\d)';
const startOfNumber = '(?<!\\d)';

/** The ways a personal number is written. Each is looked for at every position, also inside another match. */
const shapes = [
  new RegExp(`${startOfNumber}(?=(${longDate}${beforeLastFour}${lastFour})${wholeNumber})`, 'gu'),
  new RegExp(`${startOfNumber}(?=(${shortDate}${beforeLastFour}${lastFour})${wholeNumber})`, 'gu'),
  // Six digits, a dash or plus, four digits: so telling that digits just before it do not hide it.
  new RegExp(`(?=(\\d{6} ?[-+] ?\\d{4})${wholeNumber})`, 'gu'),
];

/** "2026-09-01-2026" with "-12-15" after it is the first half of a span of dates, and no personal number. */
const firstHalfOfSpan = /^\d{2,4} ?[-./] ?\d\d ?[-./] ?\d\d ?[^\p{L}\p{N} ]{0,2} ?(?:19|20)\d\d$/u;
const lengthOfSecondHalf = 7;
const secondHalfOfSpan = /^([-./])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)/;

/** Births in a year before 1800 or after 2099 belong to nobody that a text can speak of. */
const centuries = ['18', '19', '20'];

/**
 * Whether a text holds a Swedish personnummer or samordningsnummer (the day + 60), with 10 or 12 digits, in any
 * script's digits, with any dash or space, also glued to letters or broken up by invisible characters. A number
 * counts only when its date exists and its check digit is right, so a phone number may, rarely, be taken for one.
 */
export function holdsPersonalNumber(text: string): boolean {
  const plain = plainDigits(text);
  return shapes.some((shape) =>
    plain.matchAll(shape).some((match) => {
      const written = match[1] ?? '';
      if (!isPersonalNumber(written.replace(/\D/g, ''))) return false;
      const after = plain.slice(
        match.index + written.length,
        match.index + written.length + lengthOfSecondHalf,
      );
      return !(firstHalfOfSpan.test(written) && secondHalfOfSpan.test(after));
    }),
  );
}

/** Month and day as they can be written, the day + 60 for a samordningsnummer: spares most digits the closer look. */
const couldBeDate = /(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])\d{4}$/;

/**
 * Every century is tried for ten digits: left to itself the package takes the century from today's date, and
 * 29 February would then be right one year and wrong another.
 */
function isPersonalNumber(digits: string): boolean {
  if (!couldBeDate.test(digits) || !hasCheckDigit(digits.slice(-10))) return false;
  const candidates = digits.length === 12 ? [digits] : centuries.map((century) => century + digits);
  return candidates.some((number) => centuries.includes(number.slice(0, 2)) && Personnummer.valid(number));
}

/** Whether the last of ten digits is right for the nine before it (Luhn). The package asks too, a hundred times slower. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const doubled = (digits.charCodeAt(place) - 48) * (place % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The text with ASCII digits, `-` for every dash, single plain spaces, and nothing laid on or between the characters. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/gu, '')
    .replace(/[\p{Pd}\u2212\u02d7\u2043\u2796\u23af]/gu, '-')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .replace(/[\s\p{Z}]+/gu, ' ');
}

/** Unicode keeps each script's digits in an unbroken run from zero to nine, and runs may follow on each other. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}
