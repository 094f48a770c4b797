import type { Organisation } from '#forbund';
import { type CatalogueRow, checkRow } from './catalogue-row.ts';
import { type Cells, readCells } from './cells.ts';
import { columnAt } from './columns.ts';
import { criteriaFrom } from './criteria-from-cells.ts';
import { readCsvTable } from './csv-table.ts';
import { closuresFrom, descriptionFrom } from './description-from-cells.ts';
import { areEnough, type Fault } from './fault.ts';

/** A row of the file, where it stands, and what it calls itself; `found` is undefined when the row has faults. */
export type FoundRow = {
  row: string;
  referenceField: string;
  reference: string | null;
  found: CatalogueRow | undefined;
};

/** Reads a catalogue as CSV: see docs/import.md for its columns. */
export function readCatalogueCsv(
  text: string,
  organisations: readonly Organisation[],
  mostRows: number,
): { rows: FoundRow[]; faults: Fault[]; tooMany: boolean } {
  const table = readCsvTable(text);
  if (table.rows.length > mostRows) return { rows: [], faults: [], tooMany: true };
  const faults = [...table.faults];
  const rows: FoundRow[] = [];
  for (const { row, cells: raw } of table.rows) {
    if (areEnough(faults)) break;
    const cells = readCells(row, raw);
    const reference = cells.text('referens');
    const checked = checkCells(row, cells, organisations);
    const found = 'row' in checked ? checked.row : undefined;
    rows.push({ row, referenceField: 'referens', reference, found });
    if ('faults' in checked) faults.push(...checked.faults);
  }
  return { rows, faults, tooMany: false };
}

function checkCells(row: string, cells: Cells, organisations: readonly Organisation[]) {
  if (cells.text('namn') === null) {
    cells.complain('namn', { problem: 'Namnet saknas.', mend: 'Skriv insatsens namn, minst två tecken.' });
  }
  const read = criteriaFrom(cells);
  const said = {
    externalReference: cells.text('referens') ?? '',
    organisation: cells.text('organisation') ?? '',
    description: descriptionFrom(cells),
    criteria: read.criteria,
    places: cells.number('platser'),
    report: reportFrom(cells),
    closures: closuresFrom(cells),
  };
  const fieldOf = (path: readonly PropertyKey[]) => columnAt(path, read.columns);
  return checkRow(said, { row, fieldOf }, organisations, cells.faults);
}

function reportFrom(cells: Cells): { free: number; queue: number | null } | null {
  const free = cells.whole('lediga');
  const queue = cells.whole('kö');
  if (free !== null) return { free, queue };
  if (queue !== null) {
    cells.complain('lediga', {
      problem: 'Raden har en kö men inget antal lediga platser.',
      mend: 'Fyll i antalet lediga, eller ta bort kön.',
    });
  }
  return null;
}
