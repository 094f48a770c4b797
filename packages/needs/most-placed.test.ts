import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostPlaced, type Supply } from './most-placed.ts';

describe('how many can have a place', () => {
  test('is as many as there are places for, and never more than there are people', () => {
    expect(mostPlaced([10], [{ places: 4, serves: [0] }])).toBe(4);
    expect(mostPlaced([3], [{ places: 4, serves: [0] }])).toBe(3);
  });

  test('counts a place that two groups may have once', () => {
    expect(mostPlaced([5, 5], [{ places: 5, serves: [0, 1] }])).toBe(5);
  });

  test('lets whoever has a choice leave the place that others need', () => {
    const supplies = [
      { places: 5, serves: [0, 1] },
      { places: 5, serves: [0] },
    ];
    expect(mostPlaced([5, 5], supplies)).toBe(10);
    // A chain: the last group needs what the first took, which moves to what the second took, and so on.
    const chain = [
      { places: 1, serves: [0, 1] },
      { places: 1, serves: [1, 2] },
      { places: 1, serves: [2, 3] },
      { places: 1, serves: [0] },
    ];
    expect(mostPlaced([1, 1, 1, 1], chain)).toBe(4);
  });

  test('leaves a place that nobody may have', () => {
    expect(mostPlaced([5], [{ places: 9, serves: [] }])).toBe(0);
  });
});

const some = fc.integer({ min: 1, max: 4 }).chain((groups) =>
  fc.record({
    people: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: groups, maxLength: groups }),
    supplies: fc.array(
      fc.record({
        places: fc.integer({ min: 0, max: 3 }),
        serves: fc.subarray(Array.from({ length: groups }, (_, group) => group)),
      }),
      { maxLength: 4 },
    ),
  }),
);

describe('whoever needs what', () => {
  test('it is what trying every way to give the places gives', () => {
    fc.assert(
      fc.property(some, ({ people, supplies }) => {
        expect(mostPlaced(people, supplies)).toBe(byTrying(people, supplies));
      }),
      { numRuns: 300 },
    );
  });

  test('it does not depend on the order of the insatser, and one more place gives at most one more', () => {
    fc.assert(
      fc.property(some, ({ people, supplies }) => {
        const found = mostPlaced(people, supplies);
        expect(mostPlaced(people, supplies.toReversed())).toBe(found);
        for (const [index, supply] of supplies.entries()) {
          const more = supplies.with(index, { ...supply, places: supply.places + 1 });
          expect([found, found + 1]).toContain(mostPlaced(people, more));
        }
      }),
    );
  });

  test('no part of the people has more places than serve it, and the whole never more than its parts', () => {
    fc.assert(
      fc.property(some, ({ people, supplies }) => {
        const alone = people.map((count, group) =>
          mostPlaced(
            people.map((_, one) => (one === group ? count : 0)),
            supplies,
          ),
        );
        expect(mostPlaced(people, supplies)).toBeLessThanOrEqual(alone.reduce((sum, one) => sum + one, 0));
        for (const [group, placed] of alone.entries()) {
          const places = supplies.filter(({ serves }) => serves.includes(group));
          const reachable = places.reduce((sum, supply) => sum + supply.places, 0);
          expect(placed).toBe(Math.min(people[group] ?? 0, reachable));
        }
      }),
    );
  });
});

/** Person by person: without a place, or in each insats that has one left. */
function byTrying(people: readonly number[], supplies: readonly Supply[]): number {
  const persons = people.flatMap((count, group) => Array.from({ length: count }, () => group));
  const known = new Map<string, number>();
  function best(person: number, left: readonly number[]): number {
    const group = persons[person];
    if (group === undefined) return 0;
    const key = `${person} ${left.join()}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    let most = best(person + 1, left);
    for (const [index, { serves }] of supplies.entries()) {
      const places = left[index] ?? 0;
      if (places > 0 && serves.includes(group)) {
        most = Math.max(most, 1 + best(person + 1, left.with(index, places - 1)));
      }
    }
    known.set(key, most);
    return most;
  }
  return best(
    0,
    supplies.map(({ places }) => places),
  );
}
