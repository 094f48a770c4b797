import {
  adaptations,
  type Criterion,
  codes,
  contents,
  countsAnswers,
  type Description,
  kinds,
  ladder,
  languageLevels,
  languageSupports,
  languages,
  methods,
  municipalities,
  referrers,
  tracks,
  weekdays,
} from '#insats';
import type { Head } from '#ledger';
import type { Matchable } from '#matching';
import { aCriterion, aDescription } from './insats.ts';
import { aHead, countsKnown, placesKnown } from './ledger.ts';

/** A made-up insats with its head, as the catalogue holds it. */
export type MadeUpInsats = Matchable & { head: Head };

const steps = codes(ladder).filter((step) => step !== 'self-support');
const activities = ['Arbetsträning', 'Språkkafé', 'Friskvård', 'Vägledning', 'Praktik', 'Verkstad', 'Odling'];
const daysOfWork = codes(weekdays).slice(0, 5);

/**
 * A national catalogue that is made up: criteria, schedules, hours and figures with gaps, as real ones have. One in ten
 * is in Linköping (0580). The same seed gives the same catalogue.
 */
export function madeUpInsatser(count: number, seed: number): MadeUpInsats[] {
  const chance = chanceOf(seed);
  return Array.from({ length: count }, (_, number) => anInsats(number, chance));
}

function anInsats(number: number, chance: Chance): MadeUpInsats {
  const { below, one, some, maybe } = chance;
  const municipality = below(10) === 0 ? '0580' : one([...municipalities.keys()]);
  const from = below(16);
  const insats = `insats-${number}`;
  const places = 1 + below(30);
  return {
    insats,
    description: aDescription({
      name: `${one(activities)} ${number}`,
      municipalities: maybe([municipality]),
      step: maybe(one(steps)),
      tracks: maybe(below(3) === 0 ? some(codes(tracks)) : []),
      kinds: maybe(some(codes(kinds))),
      contents: maybe(some(codes(contents))),
      languages: maybe(['swedish', ...some(codes(languages))]),
      languageSupport: maybe(below(2) === 0 ? [] : some(codes(languageSupports))),
      hoursPerWeek: maybe({ from, to: from + 4 + below(37 - from), rampsUp: maybe(below(2) === 0) }),
      schedule: maybe(aSchedule(chance)),
      adaptations: maybe(some(codes(adaptations))),
      method: maybe(one(codes(methods))),
      voluntary: maybe(below(6) === 0),
      countsTowardActivityRequirement: maybe(one(codes(countsAnswers))),
    }),
    criteria: below(8) === 0 ? null : someCriteria(municipality, chance),
    head: aHead({
      insats,
      ...placesKnown(places),
      ...(below(5) > 0 && countsKnown(below(3) === 0 ? 0 : below(places + 1), maybe(below(9)))),
    }),
  };
}

function aSchedule({ below, one }: Chance): NonNullable<Description['schedule']> {
  const from = one(['08:00', '08:30', '09:00', '10:00', '13:00']);
  const to = one(['12:00', '13:30', '15:00', '16:00']);
  if (from >= to) return [];
  return daysOfWork.filter(() => below(2) === 0).map((day) => ({ day, from, to }));
}

function someCriteria(municipality: string, { below, one, some }: Chance): Criterion[] {
  const conditions: [rarity: number, condition: Criterion['condition']][] = [
    [2, { rule: 'municipality', anyOf: [municipality] }],
    [2, { rule: 'age', from: one([16, 18, 20]), to: one([29, 64, null]) }],
    [3, { rule: 'referral', from: some(codes(referrers)) }],
    [4, { rule: 'ability', fromHours: one([4, 8, 10, 20]), toHours: null }],
    [4, { rule: 'language', atLeast: one(codes(languageLevels)) }],
    [5, { rule: 'employment-service-enrolment', is: one(['required', 'excluded']) }],
    [8, { rule: 'lss-decision', is: one(['required', 'excluded']) }],
    [6, { rule: 'drug-free' }],
    [9, { rule: 'medical-certificate' }],
    [4, { rule: 'own-application' }],
    [6, { rule: 'other', text: 'Intresse för uppgifterna.' }],
  ];
  return conditions
    .filter(([rarity]) => below(rarity) === 0)
    .map(([, condition]) => ({ ...aCriterion(condition), assessedLater: below(8) === 0 }));
}

type Chance = {
  below(bound: number): number;
  one<Value>(values: readonly Value[]): Value;
  some<Value>(values: readonly Value[]): Value[];
  /** One in six times null: nobody has said. */
  maybe<Value>(value: Value): Value | null;
};

/** mulberry32: small, seeded, and even enough for made-up data. */
function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const below = (bound: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
  const one = <Value>(values: readonly Value[]): Value => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('there is nothing to choose from');
    return value;
  };
  return {
    below,
    one,
    some: (values) => [...new Set([one(values), one(values)])],
    maybe: (value) => (below(6) === 0 ? null : value),
  };
}
