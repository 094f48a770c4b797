import * as z from 'zod';
import { holdsPersonalNumber } from '#insats';

/** Something in a file that must be mended before anything of it is imported, in the words of whoever mends it. */
export const fault = z.strictObject({
  /** As the clerk finds it: `Rad 14` as a spreadsheet numbers it (headings are row 1), `Insats 3`, or `Hela filen`. */
  row: z.string(),
  /** The column's Swedish name in CSV, the JSON pointer in JSON, null for the row or the file as a whole. */
  field: z.string().nullable(),
  /** One Swedish sentence: what is wrong. */
  problem: z.string(),
  /** One or two Swedish sentences: how to mend it. */
  mend: z.string(),
});

export type Fault = z.infer<typeof fault>;

/** What is wrong and how to mend it. */
export type Complaint = Pick<Fault, 'problem' | 'mend'>;

export const wholeFile = 'Hela filen';

/** The fault as one plain Swedish text: where, what is wrong, how to mend it. */
export function faultSentence({ row, field, problem, mend }: Fault): string {
  const place = field === null ? row : `${row}, ${field.startsWith('/') ? 'fältet' : 'kolumnen'} ${field}`;
  return `${place}: ${problem} ${mend}`;
}

const mostFaults = 200;

/** Whether there are more faults than anybody is told of, so that looking for others is of no use. */
export function areEnough(faults: readonly Fault[]): boolean {
  return faults.length > mostFaults;
}

/** The first faults, and one that says so when there are more: enough to mend, small enough to keep. */
export function firstFaults(faults: readonly Fault[]): Fault[] {
  if (!areEnough(faults)) return [...faults];
  const more: Fault = {
    row: wholeFile,
    field: null,
    problem: `Det finns fler fel än de ${mostFaults} som visas.`,
    mend: 'Rätta de första och importera filen igen.',
  };
  return [...faults.slice(0, mostFaults), more];
}

export const personalNumberFound: Complaint = {
  problem: 'Texten innehåller något som ser ut som ett personnummer eller samordningsnummer.',
  mend: 'Ta bort numret. Katalogen får inte innehålla uppgifter om personer som deltar.',
};

/** No field is allowed to be longer: what is, is refused before anybody spends time on looking through it. */
export const mostCharacters = 20_000;

export const tooLong: Complaint = {
  problem: 'Texten är alldeles för lång.',
  mend: 'Korta den. Längre text än en sida hör inte hemma i katalogen.',
};

const longestEcho = 40;

/** A short value of the file, repeated so that the clerk finds it; cut, and never when it may be a personal number. */
export function quoted(value: string): string {
  if (value.length > mostCharacters || holdsPersonalNumber(value)) return 'Värdet';
  const line = value.replace(/[\s\p{C}]+/gu, ' ').trim();
  return `«${line.length > longestEcho ? `${Array.from(line).slice(0, longestEcho).join('')}…` : line}»`;
}

/** A Swedish message of a schema as what is wrong and how to mend it; some messages say only the latter. */
export function complaintOf(message: string): Complaint {
  const [first, ...rest] = message.split(/(?<=[.!?]) (?=\p{Lu})/u);
  if (first === undefined || rest.length === 0)
    return { problem: 'Värdet går inte att använda.', mend: message };
  return { problem: first, mend: rest.join(' ') };
}
