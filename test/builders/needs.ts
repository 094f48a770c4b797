import fc from 'fast-check';
import { dimensions, type NeedGroup, type NeedMapping } from '#needs';
import { valuesOf } from '../../packages/needs/dimensions.ts';

/** A group of people of whom nothing is said but what the test says. */
export function aGroup(people: number, said: Partial<Omit<NeedGroup, 'people'>>): NeedGroup {
  return { step: null, hours: null, language: null, municipality: null, lssDecision: null, ...said, people };
}

/** A mapping with the tables that a test gives, of as many people as the first of them counts. */
export function aMapping(...tables: NeedGroup[][]): NeedMapping {
  return {
    mappedOn: '2026-03-01',
    origin: 'own',
    source: 'Kartläggningen våren 2026',
    note: null,
    people: (tables[0] ?? []).reduce((sum, { people }) => sum + people, 0),
    tables: tables.map((groups) => ({ groups })),
  };
}

const anyPeople = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 }));

/** A table by the given dimensions: some of the groups there can be, now and then one of which little is known. */
function anyTable(by: readonly (typeof dimensions)[number][]): fc.Arbitrary<NeedGroup[]> {
  const values = by.map((dimension) => {
    const all = dimension === 'municipality' ? ['0580', '0581', '0561'] : valuesOf[dimension];
    return fc
      .tuple(fc.subarray([...all], { minLength: 1 }), fc.constantFrom(...all), fc.integer({ min: 0, max: 5 }))
      .map(([some, one, luck]) => [dimension, luck === 0 ? some : [one]] as const);
  });
  return fc
    .uniqueArray(fc.tuple(...values), {
      minLength: 1,
      maxLength: 12,
      selector: (said) => JSON.stringify(said),
    })
    .chain((all) =>
      fc.tuple(...all.map((said) => anyPeople.map((people) => aGroup(people, Object.fromEntries(said))))),
    );
}

/** Any mapping of at least five: one to three tables that share no dimension, some of which leave people out. */
export const anyMapping: fc.Arbitrary<NeedMapping> = fc
  .tuple(
    fc.shuffledSubarray([...dimensions], { minLength: 1 }),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 0, max: 8 }),
  )
  .chain(([by, count, rest]) => {
    const parts = Array.from({ length: Math.min(count, by.length) }, (_, part) =>
      by.filter((_, place) => place % Math.min(count, by.length) === part),
    );
    return fc.tuple(...parts.map(anyTable)).map((tables) => {
      const sums = tables.map((groups) => groups.reduce((sum, { people }) => sum + people, 0));
      return { ...aMapping(...tables), people: Math.max(5, Math.max(...sums) + rest) };
    });
  });
