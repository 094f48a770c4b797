import { codes, holdsPersonalNumber, municipalities, municipalityCodeOf } from '#insats';
import { type Column, simplified } from './columns.ts';
import { type Complaint, type Fault, mostCharacters, personalNumberFound, quoted, tooLong } from './fault.ts';

/** The cells of one row of a CSV file. A cell that cannot be read is complained of once and counts as empty. */
export type Cells = {
  text(column: Column): string | null;
  whole(column: Column): number | null;
  number(column: Column): number | null;
  yesNo(column: Column): boolean | null;
  oneOf<Code extends string>(column: Column, vocabulary: Readonly<Record<Code, string>>): Code | null;
  /** Empty cell: null. `inga`: an empty list. */
  several<Code extends string>(column: Column, vocabulary: Readonly<Record<Code, string>>): Code[] | null;
  municipalities(column: Column): string[] | null;
  /** The parts between bars (and commas, unless they belong to the text). Empty cell: null. `inga`: none. */
  parts(column: Column, between: '|' | ',|'): string[] | null;
  complain(column: Column, complaint: Complaint): void;
  readonly faults: readonly Fault[];
};

/** Typed fields where a number that looks like a personal number is something else. */
const exempt: readonly Column[] = ['telefon', 'webb'];

const none = ['inga', 'inget', 'ingen'];
const yes = ['ja', 'sant', 'true'];
const no = ['nej', 'falskt', 'false'];

export function readCells(row: string, raw: ReadonlyMap<Column, string>): Cells {
  const faults: Fault[] = [];
  const unreadable = new Set<Column>();

  function complain(column: Column, { problem, mend }: Complaint): void {
    if (unreadable.has(column)) return;
    unreadable.add(column);
    faults.push({ row, field: column, problem, mend });
  }

  for (const [column, value] of raw) {
    if (value.length > mostCharacters) complain(column, tooLong);
    else if (!exempt.includes(column) && holdsPersonalNumber(value)) complain(column, personalNumberFound);
  }

  function text(column: Column): string | null {
    if (unreadable.has(column)) return null;
    const value = (raw.get(column) ?? '').trim();
    // Our own files put an apostrophe before a text that a spreadsheet would take for a formula.
    const said = /^'[=+\-@]/.test(value) ? value.slice(1) : value;
    return said === '' ? null : said;
  }

  function number(column: Column): number | null {
    const said = text(column)?.replace(/\s/g, '').replace(',', '.');
    if (said === undefined) return null;
    if (/^-?\d{1,9}(\.\d{1,9})?$/.test(said)) return Number(said);
    complain(column, {
      problem: 'Det står inte ett tal här.',
      mend: 'Skriv bara siffror, till exempel 3 eller 2,5.',
    });
    return null;
  }

  function coded<Code extends string>(
    column: Column,
    said: string,
    vocabulary: Readonly<Record<Code, string>>,
    choose: string,
  ): Code | undefined {
    const wanted = simplified(said);
    const code = codes(vocabulary).find((one) => one === wanted || simplified(vocabulary[one]) === wanted);
    if (code === undefined) {
      const known = Object.values(vocabulary).join('; ');
      complain(column, { problem: `${quoted(said)} finns inte.`, mend: `${choose}: ${known}.` });
    }
    return code;
  }

  function parts(column: Column, between: '|' | ',|'): string[] | null {
    const said = text(column);
    if (said === null) return null;
    if (none.includes(simplified(said))) return [];
    const separator = between === '|' ? /\|/ : /[,|]/;
    return said
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  return {
    text,
    number,
    parts,
    complain,
    faults,
    whole(column) {
      const value = number(column);
      if (value === null || Number.isInteger(value)) return value;
      complain(column, {
        problem: 'Det står inte ett helt tal här.',
        mend: 'Skriv ett helt tal, till exempel 3.',
      });
      return null;
    },
    yesNo(column) {
      const said = text(column);
      if (said === null) return null;
      const word = simplified(said);
      if (yes.includes(word)) return true;
      if (no.includes(word)) return false;
      complain(column, { problem: `${quoted(said)} är varken ja eller nej.`, mend: 'Skriv ja eller nej.' });
      return null;
    },
    oneOf(column, vocabulary) {
      const said = text(column);
      return said === null ? null : (coded(column, said, vocabulary, 'Välj ett av') ?? null);
    },
    several(column, vocabulary) {
      const said = parts(column, ',|');
      const known = said?.flatMap((part) => coded(column, part, vocabulary, 'Välj bland') ?? []);
      return known ? [...new Set(known)] : null;
    },
    municipalities(column) {
      const said = parts(column, ',|');
      const known = said?.flatMap((part) => {
        const code = municipalityCodeFrom(part);
        if (code === undefined) {
          complain(column, {
            problem: `Det finns ingen kommun som heter ${quoted(part)}.`,
            mend: 'Skriv kommunens namn, till exempel Linköping, eller dess kod med fyra siffror, till exempel 0580.',
          });
        }
        return code ?? [];
      });
      return known ? [...new Set(known)] : null;
    },
  };
}

/** By name or code; a spreadsheet takes the first zero of a code away. */
function municipalityCodeFrom(said: string): string | undefined {
  if (!/^\d{3,4}$/.test(said)) return municipalityCodeOf(said);
  const code = said.padStart(4, '0');
  return municipalities.has(code) ? code : undefined;
}
