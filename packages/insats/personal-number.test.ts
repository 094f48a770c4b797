import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdsPersonalNumber } from './personal-number.ts';

/** The check digit by the Luhn rule over the nine digits before it, written out apart from the code under test. */
function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const pad = (value: number, length: number) => String(value).padStart(length, '0');

/** A valid number as the pieces a person writes: century, year, month, day (or day + 60), last four. */
const personalNumber = fc
  .record({
    born: fc.date({
      min: new Date('1850-01-01T12:00:00Z'),
      max: new Date('2050-12-31T12:00:00Z'),
      noInvalidDate: true,
    }),
    serial: fc.integer({ min: 1, max: 999 }),
    coordination: fc.boolean(),
  })
  .map(({ born, serial, coordination }) => {
    const year = pad(born.getUTCFullYear(), 4);
    const month = pad(born.getUTCMonth() + 1, 2);
    const day = pad(born.getUTCDate() + (coordination ? 60 : 0), 2);
    const nine = year.slice(2) + month + day + pad(serial, 3);
    return {
      century: year.slice(0, 2),
      parts: [year.slice(2), month, day],
      lastFour: nine.slice(6) + checkDigit(nine),
    };
  });

const beforeLastFour = fc.constantFrom(
  ...['', '-', '+', '–', '—', '−', '‐', '‑', '-', '﹣', '➖', ' ', '\u00a0', '\u2009', '\u202f', '\u3000'],
  ...[' - ', '  -  ', '\t', ' – ', '\u00a0-\u00a0', ' + ', '.', '/', ':', '_', ' (', '--', '\n'],
);
const betweenParts = fc.constantFrom('', '', '-', ' ', '.', '/', '\u00a0', '  ', '–', '−', ' - ');
const invisible = fc.constantFrom(
  '',
  '',
  '',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u0336',
  '\ufffa',
);
/** Zeros of Latin, Arabic, Persian, Devanagari, fullwidth, bold mathematical and two adjoining Myanmar scripts. */
const zero = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x116d0, 0x116da);

const written = fc
  .record({
    number: personalNumber,
    long: fc.boolean(),
    between: betweenParts,
    joint: beforeLastFour,
    lastFourSplit: fc.constantFrom('', ' ', '\u2009'),
    spaced: fc.boolean(),
    invisible,
    zero,
  })
  .map((way) => {
    const date = way.number.parts.join(way.between);
    const split = way.number.lastFour.slice(0, 2) + way.lastFourSplit + way.number.lastFour.slice(2);
    const plain = (way.long ? way.number.century : '') + date + way.joint + split;
    const digits = way.spaced
      ? plain.replace(/\d(?=\d)/g, '$& ')
      : plain.replace(/\d(?=\d)/g, `$&${way.invisible}`);
    return digits.replace(/\d/g, (digit) => String.fromCodePoint(way.zero + Number(digit)));
  });

const anyText = fc.string({ unit: 'grapheme', maxLength: 30 });
const touchesNoDigit = (text: string) => !/\p{N}/u.test(text.normalize('NFKC'));
const glue = fc.constantFrom('', 'x', 'ö', 'född', ' ', ' 3 ', '(', ' 2026-09-01 ', 'tel 013-20 60 00 ');

describe('a personal number in free text', () => {
  afterEach(() => vi.useRealTimers());

  it('is found however it is written, and whatever stands around it', () => {
    fc.assert(
      fc.property(
        anyText.filter(touchesNoDigit),
        glue,
        written,
        anyText.filter(touchesNoDigit),
        (a, b, number, c) => {
          expect(holdsPersonalNumber(`${a}${b}${number}${c}`)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is found also when digits are glued in front of the usual way to write it', () => {
    fc.assert(
      fc.property(personalNumber, fc.stringMatching(/^\d{1,3}$/), (number, before) => {
        expect(holdsPersonalNumber(`Nr ${before}${number.parts.join('')}-${number.lastFour}`)).toBe(true);
      }),
    );
  });

  it.each([
    ['ten digits', 'Ring 811228-9874 först'],
    ['twelve digits', '198112289874'],
    ['over a hundred years old', '121212+1212'],
    ['samordningsnummer', 'samordningsnummer 701063-2391'],
    ['glued to words', 'nr811228-9874kontakt'],
    ['spaces in the last four', '811228 98 74'],
    ['a zero-width space in the middle', '811228-98\u200b74'],
    ['fullwidth digits', '８１１２２８－９８７４'],
    ['raised digits', '⁸¹¹²²⁸-⁹⁸⁷⁴'],
    ['another number beside it', 'Rum 4, 811228-9874, 3 platser'],
    ['a date before it', '2026-09-01 811228-9874'],
  ])('is found: %s', (_, text) => {
    expect(holdsPersonalNumber(text)).toBe(true);
  });

  it.each([1905, 2000, 2026, 2101])('born on 29 February is found whatever the year is (%i)', (year) => {
    vi.useFakeTimers({ now: new Date(Date.UTC(year, 5, 1)) });
    expect(holdsPersonalNumber(`000229-123${checkDigit('000229123')}`)).toBe(true);
    expect(holdsPersonalNumber(`960229-123${checkDigit('960229123')}`)).toBe(true);
    expect(holdsPersonalNumber(`950229-123${checkDigit('950229123')}`)).toBe(false);
  });
});

describe('an ordinary number', () => {
  const wrongCheckDigit = (ten: string) => Number(ten[9]) !== checkDigit(ten.slice(0, 9));

  it('of an organisation is let through, with a right check digit too', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[125-9]\d[2-9]\d{6}$/),
        fc.constantFrom('', '-', ' '),
        (nine, joint) => {
          const ten = nine + checkDigit(nine);
          const organisationNumber = `${ten.slice(0, 6)}${joint}${ten.slice(6)}`;
          expect(holdsPersonalNumber(`Organisationsnummer ${organisationNumber}.`)).toBe(false);
          expect(holdsPersonalNumber(`Organisationsnummer 16${organisationNumber}.`)).toBe(false);
          // A VAT number beginning with 19 or 20 can be a personal number to the last digit.
          if (!/^(19|20)/.test(ten)) expect(holdsPersonalNumber(`Momsnummer SE${ten}01.`)).toBe(false);
        },
      ),
    );
  });

  it('of a phone is let through when its last digit is no check digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1-9]\d{8}$/).filter(wrongCheckDigit), (ten) => {
        const groups = `${ten.slice(0, 3)}-${ten.slice(3, 6)} ${ten.slice(6, 8)} ${ten.slice(8)}`;
        expect(holdsPersonalNumber(`Telefon ${ten}`)).toBe(false);
        expect(holdsPersonalNumber(`Telefon ${groups}, växel`)).toBe(false);
      }),
    );
  });

  it('with a wrong check digit is let through', () => {
    fc.assert(
      fc.property(personalNumber, fc.integer({ min: 1, max: 9 }), ({ century, parts, lastFour }, off) => {
        const wrong = lastFour.slice(0, 3) + ((Number(lastFour[3]) + off) % 10);
        expect(holdsPersonalNumber(`${parts.join('')}-${wrong}`)).toBe(false);
        expect(holdsPersonalNumber(`${century}${parts.join('')}${wrong}`)).toBe(false);
      }),
    );
  });

  it('that is a span of dates is let through, whatever the days', () => {
    const day = fc
      .date({
        min: new Date('1990-01-01T12:00:00Z'),
        max: new Date('2049-12-31T12:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10));
    const spans = fc.constantFrom('–', '-', ' – ', ' - ', '/', ' ', ' till ', ', ');
    fc.assert(
      fc.property(day, day, spans, fc.constantFrom('-', '.', ''), (first, last, span, joint) => {
        const [a, b] = [first, last].map((date) => date.replaceAll('-', joint));
        expect(holdsPersonalNumber(`Kursen går ${a}${span}${b}.`)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['a course', 'Kursen går 2026-09-01–2026-12-15, måndag–fredag kl. 09.00–15.30.'],
    ['an office phone', 'Ring 013-20 60 00 eller +46 13 20 60 00.'],
    ['a postal address', 'Storgatan 12, 582 23 Linköping'],
    ['hours and places', '12 platser, 10–20 timmar i veckan, 3–6 månader'],
    ['months and days that do not exist', '811328-9877 och 811232-9878'],
    ['a born-in-1600 number', '168112289874'],
  ])('is let through: %s', (_, text) => {
    expect(holdsPersonalNumber(text)).toBe(false);
  });
});
