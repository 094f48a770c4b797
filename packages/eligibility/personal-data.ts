import type * as z from 'zod';
import { holdsPersonalNumber } from '#insats';

/** Seven digits or more, with whatever people write between them but letters. */
const phone = /\p{Nd}(?:[^\p{L}\p{N}]{0,3}\p{Nd}){6,}/u;
const email = /[^\s@]\s?@\s?[^\s@]/u;

const noContactDetails =
  'Ta bort telefonnummer och e-postadresser. Här skriver du bara vad insatsen ska innehålla.';

/**
 * Whether a text holds what may say whom it is about: a personal number, a telephone number or an e-mail address, in
 * any script's digits, also broken up by invisible characters. Any seven digits in a row are taken for a number.
 */
export function holdsPersonalData(text: string): boolean {
  return holdsContactDetails(text) || holdsPersonalNumber(text);
}

/** Refuses telephone numbers and e-mail addresses. Personal numbers are already refused by `plainLine`. */
export function withoutPersonalData(text: z.ZodType<string, string>) {
  return text.refine((said) => !holdsContactDetails(said), noContactDetails);
}

function holdsContactDetails(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/gu, '');
  return phone.test(plain) || email.test(plain);
}
