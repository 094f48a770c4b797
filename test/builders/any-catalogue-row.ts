import fc from 'fast-check';
import type { CatalogueRow } from '#imports';
import {
  adaptations,
  aims,
  type Criterion,
  codes,
  contents,
  countsAnswers,
  financings,
  followUps,
  kinds,
  ladder,
  languageLevels,
  languageSupports,
  languages,
  methods,
  municipalities,
  principals,
  referrers,
  targetGroups,
  tracks,
  weekdays,
} from '#insats';

const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const line = (maxLength: number) =>
  fc
    .string({ minLength: 2, maxLength, unit: fc.constantFrom(...'abcåäöÅÄÖé ;,"\'=+-@.:()!?xyz') })
    .map((text) => text.trim())
    .filter((text) => text.length >= 2 && !/^'[=+\-@]/.test(text));
const lines = (maxLength: number) =>
  fc.array(line(maxLength), { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
const several = <Code extends string>(vocabulary: Record<Code, string>) =>
  orNull(fc.subarray(codes(vocabulary)));
const one = <Code extends string>(vocabulary: Record<Code, string>) =>
  orNull(fc.constantFrom(...codes(vocabulary)));
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const range = (max: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), orNull(fc.integer({ min: 0, max })))
    .map(([low, high]) =>
      high === null ? { from: low, to: null } : { from: Math.min(low, high), to: Math.max(low, high) },
    );
const someMunicipalities = (minLength: number) =>
  fc.subarray([...municipalities.keys()], { minLength, maxLength: 4 });

const conditions = {
  age: range(120).map((ages) => ({ rule: 'age' as const, ...ages })),
  municipality: someMunicipalities(1).map((anyOf) => ({ rule: 'municipality' as const, anyOf })),
  ability: range(40).map(({ from, to }) => ({ rule: 'ability' as const, fromHours: from, toHours: to })),
  language: fc.record({
    rule: fc.constant('language' as const),
    atLeast: fc.constantFrom(...codes(languageLevels)),
  }),
  lss: fc.record({
    rule: fc.constant('lss-decision' as const),
    is: fc.constantFrom('required' as const, 'excluded' as const),
  }),
  certificate: fc.constant({ rule: 'medical-certificate' as const }),
  referral: fc.record({ rule: fc.constant('referral' as const), from: fc.subarray(codes(referrers)) }),
  other: line(60)
    .map((text) => text.replace(/^['=+\-@]+/, 'xx'))
    .map((text) => ({ rule: 'other' as const, text })),
};

const criterion = (condition: fc.Arbitrary<Criterion['condition']>) =>
  fc.record({
    condition,
    assessedLater: fc.boolean(),
    note: orNull(lines(30)),
  });

/** Criteria in the order that CSV reads them. */
const someCriteria = fc
  .tuple(...Object.values(conditions).map((condition) => orNull(criterion(condition))))
  .map((all) => all.filter((found) => found !== null))
  .map((all) => all.map((found) => (found.condition.rule === 'other' ? { ...found, note: null } : found)));

const description: fc.Arbitrary<CatalogueRow['description']> = fc.record({
  name: line(60),
  summary: orNull(lines(200)),
  forWhom: orNull(lines(100)),
  aims: several(aims),
  principal: one(principals),
  municipalities: orNull(someMunicipalities(0)),
  step: orNull(fc.constantFrom(...codes(ladder).filter((step) => step !== 'self-support'))),
  tracks: several(tracks),
  kinds: several(kinds),
  targetGroups: several(targetGroups),
  languages: several(languages),
  languageSupport: several(languageSupports),
  hoursPerWeek: orNull(
    fc.tuple(range(40), orNull(fc.boolean())).map(([hours, rampsUp]) => ({ ...hours, rampsUp })),
  ),
  lengthWeeks: orNull(range(520)),
  schedule: orNull(
    fc.array(
      fc.record({
        day: fc.constantFrom(...codes(weekdays)),
        from: fc.constant('09:00'),
        to: fc.constant('12:30'),
      }),
      { maxLength: 5 },
    ),
  ),
  groupSize: orNull(range(500)),
  adaptations: several(adaptations),
  contents: several(contents),
  followUp: several(followUps),
  method: one(methods),
  voluntary: orNull(fc.boolean()),
  countsTowardActivityRequirement: one(countsAnswers),
  financing: one(financings),
  start: orNull(
    fc.oneof(
      fc.constant({ kind: 'continuous' as const }),
      fc.array(day, { minLength: 1, maxLength: 4 }).map((dates) => ({ kind: 'dates' as const, dates })),
    ),
  ),
  contact: orNull(
    fc.record({
      name: line(30),
      phone: orNull(fc.constantFrom('+46 13 20 60 00', '013-20 60 00')),
      email: orNull(fc.constant('info@example.se')),
      url: orNull(fc.constant('https://example.se/insats?id=1;2')),
      address: orNull(line(40)),
    }),
  ),
  provenance: fc.record({
    kind: fc.constantFrom('own' as const, 'demo' as const, 'public-source' as const),
    source: orNull(line(40)),
    sourceYear: orNull(fc.integer({ min: 1990, max: 2100 })),
    note: orNull(lines(60)),
  }),
});

/** One whole row of a catalogue, of an organisation with this id, that CSV can say. */
export function anyRow(externalReference: string, organisation: string): fc.Arbitrary<CatalogueRow> {
  return fc
    .record({
      description,
      criteria: orNull(someCriteria),
      quarters: orNull(fc.integer({ min: 4, max: 400 })),
      report: orNull(
        fc.record({ free: fc.integer({ min: 0, max: 1 }), queue: orNull(fc.integer({ min: 0, max: 99 })) }),
      ),
      closures: fc.subarray([
        { from: '2026-07-01', to: '2026-07-31', reason: 'semester' },
        { from: '2026-12-24', to: '2026-12-24', reason: null },
      ]),
    })
    .map(({ quarters, ...row }) => ({
      externalReference,
      organisation,
      ...row,
      places: quarters === null ? null : quarters / 4,
    }));
}
