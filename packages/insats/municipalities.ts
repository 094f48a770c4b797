import data from 'kommunkoder/data.json' with { type: 'json' };
import * as z from 'zod';

/** Sweden's 290 municipalities: Statistics Sweden's four-digit code → name, in the order of the codes. */
export const municipalities: ReadonlyMap<string, string> = new Map(
  data.map(({ code, municipality }) => [code, municipality]),
);

const counties: ReadonlyMap<string, string> = new Map(data.map(({ code, county }) => [code, county]));

/** The code of one of the 290 municipalities, such as `0580`. */
export const municipalityCode = z
  .string()
  .regex(/^\d{4}$/, 'Skriv kommunkoden med fyra siffror, till exempel 0580 för Linköping.')
  .refine((code) => municipalities.has(code), {
    message: 'Ingen kommun har den koden. Se efter i listan över kommunkoder.',
    // A code of the wrong shape has been answered already.
    when: ({ issues }) => issues.length === 0,
  });

/** The name of the municipality; a code that no municipality has is given back as it is. */
export function municipalityName(code: string): string {
  return municipalities.get(code) ?? code;
}

/** The name of the county that a municipality lies in ("Östergötlands län"), or undefined for a code that none has. */
export function countyOf(municipality: string): string | undefined {
  return counties.get(municipality);
}

const plain = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

const codeByName = new Map([...municipalities].map(([code, name]) => [plain(name), code]));
// The one municipality whose genitive is not its name with an s: "Falu kommun".
codeByName.set('falu', '2080');

/** The code for a name as people write it ("Linköping", "linköpings kommun", "Borås Stad"), or undefined. */
export function municipalityCodeOf(name: string): string | undefined {
  const bare = plain(name).replace(/ (kommun|stad)$/, '');
  return codeByName.get(bare) ?? codeByName.get(bare.replace(/s$/, ''));
}
