import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import type * as z from 'zod';
import { Refusal, refuse } from './refusal.ts';

/** A row as values. Numbered as in a spreadsheet: the headings are row 1. */
export type Row<Values> = { number: number; values: Values };

/**
 * The rows of a CSV file whose columns are the keys of a schema, in any order, as they stand. Commas, semicolons or tabs
 * stand between cells; the first line tells which. Empty lines are left out. A column that the schema has a default for
 * may be missing.
 *
 * @param schema reads the texts of a row, trimmed; its messages say how to mend a cell
 * @throws Refusal with a sentence for each of the first faults
 */
export function readTable<Schema extends z.ZodObject>(file: string, schema: Schema): Row<z.output<Schema>>[] {
  const [headings, ...rest] = recordsOf(textOf(file));
  const columns = Object.keys(schema.shape);
  if (headings === undefined) {
    throw new Refusal(`Filen ${file} är tom. Skriv kolumnerna ${columns.join(', ')} på första raden.`);
  }
  const named = namedColumns(headings.texts, schema);
  if (rest.length === 0) {
    throw new Refusal(`Filen ${file} har rubriker men inga rader. Lägg till en rad för varje placering.`);
  }
  const faults: string[] = [];
  const rows: Row<z.output<Schema>>[] = [];
  for (const { number, texts } of rest) {
    if (texts.length !== named.length) {
      faults.push(
        `Rad ${number}: raden har ${counted(texts.length)} och rubrikerna är ${named.length}. ${asManyCells}`,
      );
      continue;
    }
    const read = schema.safeParse(Object.fromEntries(named.map((name, at) => [name, texts[at]])));
    if (read.success) rows.push({ number, values: read.data });
    const told = new Set<string>();
    for (const { path, message } of read.error?.issues ?? []) {
      const column = String(path[0]);
      // What is said of a cell by itself comes first; what is said of it and others together is then untrue.
      if (told.has(column)) continue;
      told.add(column);
      faults.push(`Rad ${number}, kolumn ${column}: ${quoted(texts[named.indexOf(column)])} ${message}`);
    }
  }
  if (faults.length > 0) refuse(faults);
  return rows;
}

const counted = (cells: number) => (cells === 1 ? '1 cell' : `${cells} celler`);
const asManyCells = 'Skriv en cell för varje rubrik, och decimaler med punkt där komma står mellan cellerna.';
const quoted = (text: string | undefined) =>
  text === undefined || text === '' ? 'en tom cell' : `"${text}"`;

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new Refusal(`Filen ${file} går inte att läsa. Kontrollera sökvägen.`);
  }
}

type TextRecord = { number: number; texts: string[] };

function recordsOf(text: string): TextRecord[] {
  const lines = text.replace(/\r\n?/g, '\n');
  const firstLine = lines.split('\n').find((line) => line.trim() !== '') ?? '';
  const delimiter = [';', '\t'].find((mark) => firstLine.includes(mark)) ?? ',';
  const found: TextRecord[] = [];
  let number = 0;
  try {
    parse(lines, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      trim: true,
      on_record: (texts: string[]) => {
        number += 1;
        if (texts.some((cell) => cell !== '')) found.push({ number, texts });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal(
      `Rad ${number + 1}: ett citattecken (") står mitt i en cell eller saknar sitt par. Ta bort det: talen behöver inga.`,
    );
  }
  return found;
}

/** Which column each heading names; every heading must be known, once. */
function namedColumns(headings: readonly string[], { shape }: z.ZodObject): string[] {
  const columns = Object.keys(shape);
  const known = `Kolumnerna är ${columns.join(', ')}.`;
  const named = headings.map((heading) => heading.toLowerCase());
  const faults: string[] = [];
  for (const [at, name] of named.entries()) {
    if (!columns.includes(name)) {
      faults.push(
        `Rad 1: kolumnen "${headings[at]}" känns inte igen. Rätta rubriken eller ta bort kolumnen. ${known}`,
      );
    } else if (named.indexOf(name) < at) {
      faults.push(`Rad 1: kolumnen ${name} finns två gånger. Ta bort den ena.`);
    }
  }
  for (const [name, cell] of Object.entries(shape)) {
    const isNeeded = !(cell as z.ZodType).safeParse(undefined).success;
    if (isNeeded && !named.includes(name))
      faults.push(`Rad 1: kolumnen ${name} saknas. Lägg till den. ${known}`);
  }
  if (faults.length > 0) refuse(faults);
  return named;
}
