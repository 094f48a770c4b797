import type { JudgedBy } from '#eligibility';
import { type NeedGroup, type NeedTable, peopleIn } from './mapping.ts';
import { mostPlaced } from './most-placed.ts';
import { type Offering, type Serving, servingOf } from './serving.ts';

/** Which places are counted: all there are, or those that are free now. */
export type Counted = 'places' | 'free';

/** An insats held against the groups of a table, a group an entry. */
export type Held = { offering: Offering; servings: readonly Serving[] };

/** A table of the mapping with every insats held against every group. */
export type HeldTable = { groups: readonly NeedGroup[]; held: readonly Held[] };

/** Where a table does not tell in which municipality people live, they live in one of the `home` ones. */
export function holdTable(
  { groups }: NeedTable,
  offerings: readonly Offering[],
  home: readonly string[],
): HeldTable {
  return {
    groups,
    held: offerings.map((offering) => ({
      offering,
      servings: groups.map((group) => servingOf(offering, livingAt(home, group))),
    })),
  };
}

/** The group in the municipalities of its förbund, unless it is known better. */
export function livingAt(
  home: readonly string[],
  group: Omit<NeedGroup, 'people'>,
): Omit<NeedGroup, 'people'> {
  return { ...group, municipality: group.municipality ?? (home.length === 0 ? null : [...home]) };
}

/** The whole places of an insats; none where they are unknown. Nobody can live a week on a quarter of a place. */
function placesIn({ supplied: { availability } }: Offering, counted: Counted): number {
  return Math.floor(availability[counted] ?? 0);
}

export function placesOf(offerings: readonly Offering[], counted: Counted): number {
  return offerings.reduce((sum, offering) => sum + placesIn(offering, counted), 0);
}

/** How many of some groups, by index, can have a place at most in some of the insatser. */
function placedAtMost(
  { groups }: HeldTable,
  wanted: readonly number[],
  held: readonly Held[],
  counted: Counted,
  serves: (serving: Serving) => boolean = (serving) => serving.serves,
): number {
  const supplies = held.map(({ offering, servings }) => ({
    places: placesIn(offering, counted),
    serves: wanted.flatMap((group, index) => {
      const serving = servings[group];
      return serving && serves(serving) ? [index] : [];
    }),
  }));
  return mostPlaced(
    wanted.map((group) => groups[group]?.people ?? 0),
    supplies,
  );
}

/** Need beside supply, in people and whole places. Null where the need is not mapped. */
export type GapFigures = {
  people: number | null;
  /** In the insatser of the same part, whoever they are for. */
  places: number;
  free: number;
  /** How many of the people could have a place at most, had they all places to themselves. */
  couldHavePlace: number | null;
  /** The same with the places that are free now. */
  couldHaveNow: number | null;
  /** Those for whom there is no place, free or taken: at least so many places are missing. */
  missing: number | null;
  /** Free places here that stay empty even if as many of all the mapped as possible take them. */
  unused: number | null;
};

/** The figures of some groups of a table, by index, beside the insatser of the same part. */
export function figuresOf(table: HeldTable, wanted: readonly number[], here: readonly Held[]): GapFigures {
  const everyone = table.groups.map((_, index) => index);
  const people = peopleIn(wanted.flatMap((group) => table.groups[group] ?? []));
  const couldHavePlace = placedAtMost(table, wanted, table.held, 'places');
  const offerings = here.map(({ offering }) => offering);
  const free = placesOf(offerings, 'free');
  return {
    people,
    places: placesOf(offerings, 'places'),
    free,
    couldHavePlace,
    couldHaveNow: placedAtMost(table, wanted, table.held, 'free'),
    missing: people - couldHavePlace,
    unused: free - placedAtMost(table, everyone, here, 'free'),
  };
}

/** What the insatser of a part have where nobody has mapped the need. */
export function onlySupply(offerings: readonly Offering[]): GapFigures {
  return {
    people: null,
    places: placesOf(offerings, 'places'),
    free: placesOf(offerings, 'free'),
    couldHavePlace: null,
    couldHaveNow: null,
    missing: null,
    unused: null,
  };
}

/** How many more could have a place at most, if a rule were not there. */
export function openedBy(table: HeldTable, rule: JudgedBy): number {
  const everyone = table.groups.map((_, index) => index);
  const without = (serving: Serving) => serving.serves || serving.keptBy.has(rule);
  return (
    placedAtMost(table, everyone, table.held, 'places', without) -
    placedAtMost(table, everyone, table.held, 'places')
  );
}
