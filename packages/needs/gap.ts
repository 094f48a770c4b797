import {
  type Dimension,
  dimensionNames,
  type HoursBand,
  hoursOf,
  valueName,
  valuesOf,
} from './dimensions.ts';
import { gapSentence } from './gap-sentence.ts';
import {
  figuresOf,
  type GapFigures,
  type HeldTable,
  holdTable,
  livingAt,
  onlySupply,
  placesOf,
} from './held-table.ts';
import { type LockedBy, lockedPlaces, type OpenQuestion, openQuestions } from './locked.ts';
import { dimensionsOf, type KeptMapping, type NeedGroup } from './mapping.ts';
import { type Offering, offeringOf, type SuppliedInsats, servingOf } from './serving.ts';

/** What the people of a line have in common: of each dimension one value, or one of several. */
type LineValues = readonly { dimension: Dimension; anyOf: readonly string[] }[];

/** A part of the need beside the supply for it. */
export type GapLine = GapFigures & { values: LineValues; label: string; sentence: string };

/** One table of the mapping: all of it, and group by group. */
type GapTable = { dimensions: readonly Dimension[]; total: GapLine; groups: readonly GapLine[] };

/** What is there, whoever it is for. Insatser that are closed today are left out. */
type Supply = {
  insatser: number;
  places: number;
  free: number;
  /** Insatser that have not said how many places they have, and whose free places are unknown. */
  placesUnknown: number;
  freeUnknown: number;
};

export type NeedsGap = {
  supply: Supply;
  /** Line by line; where a dimension is not mapped its lines have places alone. */
  steps: readonly GapLine[];
  hours: readonly GapLine[];
  languages: readonly GapLine[];
  tables: readonly GapTable[];
  locked: readonly LockedBy[];
  open: readonly OpenQuestion[];
};

/**
 * Supply held against the mapped need: what is missing, what stands unused, and what each criterion keeps. Without a
 * mapping it tells the supply alone. The same whatever order the insatser come in.
 *
 * @param home codes of the förbund's municipalities, where the mapped live unless the mapping says; empty: unknown
 */
export function needsGap(
  mapping: KeptMapping | null,
  insatser: readonly SuppliedInsats[],
  home: readonly string[],
): NeedsGap {
  const offerings = insatser
    .filter(({ availability }) => availability.status !== 'closed')
    .toSorted((one, other) => (one.insats < other.insats ? -1 : 1))
    .map(offeringOf);
  const tables = (mapping?.tables ?? []).map((table) => holdTable(table, offerings, home));
  const linesOf = (dimension: Shown) => linesBy(dimension, tables, offerings, home);
  return {
    supply: supplyOf(offerings),
    steps: linesOf('step'),
    hours: linesOf('hours'),
    languages: linesOf('language'),
    tables: tables.map(tableOf),
    locked: lockedPlaces(tables),
    open: openQuestions(tables),
  };
}

function supplyOf(offerings: readonly Offering[]): Supply {
  const unknown = (figure: 'places' | 'free') =>
    offerings.filter(({ supplied }) => supplied.availability[figure] === null).length;
  return {
    insatser: offerings.length,
    places: placesOf(offerings, 'places'),
    free: placesOf(offerings, 'free'),
    placesUnknown: unknown('places'),
    freeUnknown: unknown('free'),
  };
}

function tableOf(table: HeldTable): GapTable {
  const [first] = table.groups;
  const everyone = table.groups.map((_, index) => index);
  return {
    dimensions: first ? dimensionsOf(first) : [],
    total: lineOf([], figuresOf(table, everyone, table.held)),
    groups: table.groups.map((group, index) => {
      const values = dimensionsOf(group).map((dimension) => ({ dimension, anyOf: group[dimension] ?? [] }));
      const serving = table.held.filter(({ servings }) => servings[index]?.serves);
      return lineOf(values, figuresOf(table, [index], serving));
    }),
  };
}

function lineOf(values: LineValues, figures: GapFigures): GapLine {
  const label = values.map(({ dimension, anyOf }) => namesOf(dimension, anyOf)).join(' · ');
  return { values, label: label || 'Alla som är kartlagda', ...figures, sentence: gapSentence(figures) };
}

type Shown = 'step' | 'hours' | 'language';

function linesBy(
  dimension: Shown,
  tables: readonly HeldTable[],
  offerings: readonly Offering[],
  home: readonly string[],
): GapLine[] {
  const table = tables.find(({ groups }) => groups.some((group) => group[dimension] !== null));
  return sortsOf(dimension, table?.groups ?? []).map((anyOf) => {
    const somebody = livingAt(home, { ...nobody, [dimension]: anyOf });
    const fits = (offering: Offering) => servingOf(offering, somebody).serves;
    const values = [{ dimension, anyOf }];
    if (!table) return lineOf(values, onlySupply(offerings.filter(fits)));
    const wanted = table.groups.flatMap((group, index) => (isSort(group[dimension], anyOf) ? [index] : []));
    const here = table.held.filter(({ offering }) => fits(offering));
    return lineOf(values, figuresOf(table, wanted, here));
  });
}

const nobody = { step: null, hours: null, language: null, municipality: null, lssDecision: null };

const isSort = (said: readonly string[] | null, anyOf: readonly string[]) => said?.join() === anyOf.join();

/** The different answers that groups have on a dimension, and each value that none of them names; in order. */
function sortsOf(dimension: Shown, groups: readonly NeedGroup[]): (readonly string[])[] {
  const all = valuesOf[dimension];
  const sorts = new Map(groups.map((group) => [group[dimension]?.join(), group[dimension] ?? []]));
  const said = [...sorts.values()].filter((anyOf) => anyOf.length > 0);
  const named = new Set<string>(said.filter((anyOf) => anyOf.length < all.length).flat());
  const unnamed = all.filter((value) => !named.has(value)).map((value) => [value]);
  const rank = (anyOf: readonly string[]) =>
    anyOf.length === all.length ? all.length : all.indexOf(anyOf[0] ?? '') + anyOf.length / 10;
  return [...said, ...unnamed].toSorted((one, other) => rank(one) - rank(other));
}

/** «Sysselsättning», «Lätt svenska, ibland tolk eller ingen begränsning», «11–30 timmar i veckan», «Steg: uppgift saknas». */
function namesOf(dimension: Dimension, anyOf: readonly string[]): string {
  if (dimension !== 'municipality' && anyOf.length === valuesOf[dimension].length) {
    return `${dimensionNames[dimension]}: uppgift saknas`;
  }
  const stretch = dimension === 'hours' && anyOf.length > 1 ? hoursStretch(anyOf) : undefined;
  if (stretch) return stretch;
  const [first = '', ...others] = anyOf.map((value) => valueName(dimension, value));
  const rest = others.map((name) => (dimension === 'municipality' ? name : lowered(name)));
  return [first, ...rest].join(' eller ');
}

const lowered = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** Bands that follow on each other as one stretch; undefined where one between them is missing. */
function hoursStretch(anyOf: readonly string[]): string | undefined {
  const bands = (Object.keys(hoursOf) as HoursBand[]).filter((band) => anyOf.includes(band));
  const [first, last] = [bands[0], bands.at(-1)];
  if (!first || !last) return undefined;
  const { from } = hoursOf[first];
  const { to } = hoursOf[last];
  if (to - from + 1 !== 10 * bands.length) return undefined;
  return from === 1 ? `Upp till ${to} timmar i veckan` : `${from}–${to} timmar i veckan`;
}
