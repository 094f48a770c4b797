import { answerTo, type JudgedBy, judgementOf } from '#eligibility';
import { type Held, type HeldTable, openedBy, placesOf } from './held-table.ts';
import { peopleIn } from './mapping.ts';
import { nobodyKnown, type Offering } from './serving.ts';

/** How a demand is worded, and how many places have it worded so. */
type Worded = { sentence: string; insatser: number; places: number };

/** What one rule alone keeps from the mapped need. */
export type LockedBy = {
  rule: JudgedBy;
  sentences: readonly Worded[];
  insatser: number;
  /** Whole places, and free ones, of the insatser where the rule alone stands in some group's way. */
  places: number;
  free: number;
  /** How many people are in those groups. */
  people: number;
  /** How many more of the mapped could have a place at most, if the rule were nowhere. */
  opens: number;
};

/** What the mapping does not say, and how many of the places hinge on it. */
export type OpenQuestion = {
  rule: JudgedBy;
  sentences: readonly Worded[];
  insatser: number;
  places: number;
  free: number;
};

/**
 * Rule by rule, those that keep most places first. A rule answers to one dimension of the mapping, and a dimension
 * stands in one table alone: so nobody is counted twice in `people`.
 */
export function lockedPlaces(tables: readonly HeldTable[]): LockedBy[] {
  const rules = rulesOf(tables, ({ keptBy }) => keptBy);
  const locked = rules.map((rule) => {
    const keeping = insatserWhere(tables, ({ keptBy }) => keptBy.has(rule));
    const people = tables.map(({ groups, held }) =>
      peopleIn(groups.filter((_, index) => held.some(({ servings }) => servings[index]?.keptBy.has(rule)))),
    );
    return {
      ...about(rule, keeping),
      people: Math.max(0, ...people),
      opens: Math.max(0, ...tables.map((table) => openedBy(table, rule))),
    };
  });
  return locked.toSorted(byPlaces);
}

/**
 * Rule by rule, what no table of the mapping says, of that which decides who can come to places that somebody may be
 * right for.
 */
export function openQuestions(tables: readonly HeldTable[]): OpenQuestion[] {
  const everywhere = (rule: JudgedBy) =>
    tables.every(({ held }) =>
      held.some(({ servings }) => servings.some(({ hingesOn }) => hingesOn.has(rule))),
    );
  return rulesOf(tables, ({ hingesOn }) => hingesOn)
    .filter(everywhere)
    .map((rule) =>
      about(
        rule,
        insatserWhere(tables, ({ hingesOn }) => hingesOn.has(rule)),
      ),
    )
    .toSorted(byPlaces);
}

type Told = (serving: Held['servings'][number]) => boolean;

function rulesOf(
  tables: readonly HeldTable[],
  rules: (serving: Held['servings'][number]) => ReadonlySet<JudgedBy>,
): JudgedBy[] {
  const found = tables.flatMap(({ held }) =>
    held.flatMap(({ servings }) => servings.flatMap((serving) => [...rules(serving)])),
  );
  return [...new Set(found)];
}

function insatserWhere(tables: readonly HeldTable[], told: Told): Offering[] {
  return [
    ...new Set(
      tables.flatMap(({ held }) =>
        held.flatMap(({ offering, servings }) => (servings.some(told) ? [offering] : [])),
      ),
    ),
  ];
}

function about(rule: JudgedBy, offerings: readonly Offering[]): OpenQuestion {
  return {
    rule,
    sentences: sentencesOf(rule, offerings),
    insatser: offerings.length,
    places: placesOf(offerings, 'places'),
    free: placesOf(offerings, 'free'),
  };
}

/** The different sentences of a rule, those of most places first. */
function sentencesOf(rule: JudgedBy, offerings: readonly Offering[]): Worded[] {
  const bySentence = new Map<string, Set<Offering>>();
  for (const offering of offerings) {
    for (const demand of offering.demands) {
      // What is assessed later, or lets everybody in, is not what stands in the way.
      if (demand.about !== rule || answerTo(demand, nobodyKnown) !== 'unknown') continue;
      const { sentence } = judgementOf(demand, 'unknown', nobodyKnown);
      bySentence.set(sentence, (bySentence.get(sentence) ?? new Set()).add(offering));
    }
  }
  return [...bySentence]
    .map(([sentence, saying]) => ({
      sentence,
      insatser: saying.size,
      places: placesOf([...saying], 'places'),
    }))
    .toSorted((one, other) => other.places - one.places || (one.sentence < other.sentence ? -1 : 1));
}

function byPlaces(one: OpenQuestion, other: OpenQuestion): number {
  return other.places - one.places || (one.rule < other.rule ? -1 : 1);
}
