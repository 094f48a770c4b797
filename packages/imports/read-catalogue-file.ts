import type { Forbund, Organisation } from '#forbund';
import { type FoundRow, readCatalogueCsv } from './catalogue-csv.ts';
import { readCatalogueJson } from './catalogue-json.ts';
import type { CatalogueRow } from './catalogue-row.ts';
import { type Complaint, type Fault, firstFaults, wholeFile } from './fault.ts';

export type FileFormat = 'csv' | 'json';

/** The most insatser of one file. */
const mostRows = 2_000;

/** The largest file, in bytes. */
const mostBytes = 4 * 1024 * 1024;

/** What a file is read against. */
type FileContext = {
  /** The förbund that the file is for; undefined when the file itself says. */
  forbund: string | undefined;
  /** The organisations that the förbund has already. */
  organisations: readonly Organisation[];
};

/** A row that is whole, and where it stands in the file. */
export type ReadRow = { row: string; found: CatalogueRow };

type ReadFile = {
  rows: ReadRow[];
  /** Organisations that the file brings along. */
  organisations: Organisation[];
  forbund?: Forbund;
  /** Nothing of a file with faults may be imported. */
  faults: Fault[];
};

/**
 * Reads a catalogue and checks it whole: every row against the schemas, the organisations, the other rows and itself.
 * Never throws for what the file says. Faults never repeat what may be personal data; they are at most 200, and one
 * that says that there are more.
 */
export function readCatalogueFile(
  content: string | Uint8Array,
  format: FileFormat,
  context: FileContext,
): ReadFile {
  const decoded = decode(content);
  if ('complaint' in decoded) return refused(decoded.complaint);
  const { text } = decoded;
  const read =
    format === 'csv'
      ? { organisations: [], ...readCatalogueCsv(text, context.organisations, mostRows) }
      : readCatalogueJson(text, context.organisations, mostRows);
  if (read.tooMany) {
    return refused({
      problem: `Filen har fler än ${mostRows.toLocaleString('sv-SE')} insatser.`,
      mend: 'Dela upp den i flera filer.',
    });
  }
  const faults = [...read.faults, ...duplicateReferences(read.rows)];
  const forbund = 'forbund' in read ? read.forbund : undefined;
  if (forbund && context.forbund !== undefined && forbund.id !== context.forbund) {
    faults.push({
      row: wholeFile,
      field: '/forbund/id',
      problem: 'Filen är för ett annat förbund än det som du importerar till.',
      mend: 'Välj rätt fil, eller ta bort förbundet ur den.',
    });
  }
  if (faults.length === 0 && read.rows.length === 0) {
    return refused({ problem: 'Filen har inga insatser.', mend: 'Lägg till minst en.' });
  }
  return {
    rows: faults.length === 0 ? read.rows.flatMap(({ row, found }) => (found ? [{ row, found }] : [])) : [],
    organisations: read.organisations,
    ...(forbund && { forbund }),
    faults: firstFaults(faults),
  };
}

/** Text of a file that is UTF-8, with or without a mark at its beginning; composed characters as one. */
function decode(content: string | Uint8Array): { text: string } | { complaint: Complaint } {
  if (content.length > mostBytes) {
    return { complaint: { problem: 'Filen är större än 4 MB.', mend: 'Dela upp den i flera filer.' } };
  }
  try {
    const text =
      typeof content === 'string'
        ? content.replace(/^\uFEFF/, '')
        : new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (!text.includes('\uFFFD') && !text.includes('\u0000')) return { text: text.normalize('NFC') };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return {
    complaint: {
      problem: 'Filen är inte sparad som UTF-8, så å, ä och ö går inte att läsa.',
      mend: 'Spara den på nytt med teckenkodningen UTF-8. I Excel heter det CSV UTF-8 (kommaavgränsad).',
    },
  };
}

function duplicateReferences(rows: readonly FoundRow[]): Fault[] {
  const firstRows = new Map<string, string>();
  return rows.flatMap(({ row, referenceField, reference }) => {
    if (reference === null) return [];
    const first = firstRows.get(reference);
    if (first === undefined) {
      firstRows.set(reference, row);
      return [];
    }
    return [
      {
        row,
        field: referenceField,
        problem: `Samma referens finns redan: ${first.toLowerCase()}.`,
        mend: 'Ge varje insats en egen referens, eller ta bort den ena.',
      },
    ];
  });
}

function refused(complaint: Complaint): ReadFile {
  return { rows: [], organisations: [], faults: [{ row: wholeFile, field: null, ...complaint }] };
}
