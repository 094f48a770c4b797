import * as z from 'zod';
import { type Organisation, organisationId } from '#forbund';
import { swedishErrors } from '#insats';
import { type Closure, importedRow } from '#ledger';
import { type Complaint, complaintOf, type Fault, quoted } from './fault.ts';

const externalReference = z
  .string()
  .trim()
  .min(1, 'Referensen saknas. Skriv insatsens nummer eller kod hos er.')
  .max(80, 'Referensen är för lång. Den får vara högst 80 tecken.')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._:/#-]*$/u,
    'Referensen har tecken som inte går att använda. Börja med en bokstav eller siffra och använd bokstäver, siffror, mellanslag och . _ - : / #',
  );

/** One insats as a file describes it: whose it is, what it is called there, and everything said of it. */
const catalogueRow = z.strictObject({
  /** The insats' own number or code at whoever keeps the file: the same reference is the same insats, always. */
  externalReference,
  organisation: organisationId,
  ...importedRow.shape,
});

export type CatalogueRow = z.infer<typeof catalogueRow>;

/** Where a row stands, and how the clerk names its parts. */
export type RowPlace = { row: string; fieldOf(path: readonly PropertyKey[]): string | null };

/** The organisation with this id or name; capitals do not matter. */
function organisationNamed(known: readonly Organisation[], said: string): Organisation | undefined {
  const wanted = said.trim().toLowerCase();
  return known.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
}

/**
 * A row checked against the schema, the organisations and itself. `said` is the row with the organisation as the file
 * names it; `faults` are those already found in it, and no second one is added to a field that has one.
 */
export function checkRow(
  said: Readonly<Record<string, unknown>>,
  place: RowPlace,
  organisations: readonly Organisation[],
  faults: readonly Fault[],
): { row: CatalogueRow } | { faults: Fault[] } {
  const found = [...faults];
  function complain(path: readonly PropertyKey[], complaint: Complaint): void {
    const field = place.fieldOf(path);
    if (!found.some((one) => one.field === field)) found.push({ row: place.row, field, ...complaint });
  }

  const { organisation } = said;
  const known =
    typeof organisation === 'string' && organisation.trim() !== ''
      ? organisationNamed(organisations, organisation)
      : undefined;
  if (known === undefined) complain(['organisation'], unknownOrganisation(organisation, organisations));

  const checked = catalogueRow.safeParse(
    { ...said, organisation: known?.id ?? 'unknown' },
    { error: swedishErrors },
  );
  for (const { path, message } of checked.error?.issues ?? []) complain(path, complaintOf(message));

  const figures = z
    .object({ places: importedRow.shape.places, report: importedRow.shape.report })
    .safeParse(said);
  if (figures.success) {
    const { places, report } = figures.data;
    if (places !== null && report !== null && report.free > places) {
      complain(['report', 'free'], {
        problem: `Det står ${report.free} lediga men bara ${String(places).replace('.', ',')} platser.`,
        mend: 'Rätta antalet lediga eller antalet platser.',
      });
    }
  }
  const closures = importedRow.shape.closures.safeParse(said.closures);
  const ordered = closures.data?.toSorted(byFirstDay) ?? [];
  const clash = ordered.find((one, index) => index > 0 && one.from <= (ordered[index - 1]?.to ?? ''));
  if (clash) {
    complain(['closures'], {
      problem: `Två stängningar går in i varandra (${clash.from}).`,
      mend: 'Slå ihop dem eller ändra dagarna.',
    });
  }
  return checked.success && found.length === 0
    ? { row: { ...checked.data, closures: ordered } }
    : { faults: found };
}

function byFirstDay(one: Closure, other: Closure): number {
  return one.from < other.from ? -1 : 1;
}

const mostOrganisationsNamed = 10;

function unknownOrganisation(said: unknown, known: readonly Organisation[]): Complaint {
  const names = known.slice(0, mostOrganisationsNamed).map(({ name }) => name);
  const more = known.length > names.length ? ` eller någon av ${known.length - names.length} till` : '';
  return {
    problem:
      typeof said === 'string' && said.trim() !== ''
        ? `Organisationen ${quoted(said)} finns inte i förbundet.`
        : 'Organisationen saknas.',
    mend:
      known.length > 0
        ? `Välj en av: ${names.join('; ')}${more}. Eller lägg först till organisationen i förbundet.`
        : 'Lägg först till organisationen i förbundet.',
  };
}
