import * as z from 'zod';
import { type Forbund, forbund, type Organisation, organisation } from '#forbund';
import { description, holdsPersonalNumber, swedishErrors } from '#insats';
import type { FoundRow } from './catalogue-csv.ts';
import { checkRow } from './catalogue-row.ts';
import {
  areEnough,
  type Complaint,
  complaintOf,
  type Fault,
  mostCharacters,
  personalNumberFound,
  tooLong,
  wholeFile,
} from './fault.ts';

/** The file as a whole; its insatser are checked one by one, so that each fault is told of its own insats. */
const catalogueFile = z.strictObject({
  forbund: forbund.optional(),
  organisations: z.array(organisation).max(500).optional(),
  insatser: z.array(z.record(z.string(), z.unknown())),
});

type ReadJson = {
  rows: FoundRow[];
  organisations: Organisation[];
  forbund?: Forbund;
  faults: Fault[];
  tooMany: boolean;
};

/** Reads a catalogue as JSON. What a row leaves out is null (uppgift saknas), as an empty cell is in CSV. */
export function readCatalogueJson(
  text: string,
  knownOrganisations: readonly Organisation[],
  mostRows: number,
): ReadJson {
  const parsed = parseJson(text);
  if ('complaint' in parsed) return failed([{ row: wholeFile, field: null, ...parsed.complaint }]);
  const file = catalogueFile.safeParse(parsed.value, { error: swedishErrors });
  if (!file.success) {
    return failed(
      file.error.issues.map(({ path, message }) => ({
        row: rowOfPath(path),
        field: path.length > 0 ? pointer(path) : null,
        ...complaintOf(message),
      })),
    );
  }
  const { forbund, organisations = [], insatser } = file.data;
  if (insatser.length > mostRows) return { ...failed([]), tooMany: true };
  const faults = organisationFaults(organisations);
  for (const part of ['forbund', 'organisations'] as const) {
    faults.push(...unfitTexts(file.data[part], [part]));
  }
  const everyOrganisation = [
    ...organisations,
    ...knownOrganisations.filter(({ id }) => !organisations.some((one) => one.id === id)),
  ];
  const rows: FoundRow[] = [];
  for (const [index, insats] of insatser.entries()) {
    if (areEnough(faults)) break;
    const base = ['insatser', index];
    const row = `Insats ${index + 1}`;
    const place = { row, fieldOf: (path: readonly PropertyKey[]) => pointer([...base, ...path]) };
    const unfit = unfitTexts(insats, base);
    if (unfit.some(({ problem }) => problem === tooLong.problem)) {
      faults.push(...unfit);
      continue;
    }
    const checked = checkRow(withNulls(insats), place, everyOrganisation, unfit);
    const { externalReference } = insats;
    rows.push({
      row,
      referenceField: pointer([...base, 'externalReference']),
      reference: typeof externalReference === 'string' ? externalReference.trim() : null,
      found: 'row' in checked ? checked.row : undefined,
    });
    if ('faults' in checked) faults.push(...checked.faults);
  }
  return { rows, organisations, ...(forbund && { forbund }), faults, tooMany: false };
}

/** The parser's own message quotes the file, so only the line is taken out of it. */
function parseJson(text: string): { value: unknown } | { complaint: Complaint } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const line = error instanceof Error ? /\(line (\d+)/.exec(error.message)?.[1] : undefined;
    return {
      complaint: {
        problem: `Filen går inte att läsa som JSON${line === undefined ? '' : `; felet finns på textrad ${line}`}.`,
        mend: 'Exportera filen på nytt, eller kontrollera kommatecken, citattecken och parenteser.',
      },
    };
  }
}

/** The row with what it leaves out as null, so that a file need not spell out what nobody knows. */
function withNulls(insats: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const described = insats.description;
  return {
    criteria: null,
    places: null,
    report: null,
    closures: [],
    ...insats,
    ...(isObject(described) && {
      description: {
        ...Object.fromEntries(Object.keys(description.shape).map((field) => [field, null])),
        provenance: { kind: 'own', source: null, sourceYear: null, note: null },
        ...described,
      },
    }),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** No schema is nested deeper; what is, is refused by them without being looked through. */
const deepest = 12;

/**
 * Every text that is too long to look through, and every text or number that may be a personal number outside the
 * typed fields where such a number is something else.
 */
function unfitTexts(value: unknown, path: readonly PropertyKey[]): Fault[] {
  if (path.length > deepest) return [];
  if (typeof value === 'string' || typeof value === 'number') {
    const at = { row: rowOfPath(path), field: pointer(path) };
    if (String(value).length > mostCharacters) return [{ ...at, ...tooLong }];
    const exempt = path.at(-2) === 'contact' && (path.at(-1) === 'phone' || path.at(-1) === 'url');
    if (exempt || !holdsPersonalNumber(String(value))) return [];
    return [{ ...at, ...personalNumberFound }];
  }
  if (Array.isArray(value)) return value.flatMap((one, index) => unfitTexts(one, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([field, one]) =>
    field.length > mostCharacters || holdsPersonalNumber(field)
      ? [{ row: rowOfPath(path), field: pointer(path), ...personalNumberFound }]
      : unfitTexts(one, [...path, field]),
  );
}

function organisationFaults(organisations: readonly Organisation[]): Fault[] {
  return organisations.flatMap(({ id }, index) =>
    organisations.findIndex((one) => one.id === id) === index
      ? []
      : [
          {
            row: `Organisation ${index + 1}`,
            field: pointer(['organisations', index, 'id']),
            problem: 'Två organisationer har samma id.',
            mend: 'Ge varje organisation ett eget id, eller ta bort den ena.',
          },
        ],
  );
}

function rowOfPath([part, index]: readonly PropertyKey[]): string {
  if (typeof index !== 'number') return wholeFile;
  return part === 'insatser' ? `Insats ${index + 1}` : `Organisation ${index + 1}`;
}

/** RFC 6901. A field's own name is part of the file too: one that no schema could have is cut. */
function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((part) => {
      const name = Array.from(String(part).replace(/\p{C}/gu, '')).slice(0, 40).join('');
      return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    })
    .join('');
}

function failed(faults: Fault[]): ReadJson {
  return { rows: [], organisations: [], faults, tooMany: false };
}
