import { CsvError, parse } from 'csv-parse/sync';
import { type Complaint, type Fault, firstFaults, quoted, wholeFile } from '#imports';
import { holdsPersonalNumber, ladder, languageLevels, municipalities, municipalityCodeOf } from '#insats';
import {
  type Dimension,
  dimensions,
  type HoursBand,
  hoursBands,
  hoursOf,
  neededSteps,
  valuesOf,
} from './dimensions.ts';
import type { NeedGroup } from './mapping.ts';

/** The columns of a mapping as CSV. An empty cell: the row says nothing of that. `personer` must be there. */
const columnsOf: Readonly<Record<Dimension, string>> = {
  step: 'steg',
  hours: 'timmar',
  language: 'svenska',
  lssDecision: 'lss-beslut',
  municipality: 'kommun',
};
export const columnOf = (dimension: Dimension): string => columnsOf[dimension];
export const peopleColumn = 'personer';
const mappingColumns: readonly string[] = [...Object.values(columnsOf), peopleColumn];

/** A row that could be read, and what it is called by whoever wrote it: `Rad 2` is the first under the headings. */
export type ReadGroup = { row: string; group: NeedGroup };

/** What was read: a table for each set of columns that rows have in common. */
export type ReadTables = { tables: ReadGroup[][]; faults: Fault[] };

const mostRows = 1_000;

/**
 * Reads a mapping as it is copied from a spreadsheet or saved as CSV: headings first, cells between tabs, semicolons or
 * commas. Rows that tell people apart by the same columns are a table. Never repeats what may be a personal number.
 */
export function tablesFromCsv(text: string): ReadTables {
  const records = recordsOf(text);
  if (!Array.isArray(records)) return { tables: [], faults: [{ row: wholeFile, field: null, ...records }] };
  const [headings = [], ...rows] = records;
  const columns = headings.map((heading) => simplified(heading));
  const wrong = wrongHeadings(columns, headings);
  if (wrong) return { tables: [], faults: [{ row: 'Rad 1', field: null, ...wrong }] };
  const faults: Fault[] = [];
  const tables = new Map<string, ReadGroup[]>();
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = `Rad ${index + 2}`;
    const read = readRow(cells, columns);
    faults.push(...read.complaints.map(([field, complaint]) => ({ row, field, ...complaint })));
    if (read.complaints.length > 0) continue;
    const by = Object.keys(read.said).join();
    // Codes of the dimension's own list: the readers give no others.
    const group = { ...nothingSaid, ...read.said, people: read.people } as NeedGroup;
    tables.set(by, [...(tables.get(by) ?? []), { row, group }]);
  }
  if (faults.length === 0 && tables.size === 0) {
    faults.push({ row: wholeFile, field: null, ...noRows });
  }
  return { tables: [...tables.values()].map(withEveryMunicipality), faults: firstFaults(faults) };
}

const nothingSaid = { step: null, hours: null, language: null, municipality: null, lssDecision: null };
const noRows = {
  problem: 'Det finns inga grupper.',
  mend: 'Lägg rubrikerna på första raden och en grupp på varje rad under dem.',
};

function recordsOf(text: string): string[][] | Complaint {
  if (holdsPersonalNumber(text)) {
    return {
      problem: 'Texten innehåller något som ser ut som ett personnummer eller samordningsnummer.',
      mend: 'Ta bort numret. Här får bara antal stå.',
    };
  }
  const lines = text.replace(/\r\n?/g, '\n').replace(/^\uFEFF?\n*/, '');
  const [first = ''] = lines.split('\n', 1);
  const delimiter = ['\t', ';', ','].find((mark) => first.includes(mark)) ?? ';';
  try {
    const records: string[][] = parse(lines, { delimiter, relax_column_count: true, to: mostRows + 2 });
    if (records.length <= mostRows + 1) return records;
    return { problem: `Det finns fler än ${mostRows} rader.`, mend: 'Lägg ihop grupper som är lika.' };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      problem: 'Ett citattecken (") gör att det inte går att se var cellerna slutar.',
      mend: 'Ta bort citattecknen.',
    };
  }
}

function wrongHeadings(columns: readonly string[], headings: readonly string[]): Complaint | undefined {
  const known = `Rubrikerna som finns är: ${mappingColumns.join(', ')}.`;
  const unknown = headings.find((_, index) => !mappingColumns.includes(columns[index] ?? ''));
  if (unknown !== undefined) {
    return { problem: `Rubriken ${quoted(unknown)} känns inte igen.`, mend: known };
  }
  const twice = columns.find((column, index) => columns.indexOf(column) < index);
  if (twice !== undefined) return { problem: `Rubriken ${twice} står två gånger.`, mend: 'Ta bort den ena.' };
  if (columns.includes(peopleColumn)) return undefined;
  return { problem: `Det saknas en kolumn som heter ${peopleColumn}.`, mend: known };
}

type Said = Partial<Record<Dimension, string[]>>;

function readRow(
  cells: readonly string[],
  columns: readonly string[],
): { said: Said; people: number; complaints: [string, Complaint][] } {
  const complaints: [string, Complaint][] = [];
  const said: Said = {};
  let people = 0;
  for (const [index, column] of columns.entries()) {
    const cell = simplified(cells[index] ?? '');
    const dimension = dimensions.find((one) => columnOf(one) === column);
    if (dimension === undefined) {
      people = /^\d{1,7}$/.test(cell.replace(/\s/g, '')) ? Number(cell.replace(/\s/g, '')) : 0;
      if (people === 0) complaints.push([column, notAPeopleCount]);
    } else if (cell !== '') {
      const values = valuesIn(dimension, cell);
      if (Array.isArray(values)) said[dimension] = values;
      else complaints.push([column, values]);
    }
  }
  return { said, people, complaints };
}

const notAPeopleCount = {
  problem: 'Det står inte ett antal personer här.',
  mend: 'Skriv ett helt tal från 1, till exempel 25, eller ta bort raden.',
};

const notKnown = ['vet ej', 'vet inte', 'okänt', 'uppgift saknas'];

/** One value, several between bars, or `vet ej` for any of them. Municipalities that nobody knows are put in afterwards. */
function valuesIn(dimension: Dimension, cell: string): string[] | Complaint {
  if (notKnown.includes(cell)) return dimension === 'municipality' ? [] : [...valuesOf[dimension]];
  const found: string[] = [];
  for (const word of cell.split('|').map((part) => part.trim())) {
    const values = readers[dimension](word);
    if (values.length === 0) return { problem: `${quoted(word)} känns inte igen.`, mend: choices[dimension] };
    found.push(...values);
  }
  return [...new Set(found)];
}

const choices: Readonly<Record<Dimension, string>> = {
  step: `Skriv ett steg: ${neededSteps.map((step) => ladder[step]).join('; ')}, eller vet ej.`,
  hours: 'Skriv timmar i veckan: upp till 10, 11–20, 21–30, 31–40, ett längre spann som 11–30, eller vet ej.',
  language: `Skriv ett av: ${Object.values(languageLevels).join('; ')}, eller vet ej.`,
  lssDecision: 'Skriv ja, nej eller vet ej.',
  municipality: 'Skriv kommunens namn, till exempel Linköping, eller vet ej.',
};

const readers: Readonly<Record<Dimension, (word: string) => string[]>> = {
  step: (word) => neededSteps.filter((step) => step === word || simplified(ladder[step]) === word),
  hours: hoursIn,
  language: (word) =>
    Object.entries(languageLevels).flatMap(([level, name]) =>
      level === word || simplified(name) === word || simplified(name).split(',')[0] === word ? [level] : [],
    ),
  lssDecision: (word) => (word === 'ja' ? ['yes'] : word === 'nej' ? ['no'] : []),
  municipality(word) {
    const code = /^\d{3,4}$/.test(word) ? word.padStart(4, '0') : municipalityCodeOf(word);
    return code !== undefined && municipalities.has(code) ? [code] : [];
  },
};

/** The bands that a stretch of hours covers whole; `upp till 10` and `10` are from the first hour. */
function hoursIn(word: string): string[] {
  const bands = Object.keys(hoursBands) as HoursBand[];
  const named = bands.filter((band) => band === word || simplified(hoursBands[band]) === word);
  if (named.length > 0) return named;
  const [, low, high] =
    /^(?:upp till |högst )?(?:(\d{1,2}) ?[-–] ?)?(\d{1,2})(?: timmar| h)?$/.exec(word) ?? [];
  if (high === undefined) return [];
  const [from, to] = [Number(low ?? 0), Number(high)];
  const covered = bands.filter((band) => hoursOf[band].from >= from && hoursOf[band].to <= to);
  // 10–30 begins where a band ends, as people write it; anything else that cuts a band is not understood.
  const starts = from <= 1 || from % 10 <= 1;
  return starts && to % 10 === 0 ? covered : [];
}

function withEveryMunicipality(groups: ReadGroup[]): ReadGroup[] {
  const all = [...new Set(groups.flatMap(({ group }) => group.municipality ?? []))].toSorted();
  return groups.map(({ row, group }) => ({
    row,
    group: group.municipality?.length === 0 ? { ...group, municipality: all } : group,
  }));
}

/** A word as it is compared: small letters, single spaces. */
function simplified(word: string): string {
  return word.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
