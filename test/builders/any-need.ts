import fc from 'fast-check';
import type { Need } from '#eligibility';
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
  referrers,
  tracks,
  weekdays,
} from '#insats';
import type { Availability } from '#ledger';
import type { Live, Matchable, Prepared } from '#matching';
import { aDescription } from './insats.ts';

const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const several = <Code extends string>(vocabulary: Record<Code, string>) =>
  fc.subarray(codes(vocabulary), { maxLength: 3 });
const steps = codes(ladder).filter((step) => step !== 'self-support');
const someMunicipalities = ['0580', '0581', '0561'] as const;

/** Times of one day each, on quarters of an hour. */
const times = fc
  .array(
    fc.record({
      day: fc.constantFrom(...codes(weekdays).slice(0, 5)),
      from: fc.constantFrom('08:00', '09:15', '10:00', '13:00'),
      to: fc.constantFrom('11:00', '12:00', '13:45', '16:00'),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.filter(({ from, to }) => from < to));

/** Any need, with gaps. */
export const anyNeed: fc.Arbitrary<Need> = fc.record({
  municipality: orNull(fc.constantFrom(...someMunicipalities)),
  age: orNull(fc.integer({ min: 16, max: 70 })),
  hoursPerWeek: orNull(fc.integer({ min: 1, max: 40 })),
  language: orNull(fc.constantFrom(...codes(languageLevels))),
  step: orNull(fc.constantFrom(...steps)),
  adaptations: several(adaptations),
  lssDecision: orNull(fc.boolean()),
  employmentServiceEnrolment: orNull(fc.boolean()),
  medicalCertificate: orNull(fc.boolean()),
  drugFree: orNull(fc.boolean()),
  referrer: orNull(fc.constantFrom(...codes(referrers), 'own-application' as const)),
  wishes: fc.record({
    tracks: several(tracks),
    kinds: several(kinds),
    contents: several(contents),
    languages: several(languages),
    words: fc.constantFrom('', 'djur'),
  }),
  times: orNull(times.filter((all) => all.length > 0)),
  mustCountTowardActivityRequirement: fc.boolean(),
});

const range = fc
  .tuple(orNull(fc.integer({ min: 16, max: 64 })), orNull(fc.integer({ min: 16, max: 64 })))
  .filter(([from, to]) => (from ?? to) !== null && (from ?? 0) <= (to ?? 99));
const hours = fc
  .tuple(orNull(fc.integer({ min: 0, max: 20 })), orNull(fc.integer({ min: 4, max: 40 })))
  .filter(([from, to]) => (from ?? to) !== null && (from ?? 0) <= (to ?? 40));

const condition: fc.Arbitrary<Criterion['condition']> = fc.oneof(
  range.map(([from, to]) => ({ rule: 'age' as const, from, to })),
  fc
    .subarray([...someMunicipalities], { minLength: 1 })
    .map((anyOf) => ({ rule: 'municipality' as const, anyOf })),
  hours.map(([fromHours, toHours]) => ({ rule: 'ability' as const, fromHours, toHours })),
  fc.constantFrom(...codes(languageLevels)).map((atLeast) => ({ rule: 'language' as const, atLeast })),
  fc
    .constantFrom('required' as const, 'excluded' as const)
    .map((is) => ({ rule: 'lss-decision' as const, is })),
  fc
    .constantFrom('required' as const, 'excluded' as const)
    .map((is) => ({ rule: 'employment-service-enrolment' as const, is })),
  fc.constant({ rule: 'medical-certificate' as const }),
  fc.constant({ rule: 'drug-free' as const }),
  fc.subarray(codes(referrers)).map((from) => ({ rule: 'referral' as const, from })),
  fc.constant({ rule: 'own-application' as const }),
  fc.constant({ rule: 'other' as const, text: 'Intresse för djur.' }),
);

/** Any criterion, own application among them. */
export const anyCriterion: fc.Arbitrary<Criterion> = fc.record({
  condition,
  assessedLater: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
  note: fc.constant(null),
});

const description: fc.Arbitrary<Description> = fc
  .record({
    name: fc.constantFrom('Odlingen', 'Språkkaféet', 'Verkstaden', 'Köket', 'Butiken'),
    municipalities: orNull(fc.subarray([...someMunicipalities])),
    step: orNull(fc.constantFrom(...steps)),
    tracks: orNull(several(tracks)),
    kinds: orNull(several(kinds)),
    contents: orNull(several(contents)),
    languages: orNull(several(languages)),
    languageSupport: orNull(several(languageSupports)),
    adaptations: orNull(several(adaptations)),
    hoursPerWeek: orNull(hours.map(([from, to]) => ({ from, to, rampsUp: null }))),
    schedule: orNull(times),
    voluntary: orNull(fc.boolean()),
    countsTowardActivityRequirement: orNull(fc.constantFrom(...codes(countsAnswers))),
  })
  .map(aDescription);

/** So many insatser with gaps at least, at most thirty, each with its own id. */
export function insatserAtLeast(minLength: number): fc.Arbitrary<Matchable[]> {
  return fc
    .array(fc.tuple(description, orNull(fc.array(anyCriterion, { maxLength: 4 }))), {
      minLength,
      maxLength: 30,
    })
    .map((all) =>
      all.map(([said, criteria], number) => ({ insats: `insats-${number}`, description: said, criteria })),
    );
}

/** Any insatser with gaps, each with its own id. */
export const anyInsatser = insatserAtLeast(0);

/** Availability that says only what matters for the place in a list. */
export function anAvailability(known: Partial<Availability>): Availability {
  return {
    places: null,
    free: null,
    reserved: [],
    deficit: 0,
    queue: null,
    wait: null,
    status: 'unknown',
    source: 'reported',
    asOf: null,
    staleAfter: null,
    ...known,
  };
}

const figures: readonly Partial<Availability>[] = [
  { status: 'free', free: 3 },
  { status: 'queue', free: 0, queue: 4 },
  { status: 'queue', free: 0, queue: 4, wait: { medianDays: 40, lowDays: 20, highDays: 80 } },
  { status: 'full', free: 0, queue: 0, reserved: [{ referrer: 'municipality', places: 2, free: 1 }] },
  { status: 'closed', free: 0 },
  { status: 'unknown' },
];

/** What is known of each insats at the moment of the question, by its id. */
export type LiveById = { [Known in keyof Live]: (insats: string) => ReturnType<Live[Known]> };

/** The same, as the matching asks for it: by the places of a prepared catalogue. */
export function laidOver({ insatser }: Prepared, live: LiveById): Live {
  const idOf = (number: number) => insatser[number]?.insats ?? '';
  return {
    isOpen: (number) => live.isOpen(idOf(number)),
    availability: (number) => live.availability(idOf(number)),
    wordsFound: (number) => live.wordsFound(idOf(number)),
  };
}

/** Figures of every kind, dealt out by the id of the insats. A few have ended. */
export const anyLive: fc.Arbitrary<LiveById> = fc
  .array(fc.constantFrom(...figures), { minLength: 30, maxLength: 30 })
  .map((dealt): LiveById => {
    const numberOf = (insats: string) => Number(insats.replace('insats-', ''));
    return {
      isOpen: (insats) => numberOf(insats) % 11 !== 7,
      availability: (insats) => anAvailability(dealt[numberOf(insats)] ?? {}),
      wordsFound: (insats) => (numberOf(insats) % 3) / 2,
    };
  });
