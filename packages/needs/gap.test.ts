import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Criterion, Description } from '#insats';
import { availabilityOf } from '#ledger';
import { aCriterion, aDescription } from '../../test/builders/insats.ts';
import { aHead, countsKnown, placesKnown } from '../../test/builders/ledger.ts';
import { aGroup, aMapping, anyMapping } from '../../test/builders/needs.ts';
import { type NeedsGap, needsGap } from './gap.ts';
import type { NeedGroup } from './mapping.ts';
import type { SuppliedInsats } from './serving.ts';
import { withholdSmallGroups } from './withhold.ts';

const now = '2026-03-02T09:00:00.000Z';
const limits = { reportedFreshDays: 365, ledgerFreshDays: 365 };

/** An insats with so many places, so many of them free, open to all but for what the test demands. */
function anInsats(
  insats: string,
  [places, free]: [number, number],
  said: Partial<Description> = {},
  ...conditions: Criterion['condition'][]
): SuppliedInsats {
  const head = aHead({ insats, ...placesKnown(places), ...countsKnown(free) });
  const availability = availabilityOf(head, limits, head.counts?.asOf ?? now, null);
  const criteria = conditions.map(aCriterion);
  return { insats, description: aDescription(said), criteria, availability };
}

const gapOf = (tables: NeedGroup[][], insatser: SuppliedInsats[], home: string[] = []): NeedsGap =>
  needsGap(withholdSmallGroups(aMapping(...tables)), insatser, home);

const occupation: Partial<Description> = { step: 'occupation' };
const atWork: Partial<Description> = { step: 'work-rehabilitation' };

describe('by step', () => {
  const tables = [[aGroup(20, { step: ['occupation'] }), aGroup(6, { step: ['work-rehabilitation'] })]];
  const gap = gapOf(tables, [
    anInsats('hantverkshuset', [12, 2], occupation),
    anInsats('skogslaget', [30, 9], atWork),
    anInsats('butiken', [8, 3], { step: 'supported-work' }),
  ]);
  const lineOf = (label: string) => gap.steps.find((line) => line.label === label);

  test('what is missing are the people that all places of the step together have no room for', () => {
    expect(lineOf('Sysselsättning')).toMatchObject({
      people: 20,
      places: 12,
      couldHavePlace: 12,
      couldHaveNow: 2,
      missing: 8,
      unused: 0,
      sentence: 'Det saknas minst 8 platser för 20 personer. Nu kan högst 2 få plats.',
    });
  });

  test('what stands unused are the free places that no mapped person can fill', () => {
    expect(lineOf('Arbetsinriktad rehabilitering')).toMatchObject({
      missing: 0,
      couldHaveNow: 6,
      unused: 3,
      sentence:
        'Det finns platser för alla 6 personer, om platserna var lediga. Nu kan högst 6 få plats. 3 lediga platser kan inte fyllas av någon som är kartlagd.',
    });
    expect(lineOf('Arbete med samhällsstöd')).toMatchObject({ people: 0, free: 3, unused: 3 });
  });

  test('all of it is the sum, since an insats stands on one step', () => {
    expect(gap.tables[0]?.total).toMatchObject({
      people: 26,
      places: 50,
      couldHavePlace: 18,
      missing: 8,
      unused: 6,
    });
  });
});

describe('an insats that several groups may come to', () => {
  const gap = gapOf(
    [[aGroup(10, { language: ['large-limitation'] }), aGroup(10, { language: ['no-limitation'] })]],
    [anInsats('verkstaden', [12, 12])],
  );

  test('has room for each alone', () => {
    expect(gap.languages.map(({ missing }) => missing)).toEqual([0, 0, 0]);
  });

  test('stands unused for nobody where others can fill it', () => {
    const { languages } = gapOf(
      [[aGroup(10, { language: ['no-limitation'] })]],
      [anInsats('torget', [9, 9])],
    );
    expect(languages.map(({ people, free, unused }) => [people, free, unused])).toEqual([
      [0, 9, 0],
      [0, 9, 0],
      [10, 9, 0],
    ]);
  });

  test('is counted once for all of them', () => {
    expect(gap.tables[0]?.total).toMatchObject({ people: 20, couldHavePlace: 12, missing: 8, unused: 0 });
  });
});

describe('hours', () => {
  test('an insats fits those who can come as many hours as it asks, and whose hours it can hold', () => {
    const insatser = [
      anInsats('språkcaféet', [10, 10], { hoursPerWeek: { from: 2, to: 8, rampsUp: null } }),
      anInsats('skogslaget', [10, 10], { hoursPerWeek: { from: 15, to: 40, rampsUp: true } }),
    ];
    const { hours } = gapOf([[aGroup(9, { hours: ['up-to-10'] })]], insatser);
    expect(hours.map(({ people, places }) => [people, places])).toEqual([
      [9, 10],
      [0, 10],
      [0, 10],
      [0, 10],
    ]);
  });

  test('a limit inside a band lets some of the band in', () => {
    const upTo15 = { rule: 'ability', fromHours: null, toHours: 15 } as const;
    const from25 = { rule: 'ability', fromHours: 25, toHours: null } as const;
    const insatser = [anInsats('lotsen', [10, 10], {}, upTo15), anInsats('torget', [7, 7], {}, from25)];
    const { hours } = gapOf([[aGroup(9, { hours: ['up-to-20'] })]], insatser);
    expect(hours.map(({ places }) => places)).toEqual([10, 10, 7, 7]);
  });
});

describe('locked places', () => {
  const lss = { rule: 'lss-decision', is: 'required' } as const;
  const swedish = { rule: 'language', atLeast: 'no-limitation' } as const;
  const insatser = [
    anInsats('villa', [20, 4], {}, lss),
    anInsats('hantverkshuset', [5, 1]),
    anInsats('torget', [7, 0], {}, lss, swedish),
  ];

  test('are the places that one criterion alone keeps, for how many, and how many more it would let in', () => {
    const tables = [[aGroup(30, { lssDecision: ['no'] }), aGroup(8, { lssDecision: ['yes'] })]];
    expect(gapOf(tables, insatser).locked).toMatchObject([
      { rule: 'lss-decision', insatser: 2, places: 27, free: 4, people: 30, opens: 19 },
    ]);
  });

  test('are not those that two criteria keep together', () => {
    const tables = [[aGroup(30, { lssDecision: ['no'], language: ['easy-swedish'] })]];
    expect(gapOf(tables, insatser).locked).toMatchObject([
      { rule: 'lss-decision', insatser: 1, places: 20, people: 30, opens: 20 },
    ]);
  });

  test('are none where the mapping does not say: then it is told how many places hinge on it', () => {
    const { locked, open } = gapOf([[aGroup(30, { hours: ['up-to-20'] })]], insatser);
    expect(locked).toEqual([]);
    expect(open).toMatchObject([
      { rule: 'lss-decision', insatser: 2, places: 27, free: 4 },
      { rule: 'language', insatser: 1, places: 7 },
    ]);
  });

  test('people live in the municipalities of their förbund, unless it is known better', () => {
    const elsewhere = anInsats('grannen', [9, 9], { municipalities: ['0581'] });
    const tables = [[aGroup(30, { hours: ['up-to-20'] })]];
    expect(gapOf(tables, [elsewhere], ['0580']).locked).toMatchObject([
      { rule: 'served', places: 9, people: 30, opens: 9 },
    ]);
    expect(gapOf(tables, [elsewhere], ['0580', '0581']).locked).toEqual([]);
  });
});

test('a closed insats has no places, and one that has not said how many is told of', () => {
  const open = anInsats('verkstaden', [4, 1]);
  const closed = {
    ...open,
    insats: 'stängd',
    availability: { ...open.availability, status: 'closed' as const },
  };
  const silent = {
    ...open,
    insats: 'tyst',
    availability: { ...open.availability, places: null, free: null },
  };
  expect(needsGap(null, [open, closed, silent], []).supply).toEqual({
    insatser: 2,
    places: 4,
    free: 1,
    placesUnknown: 1,
    freeUnknown: 1,
  });
});

const anyInsatser = fc.array(
  fc.record({
    places: fc.integer({ min: 0, max: 30 }),
    free: fc.integer({ min: 0, max: 30 }),
    step: fc.constantFrom(null, 'occupation', 'work-rehabilitation', 'structure'),
    condition: fc.constantFrom<Criterion['condition'] | null>(
      null,
      { rule: 'lss-decision', is: 'required' },
      { rule: 'language', atLeast: 'easy-swedish' },
      { rule: 'ability', fromHours: 15, toHours: null },
    ),
  }),
  { maxLength: 8 },
);

describe('whatever is mapped and whatever there is', () => {
  const situation = fc.tuple(anyMapping, anyInsatser).map(([mapping, all]) => {
    const insatser = all.map(({ places, free, step, condition }, index) =>
      anInsats(
        `insats-${index}`,
        [places, Math.min(places, free)],
        { step } as Partial<Description>,
        ...(condition ? [condition] : []),
      ),
    );
    return { mapping: withholdSmallGroups(mapping), insatser };
  });

  test('nobody has two places, no place is given twice, and what is missing is never overstated', () => {
    fc.assert(
      fc.property(situation, ({ mapping, insatser }) => {
        const gap = needsGap(mapping, insatser, ['0580']);
        const lines = [...gap.steps, ...gap.hours, ...gap.languages];
        for (const { total, groups } of gap.tables) lines.push(total, ...groups);
        for (const { people, couldHavePlace, couldHaveNow, missing, unused, free, places } of lines) {
          if (people === null) continue;
          expect(couldHavePlace).toBeLessThanOrEqual(Math.min(people, gap.supply.places));
          expect(couldHaveNow).toBeLessThanOrEqual(Math.min(couldHavePlace ?? 0, gap.supply.free));
          expect(missing).toBe(people - (couldHavePlace ?? 0));
          expect(unused).toBeGreaterThanOrEqual(0);
          expect(unused).toBeLessThanOrEqual(free);
          expect(free).toBeLessThanOrEqual(places);
        }
        for (const { total, groups } of gap.tables) {
          const each = groups.map(({ missing }) => missing ?? 0);
          expect(total.missing).toBeGreaterThanOrEqual(Math.max(0, ...each));
          expect((total.couldHaveNow ?? 0) + (total.unused ?? 0)).toBe(gap.supply.free);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('it does not depend on the order of the insatser', () => {
    fc.assert(
      fc.property(situation, ({ mapping, insatser }) => {
        expect(needsGap(mapping, insatser.toReversed(), [])).toEqual(needsGap(mapping, insatser, []));
      }),
      { numRuns: 30 },
    );
  });

  test('a criterion less opens as many places as it is said to', () => {
    fc.assert(
      fc.property(situation, ({ mapping, insatser }) => {
        const placed = (gap: NeedsGap) => gap.tables.map(({ total }) => total.couldHavePlace ?? 0);
        const before = placed(needsGap(mapping, insatser, []));
        for (const { rule, opens } of needsGap(mapping, insatser, []).locked) {
          const without = insatser.map((one) => ({
            ...one,
            criteria: (one.criteria ?? []).filter(({ condition }) => condition.rule !== rule),
          }));
          const gained = placed(needsGap(mapping, without, [])).map(
            (now, table) => now - (before[table] ?? 0),
          );
          expect(opens).toBe(Math.max(...gained));
        }
      }),
      { numRuns: 60 },
    );
  });
});
