import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aGroup, aMapping, anyMapping } from '../../test/builders/needs.ts';
import { dimensions } from './dimensions.ts';
import { groupKey, type NeedGroup, needMapping, peopleIn } from './mapping.ts';
import { mostPlaced } from './most-placed.ts';
import { withholdSmallGroups } from './withhold.ts';

const kept = (...tables: NeedGroup[][]) => withholdSmallGroups(aMapping(...tables)).tables;
const groupsOf = (...groups: NeedGroup[]) => kept(groups)[0]?.groups;

describe('a group of fewer than five', () => {
  test('is put together with its neighbour, and nobody can tell how many were in it', () => {
    expect(
      groupsOf(
        aGroup(3, { language: ['easy-swedish'] }),
        aGroup(12, { language: ['large-limitation'] }),
        aGroup(40, { language: ['no-limitation'] }),
      ),
    ).toEqual([
      aGroup(15, { language: ['large-limitation', 'easy-swedish'] }),
      aGroup(40, { language: ['no-limitation'] }),
    ]);
  });

  test('keeps its step and its hours, and gives up its language first', () => {
    const [step, hours] = [['occupation' as const], ['up-to-10' as const]];
    expect(
      groupsOf(
        aGroup(4, { step, hours, language: ['easy-swedish'] }),
        aGroup(9, { step, hours, language: ['no-limitation'] }),
        aGroup(9, { step, hours: ['up-to-20'], language: ['easy-swedish'] }),
        aGroup(9, { step: ['work-rehabilitation'], hours, language: ['easy-swedish'] }),
      ),
    ).toEqual([
      aGroup(13, { step, hours, language: ['easy-swedish', 'no-limitation'] }),
      aGroup(9, { step, hours: ['up-to-20'], language: ['easy-swedish'] }),
      aGroup(9, { step: ['work-rehabilitation'], hours, language: ['easy-swedish'] }),
    ]);
  });

  test('of whom little is known goes with the last of the others, whose sizes say nothing of it', () => {
    expect(
      groupsOf(
        aGroup(20, { language: ['large-limitation'] }),
        aGroup(40, { language: ['easy-swedish'] }),
        aGroup(30, { language: ['no-limitation'] }),
        aGroup(2, { language: ['large-limitation', 'easy-swedish', 'no-limitation'] }),
      ),
    ).toEqual([
      aGroup(20, { language: ['large-limitation'] }),
      aGroup(32, { language: ['large-limitation', 'easy-swedish', 'no-limitation'] }),
      aGroup(40, { language: ['easy-swedish'] }),
    ]);
  });

  test('is so also where it is those that the table leaves out', () => {
    const mapping = { ...aMapping([aGroup(20, { hours: ['up-to-10'] })]), people: 22 };
    expect(withholdSmallGroups(mapping).tables[0]?.groups).toEqual([
      aGroup(22, { hours: ['up-to-10', 'up-to-20', 'up-to-30', 'up-to-40'] }),
    ]);
  });

  test('is so also where it is what another table has more', () => {
    const tables = kept([aGroup(30, { hours: ['up-to-10'] })], [aGroup(26, { lssDecision: ['no'] })]);
    expect(tables[1]?.groups).toEqual([aGroup(30, { lssDecision: ['yes', 'no'] })]);
  });
});

test('five or more are kept as they are', () => {
  const groups = [aGroup(5, { hours: ['up-to-10'] }), aGroup(7, { hours: ['up-to-40'] })];
  expect(groupsOf(...groups)).toEqual(groups);
});

describe('whatever is entered', () => {
  test('no group that is kept is smaller than five, and every table counts everybody', () => {
    fc.assert(
      fc.property(anyMapping, (mapping) => {
        const { tables, people } = withholdSmallGroups(needMapping.parse(mapping));
        for (const { groups } of tables) {
          expect(Math.min(...groups.map((group) => group.people))).toBeGreaterThanOrEqual(5);
          expect(peopleIn(groups)).toBe(people);
        }
      }),
    );
  });

  test('everybody is in a group that says nothing wrong about them', () => {
    fc.assert(
      fc.property(anyMapping, (mapping) => {
        const { tables } = withholdSmallGroups(mapping);
        for (const [number, { groups }] of mapping.tables.entries()) {
          const supplies = (tables[number]?.groups ?? []).map((coarse) => ({
            places: coarse.people,
            serves: groups.flatMap((group, index) => (holds(coarse, group) ? [index] : [])),
          }));
          expect(
            mostPlaced(
              groups.map(({ people }) => people),
              supplies,
            ),
          ).toBe(peopleIn(groups));
        }
      }),
    );
  });

  test('what is kept does not depend on the order it was entered in, and is kept the same if entered again', () => {
    fc.assert(
      fc.property(anyMapping, (mapping) => {
        const once = withholdSmallGroups(mapping);
        const backwards = mapping.tables.map(({ groups }) => ({ groups: groups.toReversed() }));
        expect(withholdSmallGroups({ ...mapping, tables: backwards })).toEqual(once);
        expect(withholdSmallGroups(once)).toEqual(once);
      }),
    );
  });

  test('no two tables give a group of fewer than five away together', () => {
    fc.assert(
      fc.property(anyMapping, (mapping) => {
        const { tables, people } = withholdSmallGroups(mapping);
        const [one, other] = tables.map(({ groups }) => sumsOf(groups.map((group) => group.people)));
        for (const ones of one ?? []) {
          for (const others of other ?? []) {
            // How many can be both, by what is told of each: all between the bounds are possible.
            const [fewest, most] = [Math.max(0, ones + others - people), Math.min(ones, others)];
            expect(fewest === most && most > 0 && most < 5).toBe(false);
          }
        }
      }),
    );
  });
});

describe('somebody who knows all that is kept, and how it came to be', () => {
  const languages = [['large-limitation'], ['easy-swedish'], ['no-limitation']].map((language) => ({
    language,
  }));
  const either = [...languages, { language: ['large-limitation', 'easy-swedish'] }];
  const both = [['up-to-10'], ['up-to-20']].flatMap((hours) =>
    languages.slice(0, 2).map(({ language }) => ({ hours, language })),
  );
  const three = both.slice(1).map((said, place) => ({ ...said, lssDecision: [place === 0 ? 'yes' : 'no'] }));

  test.each([
    ['by language', languages, 20],
    ['by language, where some are known to have one of two', either, 15],
    ['by hours and language', both, 15],
    ['by hours, language and LSS decision', three, 17],
  ])('cannot work out how many a withheld group has, %s', (_, groups, most) => {
    for (let people = 5; people <= most; people += 1) {
      expect(givenAway(groups, people)).toEqual([]);
    }
  });
});

/**
 * Every mapping of so many people in the groups, and outside them: what is kept of it, where all mappings that come to
 * the same have the same one to four people in some group.
 */
function givenAway(groups: readonly object[], people: number): string[] {
  const possible = new Map<string, Set<number>[]>();
  for (const counts of waysToShare(people, groups.length + 1)) {
    const said = groups.flatMap((group, place) => (counts[place] ? [aGroup(counts[place], group)] : []));
    if (said.length === 0) continue;
    const told = JSON.stringify(withholdSmallGroups({ ...aMapping(said), people }).tables);
    const seen = possible.get(told) ?? counts.map(() => new Set<number>());
    for (const [place, count] of counts.entries()) seen[place]?.add(count);
    possible.set(told, seen);
  }
  const certain = ([first = 0, ...others]: number[]) => others.length === 0 && first > 0 && first < 5;
  return [...possible].flatMap(([told, seen]) => (seen.some((counts) => certain([...counts])) ? [told] : []));
}

function* waysToShare(people: number, groups: number): Generator<number[]> {
  if (groups === 1) yield [people];
  else {
    for (let first = 0; first <= people; first += 1) {
      for (const others of waysToShare(people - first, groups - 1)) yield [first, ...others];
    }
  }
}

function holds(coarse: NeedGroup, fine: NeedGroup): boolean {
  return dimensions.every((dimension) => {
    const known: readonly string[] = coarse[dimension] ?? [];
    return (fine[dimension] ?? []).every((value) => known.includes(value));
  });
}

/** Every sum of some of the numbers. */
function sumsOf(numbers: readonly number[]): Set<number> {
  const sums = new Set([0]);
  for (const number of numbers) for (const sum of [...sums]) sums.add(sum + number);
  return sums;
}

test('groups are the same whatever order their values are in', () => {
  const [one, other] = [
    aGroup(1, { hours: ['up-to-10', 'up-to-20'] }),
    aGroup(2, { hours: ['up-to-20', 'up-to-10'] }),
  ];
  expect(groupKey(one)).toBe(groupKey(other));
});
