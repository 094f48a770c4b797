import * as z from 'zod';
import { codes, freeText, languageLevels, municipalityCode, plainLine } from '#insats';
import { type Dimension, decided, dimensions, hoursBands, neededSteps } from './dimensions.ts';

/** No group of fewer people is kept or shown. */
export const fewestShown = 5;
const mostPeople = 1_000_000;
const mostGroups = 400;

/**
 * One of several: the people of the group each have one of the values, and nobody has said which. Null: the table does
 * not tell people apart by this at all.
 */
const anyOf = <Value extends z.ZodType<string>>(value: Value, most: number) =>
  z
    .array(value)
    .min(1, 'Ange minst ett värde, eller null om uppgiften inte är kartlagd.')
    .max(most)
    .refine(
      (values) => new Set(values).size === values.length,
      'Samma värde står två gånger. Ta bort det ena.',
    )
    .nullable()
    .default(null);

/** A group of people, as a number. Nobody is named, and nothing says who they are. */
const needGroup = z.strictObject({
  step: anyOf(z.enum(neededSteps), neededSteps.length),
  hours: anyOf(z.enum(codes(hoursBands)), 4),
  language: anyOf(z.enum(codes(languageLevels)), 3),
  municipality: anyOf(municipalityCode, 50),
  lssDecision: anyOf(z.enum(codes(decided)), 2),
  people: z
    .int('Skriv ett helt antal personer, till exempel 25.')
    .min(1, 'Ta bort grupper utan personer.')
    .max(mostPeople),
});

export type NeedGroup = z.infer<typeof needGroup>;

/**
 * The same people counted once, by some of the dimensions. A mapping of which only totals are known (so many by hours,
 * so many by language) is several tables: nobody then knows how hours and language go together, and nothing here guesses.
 */
export const needTable = z.strictObject({
  groups: z.array(needGroup).min(1, 'Lägg till minst en grupp.').max(mostGroups),
});

export type NeedTable = z.infer<typeof needTable>;

const told = {
  /** The last day of the mapping. */
  mappedOn: z.iso.date(),
  /** demo: published figures or made up, for showing; own: the förbund's own mapping. */
  origin: z.enum(['own', 'demo']),
  source: plainLine(300).min(2, 'Skriv var siffrorna kommer ifrån.'),
  /** What the mapping does not tell, and what is uncertain in it. */
  note: freeText(1_000).nullable().default(null),
  /** How many people were mapped. Each table counts them again. */
  people: z
    .int('Skriv ett helt antal personer, till exempel 806.')
    .min(
      fewestShown,
      `Kartläggningen gäller färre än ${fewestShown} personer. Så små grupper tas inte emot, eftersom de kan peka ut någon.`,
    )
    .max(mostPeople),
};

/** A mapping of needs, as it is entered. */
export const needMapping = z
  .strictObject({
    ...told,
    tables: z
      .array(needTable)
      .min(1, 'Lägg till minst en tabell.')
      .max(dimensions.length, 'Det finns fler tabeller än det finns uppgifter att räkna efter.'),
  })
  .check(checkTables);

export type NeedMapping = z.infer<typeof needMapping>;

/** A mapping as it is kept: no group of it is smaller than five, and every table counts everybody. */
export const keptMapping = z.strictObject({
  ...told,
  tables: z.array(
    z.strictObject({ groups: z.array(needGroup.extend({ people: z.int().min(fewestShown) })) }),
  ),
});

export type KeptMapping = z.infer<typeof keptMapping>;

/** The dimensions that a group says something of. */
export function dimensionsOf(group: Omit<NeedGroup, 'people'>): Dimension[] {
  return dimensions.filter((dimension) => group[dimension] !== null);
}

/** Two groups with the same key are the same group. */
export function groupKey(group: Omit<NeedGroup, 'people'>): string {
  return JSON.stringify(dimensions.map((dimension) => group[dimension]?.toSorted() ?? null));
}

export const peopleIn = (groups: readonly Pick<NeedGroup, 'people'>[]): number =>
  groups.reduce((sum, { people }) => sum + people, 0);

type Issues = z.core.ParsePayload<{ people: number; tables: NeedTable[] }>;

function checkTables({ value, issues }: Issues): void {
  const complain = (path: PropertyKey[], message: string) =>
    issues.push({ code: 'custom', message, input: value, path: ['tables', ...path] });
  const takenBy = new Map<Dimension, number>();
  for (const [number, { groups }] of value.tables.entries()) {
    const said = groups[0] ? dimensionsOf(groups[0]) : [];
    if (said.length === 0) complain([number, 'groups', 0], saysNothing);
    for (const [place, group] of groups.entries()) {
      if (dimensionsOf(group).join() !== said.join()) complain([number, 'groups', place], otherDimensions);
    }
    const keys = groups.map(groupKey);
    for (const [place, key] of keys.entries()) {
      if (keys.indexOf(key) < place) complain([number, 'groups', place], saidTwice);
    }
    for (const dimension of said) {
      if (takenBy.has(dimension)) complain([number], inTwoTables);
      takenBy.set(dimension, number);
    }
    if (peopleIn(groups) > value.people) complain([number], morePeople);
  }
}

const saysNothing =
  'Gruppen säger inget om personerna. Ange steg, timmar, svenska, kommun eller LSS-beslut för den.';
const otherDimensions =
  'Alla grupper i en tabell ska vara räknade efter samma uppgifter. Lägg gruppen i en annan tabell, eller ange alla värden där ingen vet.';
const saidTwice = 'Samma grupp står två gånger. Lägg ihop dem till en.';
const inTwoTables =
  'Samma uppgift står i två tabeller. Ta bort den ur den ena: två tabeller som går in i varandra kan avslöja grupper som är för små för att visas.';
const morePeople =
  'Tabellen har fler personer än kartläggningen i allt. Rätta antalet personer i kartläggningen eller i tabellen.';
