import { CsvError, parse } from 'csv-parse/sync';
import { type Column, columnNamed, columns, requiredColumns } from './columns.ts';
import { type Complaint, type Fault, quoted, wholeFile } from './fault.ts';

/** One row of a CSV file, with the text of each cell that has any. `row` is how the clerk finds it. */
export type CsvRow = { row: string; cells: ReadonlyMap<Column, string> };

/**
 * The rows under the headings of a CSV file with semicolons. Rows are numbered as a spreadsheet numbers them: the
 * headings are row 1, a text of several lines is one row, and empty rows are counted but left out.
 */
export function readCsvTable(text: string): { rows: CsvRow[]; faults: Fault[] } {
  const records = parseRecords(text);
  if ('faults' in records) return { rows: [], faults: records.faults };
  const [headings, ...rest] = records.found;
  if (headings === undefined) {
    return failed({
      problem: 'Filen är tom.',
      mend: 'Lägg rubrikerna på första raden och en insats på varje rad under dem.',
    });
  }
  const read = readHeadings(headings.cells);
  if ('faults' in read) return { rows: [], faults: read.faults };
  const faults: Fault[] = [];
  const rows: CsvRow[] = [];
  for (const { number, cells } of rest) {
    const row = `Rad ${number}`;
    if (cells.slice(read.columns.length).some((cell) => cell.trim() !== '')) {
      faults.push({ row, field: null, ...tooManyCells });
      continue;
    }
    rows.push({ row, cells: namedCells(read.columns, cells) });
  }
  return { rows, faults };
}

/** Rows of a file, empty ones included; far more than there may be insatser in it. */
const mostRecords = 20_000;

type NumberedRecord = { number: number; cells: string[] };

/** Every record that is not empty. All line ends are made one first, since a file may mix them. */
function parseRecords(text: string): { found: NumberedRecord[] } | { faults: Fault[] } {
  const found: NumberedRecord[] = [];
  let number = 0;
  try {
    parse(text.replace(/\r\n?/g, '\n'), {
      delimiter: ';',
      record_delimiter: '\n',
      relax_column_count: true,
      to: mostRecords + 1,
      on_record: (cells: string[]) => {
        number += 1;
        if (cells.some((cell) => cell.trim() !== '')) found.push({ number, cells });
        return null;
      },
    });
    if (number > mostRecords) return failed(tooManyRecords);
    return { found };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { faults: [{ row: `Rad ${number + 1}`, field: null, ...complaintAboutQuotes(error.code) }] };
  }
}

function complaintAboutQuotes(code: string): Complaint {
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? {
        problem: 'En cell börjar med ett citattecken (") som aldrig avslutas.',
        mend: 'Lägg till ett citattecken där texten i cellen slutar.',
      }
    : {
        problem: 'Ett citattecken (") står mitt i en cell, så det går inte att se var cellen slutar.',
        mend: 'Sätt citattecken runt hela texten, och skriv två citattecken i rad där det ska stå ett i texten.',
      };
}

const tooManyRecords: Complaint = {
  problem: `Filen har fler än ${mostRecords.toLocaleString('sv-SE')} rader.`,
  mend: 'Ta bort tomma rader, eller dela upp den i flera filer.',
};

const tooManyCells: Complaint = {
  problem: 'Raden har fler celler än det finns rubriker.',
  mend: 'Ofta står ett semikolon i en text. Sätt citattecken runt den texten, eller ta bort semikolonet.',
};

function readHeadings(
  headings: readonly string[],
): { columns: (Column | undefined)[] } | { faults: Fault[] } {
  const [only] = headings;
  if (headings.length === 1 && only !== undefined && /[,\t]/.test(only)) {
    return failed({
      problem: 'Kolumnerna skiljs inte åt med semikolon.',
      mend: 'Spara filen som CSV med semikolon (;) mellan kolumnerna.',
    });
  }
  const named = headings.map(columnNamed);
  const unknown = headings.filter((heading, index) => heading.trim() !== '' && named[index] === undefined);
  const twice = named.filter((column, index) => column !== undefined && named.indexOf(column) !== index);
  const missing = requiredColumns.filter((column) => !named.includes(column));
  const faults: Fault[] = [];
  const complain = (problem: string, mend: string) =>
    faults.push({ row: 'Rad 1', field: null, problem, mend });
  if (unknown.length > 0) {
    const names = unknown.slice(0, 10).map(quoted).join(', ');
    complain(
      unknown.length === 1
        ? `Kolumnen ${names} känns inte igen.`
        : `${unknown.length} kolumner känns inte igen: ${names}${unknown.length > 10 ? ' med flera' : ''}.`,
      `Rätta rubriken eller ta bort kolumnen. Kolumnerna som finns är: ${columns.join(', ')}.`,
    );
  }
  for (const column of new Set(twice)) {
    complain(`Kolumnen ${column} finns två gånger.`, 'Ta bort den ena.');
  }
  if (missing.length > 0) {
    complain(
      `Det saknas en kolumn: ${missing.join(', ')}.`,
      `Lägg till den. Kolumnerna ${requiredColumns.join(', ')} måste finnas.`,
    );
  }
  return faults.length > 0 ? { faults } : { columns: named };
}

function namedCells(named: readonly (Column | undefined)[], cells: readonly string[]): Map<Column, string> {
  const byName = new Map<Column, string>();
  for (const [index, column] of named.entries()) {
    const cell = cells[index];
    if (column !== undefined && cell !== undefined && cell.trim() !== '') byName.set(column, cell);
  }
  return byName;
}

function failed(complaint: Complaint): { rows: CsvRow[]; faults: Fault[] } {
  return { rows: [], faults: [{ row: wholeFile, field: null, ...complaint }] };
}
