import type * as z from 'zod';

const phone = /(?:\+|00)?\d(?:[\s()/-]*\d){6,}/;
const email = /[^\s@]+@[^\s@]+\.[^\s@]+/;

/** Refuses telephone numbers and e-mail addresses. Personal numbers are already refused by `plainLine`. */
export function withoutPersonalData(text: z.ZodType<string, string>) {
  return text.refine(
    (said) => !phone.test(said) && !email.test(said),
    'Ta bort telefonnummer och e-postadresser. Här skriver du bara vad insatsen ska innehålla.',
  );
}
