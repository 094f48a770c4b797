import { type Criteria, type Criterion, languageLevels, referrers } from '#insats';
import type { Cells } from './cells.ts';
import { type Column, simplified } from './columns.ts';
import { quoted } from './fault.ts';

/** The criteria of a row, and for each the column that it came from, in the same order. */
export type ReadCriteria = { criteria: Criteria; columns: Column[] };

type Condition = Criterion['condition'];

const demands = { required: 'Krävs', excluded: 'Får inte finnas' } as const;

/** What a criterion is called in the columns that speak of other columns. */
const ruleNames: Readonly<Record<Condition['rule'], string>> = {
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
  other: 'övriga krav',
};

/**
 * The criteria as the cells say them, not yet checked against the schema. Nothing said: null, which is not the same
 * as open to everyone; that is said in a column of its own.
 */
export function criteriaFrom(cells: Cells): ReadCriteria {
  const conditions = conditionsFrom(cells);
  const open = cells.yesNo('öppen för alla');
  if (open === true && conditions.length > 0) {
    cells.complain('öppen för alla', {
      problem: 'Insatsen är öppen för alla, men raden har också krav.',
      mend: 'Skriv nej, eller ta bort kraven.',
    });
  }
  const later = assessedLaterIn(cells, conditions);
  const notes = notesIn(cells, conditions);
  const criteria = conditions.map(({ condition }) => ({
    condition,
    assessedLater: later.has(condition.rule),
    note: notes.get(condition.rule) ?? null,
  }));
  return {
    criteria: criteria.length === 0 && open !== true ? null : criteria,
    columns: conditions.map(({ column }) => column),
  };
}

type Found = { column: Column; condition: Condition };

function conditionsFrom(cells: Cells): Found[] {
  const found: Found[] = [];
  const add = (column: Column, condition: Condition) => found.push({ column, condition });

  const from = cells.whole('lägsta ålder');
  const to = cells.whole('högsta ålder');
  if (from !== null || to !== null) add('lägsta ålder', { rule: 'age', from, to });

  const anyOf = cells.municipalities('boendekommun');
  if (anyOf !== null && anyOf.length > 0) add('boendekommun', { rule: 'municipality', anyOf });

  const fromHours = cells.whole('klarar minst timmar');
  const toHours = cells.whole('klarar högst timmar');
  if (fromHours !== null || toHours !== null)
    add('klarar minst timmar', { rule: 'ability', fromHours, toHours });

  const atLeast = cells.oneOf('svenska', languageLevels);
  if (atLeast !== null) add('svenska', { rule: 'language', atLeast });

  const lss = cells.oneOf('lss-beslut', demands);
  if (lss !== null) add('lss-beslut', { rule: 'lss-decision', is: lss });

  const enrolled = cells.oneOf('inskriven på arbetsförmedlingen', demands);
  if (enrolled !== null)
    add('inskriven på arbetsförmedlingen', { rule: 'employment-service-enrolment', is: enrolled });

  if (cells.yesNo('läkarintyg')) add('läkarintyg', { rule: 'medical-certificate' });
  if (cells.yesNo('drogfri')) add('drogfri', { rule: 'drug-free' });

  const referral = referralFrom(cells);
  if (referral !== null) add('anvisning från', { rule: 'referral', from: referral });

  if (cells.yesNo('egen ansökan')) add('egen ansökan', { rule: 'own-application' });

  for (const text of cells.parts('övriga krav', '|') ?? []) add('övriga krav', { rule: 'other', text });
  return found;
}

/** `ja` alone: a referral is needed, and nobody says from whom. */
function referralFrom(cells: Cells): (keyof typeof referrers)[] | null {
  const word = simplified(cells.text('anvisning från') ?? 'nej');
  if (word === 'nej') return null;
  if (word === 'ja') return [];
  const from = cells.several('anvisning från', referrers);
  return from !== null && from.length > 0 ? from : null;
}

function ruleNamed(
  cells: Cells,
  column: Column,
  name: string,
  present: readonly Found[],
): Condition['rule'] | undefined {
  const wanted = simplified(name);
  const rules = Object.keys(ruleNames) as Condition['rule'][];
  const rule = rules.find((one) => ruleNames[one] === wanted);
  if (rule !== undefined && present.some(({ condition }) => condition.rule === rule)) return rule;
  cells.complain(
    column,
    rule === undefined
      ? {
          problem: `${quoted(name)} är inte ett krav.`,
          mend: `Välj bland: ${Object.values(ruleNames).join('; ')}.`,
        }
      : {
          problem: `Här nämns kravet ${ruleNames[rule]}, men raden har inget sådant krav.`,
          mend: 'Fyll i kravet i dess kolumn, eller ta bort det här.',
        },
  );
  return undefined;
}

function assessedLaterIn(cells: Cells, present: readonly Found[]): Set<Condition['rule']> {
  const names = cells.parts('bedöms senare', ',|') ?? [];
  return new Set(names.flatMap((name) => ruleNamed(cells, 'bedöms senare', name, present) ?? []));
}

function notesIn(cells: Cells, present: readonly Found[]): Map<Condition['rule'], string> {
  const column = 'kommentar till krav';
  const notes = new Map<Condition['rule'], string>();
  for (const part of cells.parts(column, '|') ?? []) {
    const colon = part.indexOf(':');
    if (colon < 0) {
      cells.complain(column, {
        problem: 'Det syns inte vilket krav kommentaren hör till.',
        mend: 'Skriv kravets namn och kolon före kommentaren, som ålder: undantag kan göras.',
      });
      continue;
    }
    const rule = ruleNamed(cells, column, part.slice(0, colon), present);
    if (rule !== undefined) notes.set(rule, part.slice(colon + 1).trim());
  }
  return notes;
}
