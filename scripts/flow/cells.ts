import * as z from 'zod';

const numberText = /^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i;

/** A number as R, Excel in English or Excel in Swedish writes it. Messages go on from the text of the cell. */
const amount = (mend: string) =>
  z
    .string()
    .regex(numberText, `är inget tal. ${mend}`)
    .transform((text) => Number(text.replace(',', '.')))
    .refine(Number.isFinite, `är ett för stort tal. ${mend}`);

/** Days since the start, whole or not. */
export const time = (mend: string) => amount(mend).refine((days) => days >= 0, `är mindre än 0. ${mend}`);

/** 0, 1, 2 … */
export const code = (mend: string) =>
  amount(mend).refine((value) => Number.isInteger(value) && value >= 0, `är ingen kod. ${mend}`);

/** A whole day. */
export const day = (mend: string) => amount(mend).refine(Number.isInteger, `är ingen hel dag. ${mend}`);

/** A whole day, or null where the cell is empty or says NA. */
export const dayOrNone = (mend: string) =>
  z.union([z.enum(['', 'NA']).transform(() => null), day(mend)], `är ingen hel dag. ${mend}`);

/** What is read and not used. */
export const anything = z.string().default('');
