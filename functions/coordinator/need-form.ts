import { numberOf, Problem, parseInput, textOf } from '#api';
import { holdsPersonalData, type Need, need } from '#eligibility';
import { codes, weekdays } from '#insats';
import type { NeedFormState } from '#web';

/** Fields that hold one value, and those that hold any number. */
const single = [
  'municipality',
  'age',
  'hoursPerWeek',
  'language',
  'step',
  'mustCount',
  'lssDecision',
  'employmentServiceEnrolment',
  'medicalCertificate',
  'drugFree',
  'referrer',
  'from',
  'to',
  'words',
] as const;
const several = ['adaptations', 'days', 'tracks', 'contents', 'kinds', 'languages'] as const;

type Field = (typeof single)[number] | (typeof several)[number];

/** What was filled in, as the form shows it again. */
export type Filled = Pick<NeedFormState, 'values' | 'chosen'>;

const noPersonalData =
  'Det såg ut som ett personnummer, ett telefonnummer eller en e-postadress. Fältet är tömt och inget är sparat. Skriv inget som visar vem det gäller.';

/** A form as it was sent. What may say who it is about is emptied at once, so that nothing can show it again. */
export function readNeedForm(form: FormData): { filled: Filled; emptied: (Field | 'form')[] } {
  const emptied: (Field | 'form')[] = [];
  const clean = (name: Field, text: string) => {
    if (!holdsPersonalData(text)) return text;
    emptied.push(name);
    return '';
  };
  const values = Object.fromEntries(single.map((name) => [name, clean(name, textOf(form, name))]));
  const chosen = Object.fromEntries(
    several.map((name) => [
      name,
      form
        .getAll(name)
        .filter((value) => typeof value === 'string')
        .map((value) => clean(name, value))
        .filter((value) => value !== ''),
    ]),
  );
  for (const [name, value] of form) {
    if (known(name) === 'form' && holdsPersonalData(`${name}=${value}`)) emptied.push('form');
  }
  return { filled: { values, chosen }, emptied };
}

/** The need that a form speaks of. Ends the call with a sentence per field that must be mended. */
export function needOf({ values, chosen }: Filled): Need {
  const orNull = (name: Field) => values[name] || null;
  const number = (name: Field) => numberOf(values[name] ?? '') ?? null;
  const asked = {
    municipality: orNull('municipality'),
    age: number('age'),
    hoursPerWeek: number('hoursPerWeek'),
    language: orNull('language'),
    step: orNull('step'),
    adaptations: chosen.adaptations,
    lssDecision: whether(values.lssDecision),
    employmentServiceEnrolment: whether(values.employmentServiceEnrolment),
    medicalCertificate: whether(values.medicalCertificate),
    drugFree: whether(values.drugFree),
    referrer: orNull('referrer'),
    wishes: {
      tracks: chosen.tracks,
      kinds: chosen.kinds,
      contents: chosen.contents,
      languages: chosen.languages,
      words: values.words,
    },
    times: timesOf(chosen.days ?? [], values.from ?? '', values.to ?? ''),
    mustCountTowardActivityRequirement: values.mustCount === 'yes',
  };
  return parseInput(need, asked, '');
}

/** Anything but yes and no is not known. */
function whether(said: string | undefined): boolean | null {
  return said === 'yes' ? true : said === 'no' ? false : null;
}

const startOfDay = '00:00';
const endOfDay = '23:59';

/** The same hours on every day that was chosen; without a day all days, without hours the whole day. */
function timesOf(days: readonly string[], from: string, to: string) {
  if (days.length === 0 && from === '' && to === '') return null;
  const chosen = days.length === 0 ? codes(weekdays) : days;
  return chosen.map((day) => ({ day, from: clock(from) || startOfDay, to: clock(to) || endOfDay }));
}

/** "9" and "9.30" are how people write what the contract calls 09:00 and 09:30. */
function clock(typed: string): string {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(typed) ?? [];
  return hours === undefined ? typed : `${hours.padStart(2, '0')}:${minutes}`;
}

const ageOrHours: Partial<Record<Field, string>> = {
  age: 'Skriv åldern med siffror, mellan 16 och 99.',
  hoursPerWeek: 'Skriv timmarna i veckan som ett heltal mellan 1 och 40.',
};

/** Why a need could not be answered, beside each field. Rethrows what a form cannot show. */
export function faultsOfNeed(error: unknown, emptied: readonly (Field | 'form')[]): NeedFormState['errors'] {
  const found: Partial<Record<Field | 'form', string>> = {};
  if (error !== undefined) {
    if (!(error instanceof Problem) || !error.body.errors) throw error;
    for (const { pointer, detail } of error.body.errors) {
      const field = fieldAt(pointer);
      found[field] ??= ageOrHours[field as Field] ?? detail;
    }
  }
  for (const field of emptied) found[field] = noPersonalData;
  return found;
}

/** The field of the form that a part of the need comes from. */
function fieldAt(pointer: string): Field | 'form' {
  const [first = '', second = '', third = ''] = pointer.split('/').slice(1);
  if (first === 'wishes') return known(second);
  if (first === 'times') return third === 'from' ? 'from' : third === 'day' ? 'days' : 'to';
  return known(first);
}

function known(name: string): Field | 'form' {
  const fields: readonly Field[] = [...single, ...several];
  return fields.find((field) => field === name) ?? 'form';
}

/** All that is filled in, for forms that ask again with one thing more. */
export function givenBy({ values, chosen }: Filled): { name: string; value: string }[] {
  return [
    ...Object.entries(values).map(([name, value]) => ({ name, value })),
    ...Object.entries(chosen).flatMap(([name, list]) => list.map((value) => ({ name, value }))),
  ].filter(({ value }) => value !== '');
}
