import * as z from 'zod';
import { holdsPersonalNumber } from './personal-number.ts';

/** Control characters and broken characters, which no keyboard gives and no page can show. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const unprintableButLineBreaks = /(?![\n\r])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

export const noPersonalNumber =
  'Texten innehåller något som ser ut som ett personnummer eller samordningsnummer. Ta bort det: här får inga uppgifter om enskilda personer stå.';

/**
 * Text of several lines, at most `max` characters, trimmed. Refused with a Swedish sentence: text that is too long,
 * that holds a personal number, or that holds control characters other than line breaks.
 */
export function freeText(max: number) {
  return text(max, unprintableButLineBreaks, 'Texten innehåller osynliga styrtecken. Skriv om den utan dem.');
}

/** Text of one line. As `freeText`, and line breaks are refused too. */
export function plainLine(max: number) {
  return text(max, unprintable, 'Skriv texten på en rad, utan radbrytningar, tabbar och andra styrtecken.');
}

function text(max: number, refused: RegExp, refusal: string) {
  return z
    .string()
    .trim()
    .max(max, `Texten är för lång. Den får vara högst ${max.toLocaleString('sv-SE')} tecken.`)
    .refine((value) => !refused.test(value), refusal)
    .refine((value) => !holdsPersonalNumber(value), {
      error: noPersonalNumber,
      // Not looked for in a text that is refused already: it may be megabytes long.
      when: ({ issues }) => issues.length === 0,
    });
}
