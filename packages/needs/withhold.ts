import { type Dimension, dimensions, valuesOf } from './dimensions.ts';
import {
  dimensionsOf,
  fewestShown,
  type KeptMapping,
  type NeedGroup,
  type NeedMapping,
  peopleIn,
} from './mapping.ts';

/**
 * The mapping without any group of fewer than five people. Everybody in a table is one group to begin with. It is told
 * apart by step, then hours, language, LSS decision and municipality, as far as nobody comes into a group of one to
 * four; where a dimension cannot be told apart value by value it is cut in two (the lower bands of hours, the higher).
 * So 3 people who know easy Swedish and 12 who need an interpreter stay 15 of either. Those that a table leaves out can
 * have any of the values.
 *
 * Nothing smaller is kept, so nothing that is worked out from the mapping can give a smaller group away; and where a
 * division was not made there is always more than one number that each part may have, also for somebody who knows how
 * this is done: the order of the divisions does not depend on the figures. docs/adr/0017 has the argument, and
 * withhold.test.ts tries every mapping of a small size.
 */
export function withholdSmallGroups(mapping: NeedMapping): KeptMapping {
  return {
    ...mapping,
    tables: mapping.tables.map(({ groups }) => {
      const all = [...groups, ...leftOut(groups, mapping.people)];
      const whole = everything(all);
      return {
        groups: toldApart({ groups: all, within: whole, open: dimensionsIn(whole) }).toSorted(
          byValuesIn(whole),
        ),
      };
    }),
  };
}

/** What the people of a part can be, dimension by dimension. */
type Within = Readonly<Partial<Record<Dimension, readonly string[]>>>;

const dimensionsIn = (within: Within) => dimensions.filter((dimension) => within[dimension] !== undefined);

/** Those of the mapped that a table says nothing of. */
function leftOut(groups: readonly NeedGroup[], people: number): NeedGroup[] {
  const rest = people - peopleIn(groups);
  return rest === 0 ? [] : [groupOf(everything(groups), rest)];
}

/** All that the people of a table can be; of municipalities, all that it names. */
function everything(groups: readonly NeedGroup[]): Within {
  const said = groups[0] ? dimensionsOf(groups[0]) : [];
  const named = [...new Set(groups.flatMap(({ municipality }) => municipality ?? []))].toSorted();
  return Object.fromEntries(
    said.map((dimension) => [dimension, dimension === 'municipality' ? named : valuesOf[dimension]]),
  );
}

/** What is known of a group, as `Within`: its values are codes of the dimension's own list. */
function groupOf(within: Within, people: number): NeedGroup {
  const unsaid = { step: null, hours: null, language: null, municipality: null, lssDecision: null };
  return { ...unsaid, ...within, people } as NeedGroup;
}

type Part = { groups: readonly NeedGroup[]; within: Within; open: readonly Dimension[] };

function toldApart({ groups, within, open }: Part): NeedGroup[] {
  for (const dimension of open) {
    const parts = divided({ groups, within, open }, dimension);
    if (parts) return parts.flatMap(toldApart);
  }
  return [groupOf(within, peopleIn(groups))];
}

/** The finest division by a dimension in which no part is too small; undefined where there is none. */
function divided(whole: Part, dimension: Dimension): Part[] | undefined {
  const values = whole.within[dimension] ?? [];
  if (values.length < 2) return undefined;
  const single = values.map((value) => [value]);
  const ways = [byAnswer(whole, dimension), into(single, whole, dimension)];
  // Municipalities have no order in which two of them are nearer each other.
  for (const cut of dimension === 'municipality' ? [] : cutsOf(values.length)) {
    ways.push(into([values.slice(0, cut), values.slice(cut)], whole, dimension));
  }
  return ways.find((parts) => parts !== undefined && parts.length > 0 && !parts.some(isTooSmall));
}

/** Where a list can be cut in two, from the middle outwards. */
function cutsOf(length: number): number[] {
  const middle = length / 2;
  const cuts = Array.from({ length: length - 1 }, (_, before) => before + 1);
  return cuts.toSorted((one, other) => Math.abs(one - middle) - Math.abs(other - middle) || other - one);
}

const isTooSmall = ({ groups }: Part) => peopleIn(groups) < fewestShown;

/** A part for each different answer, also those of several values; undefined where that makes nobody the wiser. */
function byAnswer({ groups, within, open }: Part, dimension: Dimension): Part[] | undefined {
  const all = within[dimension] ?? [];
  const answers = Map.groupBy(groups, (group) =>
    all.filter((value) => isAmong(group[dimension], value)).join(),
  );
  if (answers.size === 1 && answers.has(all.join())) return undefined;
  return [...answers.values()].map((alike) => ({
    groups: alike,
    within: { ...within, [dimension]: all.filter((value) => isAmong(alike[0]?.[dimension], value)) },
    open: open.filter((one) => one !== dimension),
  }));
}

const isAmong = (values: readonly string[] | null | undefined, value: string): boolean =>
  values?.includes(value) ?? false;

/**
 * A part for each stretch of values that anybody is in, and one for those who may be in several. Where these are too
 * few they go with the last stretch, whatever the figures: with the smallest, or the likest, they would be found.
 */
function into(
  stretches: readonly (readonly string[])[],
  { groups, within, open }: Part,
  dimension: Dimension,
): Part[] | undefined {
  if (stretches.length === 0) return undefined;
  const isIn = (stretch: readonly string[]) => (group: NeedGroup) =>
    (group[dimension] ?? []).every((value) => stretch.includes(value));
  const parts = stretches.map((stretch) => ({
    groups: groups.filter(isIn(stretch)),
    within: { ...within, [dimension]: stretch },
    open,
  }));
  const either = groups.filter((group) => !stretches.some((stretch) => isIn(stretch)(group)));
  const undivided = { groups: either, within, open: open.filter((one) => one !== dimension) };
  if (either.length === groups.length) return undefined;
  if (either.length > 0 && isTooSmall(undivided)) {
    const last = parts.pop();
    undivided.groups = [...either, ...(last?.groups ?? [])];
    if (undivided.groups.length === groups.length) return undefined;
  }
  return [...parts, undivided].filter((part) => part.groups.length > 0);
}

/** Dimension by dimension in the order of its values; where one of several is known, after the first of them alone. */
function byValuesIn(whole: Within) {
  const rank = (group: NeedGroup) =>
    dimensions.flatMap((dimension) => {
      const places = (group[dimension] ?? []).map((value) => whole[dimension]?.indexOf(value) ?? 0);
      return [places[0] ?? 0, places.length, ...places];
    });
  return (one: NeedGroup, other: NeedGroup): number => {
    const others = rank(other);
    const differing = rank(one).map((place, index) => place - (others[index] ?? 0));
    return differing.find((difference) => difference !== 0) ?? 0;
  };
}
