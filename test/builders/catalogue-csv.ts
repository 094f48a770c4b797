import type { CatalogueRow } from '#imports';
import { type Criterion, weekdays } from '#insats';

type CsvCells = Record<string, string | number | null | undefined>;

/** A CSV file with these rows; the columns are those that any row has. */
export function csvOf(rows: readonly CsvCells[], lineEnd = '\n'): string {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => headings.map((heading) => cellOf(row[heading])).join(';'));
  return [headings.join(';'), ...lines, ''].join(lineEnd);
}

/** Neutralised as our exports do it: a text that a spreadsheet would take for a formula gets an apostrophe. */
function cellOf(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const said =
    typeof value === 'number' ? String(value).replace('.', ',') : value.replace(/^(?=[=+\-@])/, "'");
  return /[";\n\r]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
}

const yesNo = (value: boolean | null) => (value === null ? null : value ? 'ja' : 'nej');
const list = (values: readonly string[] | null, between = ', ') =>
  values === null ? null : values.length === 0 ? 'inga' : values.join(between);

type RuleOf<Rule extends Criterion['condition']['rule']> = Extract<Criterion['condition'], { rule: Rule }>;

const criterionNames: Record<Exclude<Criterion['condition']['rule'], 'other'>, string> = {
  age: 'ålder',
  municipality: 'boendekommun',
  ability: 'timmar',
  language: 'svenska',
  'lss-decision': 'lss-beslut',
  'employment-service-enrolment': 'inskriven på arbetsförmedlingen',
  'medical-certificate': 'läkarintyg',
  'drug-free': 'drogfri',
  referral: 'anvisning',
  'own-application': 'egen ansökan',
};

/** A catalogue as the CSV that docs/import.md describes. Holds what CSV can say: one criterion of each rule. */
export function catalogueToCsv(rows: readonly CatalogueRow[]): string {
  return csvOf(rows.map(cellsOf));
}

function cellsOf({ externalReference, organisation, description, ...row }: CatalogueRow): CsvCells {
  const { hoursPerWeek, lengthWeeks, groupSize, schedule, start, contact, provenance } = description;
  return {
    referens: externalReference,
    organisation,
    namn: description.name,
    beskrivning: description.summary,
    'för vem': description.forWhom,
    mål: list(description.aims),
    huvudman: description.principal,
    kommuner: list(description.municipalities),
    steg: description.step,
    spår: list(description.tracks),
    slag: list(description.kinds),
    målgrupp: list(description.targetGroups),
    språk: list(description.languages),
    språkstöd: list(description.languageSupport),
    'timmar från': hoursPerWeek?.from,
    'timmar till': hoursPerWeek?.to,
    'timmar ökar': yesNo(hoursPerWeek?.rampsUp ?? null),
    'veckor från': lengthWeeks?.from,
    'veckor till': lengthWeeks?.to,
    tider: list(schedule?.map(({ day, from, to }) => `${weekdays[day]} ${from}-${to}`) ?? null),
    'grupp från': groupSize?.from,
    'grupp till': groupSize?.to,
    anpassningar: list(description.adaptations),
    innehåll: list(description.contents),
    uppföljning: list(description.followUp),
    metod: description.method,
    frivillig: yesNo(description.voluntary),
    aktivitetskravet: description.countsTowardActivityRequirement,
    finansiering: description.financing,
    start: start && (start.kind === 'continuous' ? 'löpande' : start.dates.join(', ')),
    kontakt: contact?.name,
    telefon: contact?.phone,
    'e-post': contact?.email,
    webb: contact?.url,
    adress: contact?.address,
    ursprung: provenance.kind,
    källa: provenance.source,
    'källans år': provenance.sourceYear,
    anmärkning: provenance.note,
    ...criteriaCells(row.criteria),
    platser: row.places,
    lediga: row.report?.free,
    kö: row.report?.queue,
    stängt: list(
      row.closures.length === 0
        ? null
        : row.closures.map((one) => `${one.from} till ${one.to} ${one.reason ?? ''}`),
      ' | ',
    ),
  };
}

function criteriaCells(criteria: CatalogueRow['criteria']): CsvCells {
  if (criteria === null) return {};
  const find = <Rule extends Criterion['condition']['rule']>(rule: Rule) =>
    criteria
      .map(({ condition }) => condition)
      .find((condition): condition is RuleOf<Rule> => condition.rule === rule);
  const others = criteria.flatMap(({ condition }) => (condition.rule === 'other' ? [condition.text] : []));
  const referral = find('referral');
  const named = criteria.map(({ condition: { rule }, ...rest }) => ({
    name: rule === 'other' ? 'övriga krav' : criterionNames[rule],
    ...rest,
  }));
  return {
    'öppen för alla': criteria.length === 0 ? 'ja' : null,
    'lägsta ålder': find('age')?.from,
    'högsta ålder': find('age')?.to,
    boendekommun: find('municipality')?.anyOf.join(', '),
    'klarar minst timmar': find('ability')?.fromHours,
    'klarar högst timmar': find('ability')?.toHours,
    svenska: find('language')?.atLeast,
    'lss-beslut': find('lss-decision')?.is,
    'inskriven på arbetsförmedlingen': find('employment-service-enrolment')?.is,
    läkarintyg: find('medical-certificate') && 'ja',
    drogfri: find('drug-free') && 'ja',
    'anvisning från': referral && (referral.from.length === 0 ? 'ja' : referral.from.join(', ')),
    'egen ansökan': find('own-application') && 'ja',
    'övriga krav': others.length === 0 ? null : others.join(' | '),
    'bedöms senare': list(
      [...new Set(named.filter((one) => one.assessedLater).map(({ name }) => name))],
      ', ',
    ),
    'kommentar till krav': list(
      named.filter((one) => one.note !== null).map(({ name, note }) => `${name}: ${note}`),
      ' | ',
    ),
  };
}
