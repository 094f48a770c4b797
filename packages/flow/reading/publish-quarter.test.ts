import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rung } from './ladder-flow.ts';
import { publishQuarter } from './publish-quarter.ts';
import type { PublishedQuarter } from './published-quarter.ts';
import type { QuarterLine, QuarterSummary } from './quarter-summary.ts';

/** What happened on a step, in persons. */
type Row = { started: number; work: number; studies: number; nextStep: number; other: number };

const rungs: readonly Rung[] = ['structure', 'occupation', 'work-rehabilitation', 'supported-work'];
const waysOfEnding = ['work', 'studies', 'nextStep', 'other'] as const;
const nothing: Row = { started: 0, work: 0, studies: 0, nextStep: 0, other: 0 };

function aLine(step: Rung | null, { started, work, studies, nextStep, other }: Row): QuarterLine {
  const onward = work + studies + nextStep;
  return {
    step,
    name: step ?? 'Alla insatser',
    insatser: 2,
    started,
    ended: onward + other,
    onward,
    onwardBy: { work, studies, nextStep },
    outcomes: [],
    medianStay: { days: null, low: null, high: null },
    unusedPlaces: 0,
    queue: 0,
    waitDays: null,
    flagsOpened: 0,
    flagsClosed: 0,
    sentence: '',
  };
}

function aSummary(rows: readonly Row[], settled = true): QuarterSummary {
  const all = rows.reduce((sum, row) => ({
    started: sum.started + row.started,
    work: sum.work + row.work,
    studies: sum.studies + row.studies,
    nextStep: sum.nextStep + row.nextStep,
    other: sum.other + row.other,
  }));
  return {
    quarter: '2026-Q3',
    from: '2026-07-01',
    to: '2026-09-30',
    settledOn: '2026-10-31',
    settled,
    headline: '',
    periodsLeftOut: 0,
    all: aLine(null, all),
    steps: rows.map((row, place) => aLine(rungs[place] ?? 'parallel', row)),
  };
}

function published(rows: readonly Row[]): PublishedQuarter {
  const made = publishQuarter(aSummary(rows), '2026-11-01');
  if (!made) throw new Error('a settled quarter is published');
  return made;
}

/** A published count: how many, and which cells of the table it is the sum of. */
type Line = { count: number; holds: (row: number, way: (typeof waysOfEnding)[number]) => boolean };

function endingLines(quarter: PublishedQuarter): Line[] {
  const lines: { count: number | null; holds: Line['holds'] }[] = [
    { count: quarter.ended, holds: () => true },
    { count: quarter.onward, holds: (_, way) => way !== 'other' },
    { count: quarter.notOnward, holds: (_, way) => way === 'other' },
    ...quarter.onwardBy.map(({ by, count }) => ({
      count,
      holds: (_: number, way: string) => by.some((one) => (one === 'next-step' ? 'nextStep' : one) === way),
    })),
    ...quarter.endingsBySteps.flatMap(({ steps, ended, onward, notOnward }) => {
      const isHere = (row: number) => steps.includes(rungs[row] ?? 'parallel');
      return [
        { count: ended, holds: isHere },
        { count: onward, holds: (row: number, way: string) => isHere(row) && way !== 'other' },
        { count: notOnward, holds: (row: number, way: string) => isHere(row) && way === 'other' },
      ];
    }),
  ];
  return lines.flatMap(({ count, holds }) => (count === null ? [] : [{ count, holds }]));
}

const anyCount = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 30 }));
const anyRow: fc.Arbitrary<Row> = fc.record({
  started: anyCount,
  work: anyCount,
  studies: anyCount,
  nextStep: anyCount,
  other: anyCount,
});
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 3 });

test('is not published until its figures no longer change', () => {
  expect(publishQuarter(aSummary([{ ...nothing, started: 40 }], false), '2026-10-01')).toBeUndefined();
});

test('tells everything where every part has five', () => {
  const rows = [
    { started: 12, work: 5, studies: 6, nextStep: 7, other: 9 },
    { started: 6, work: 8, studies: 5, nextStep: 5, other: 5 },
  ];
  expect(published(rows)).toMatchObject({
    started: 18,
    ended: 50,
    onward: 36,
    notOnward: 14,
    onwardBy: [
      { by: ['work'], count: 13 },
      { by: ['studies'], count: 11 },
      { by: ['next-step'], count: 12 },
    ],
    startsBySteps: [
      { steps: ['structure'], started: 12 },
      { steps: ['occupation'], started: 6 },
    ],
    endingsBySteps: [
      { steps: ['structure'], ended: 27, onward: 18, notOnward: 9 },
      { steps: ['occupation'], ended: 23, onward: 18, notOnward: 5 },
    ],
  });
});

test('puts a small step together with the next, and the last with the one before', () => {
  const rows = [3, 9, 8, 0].map((started) => ({ ...nothing, started }));
  expect(published(rows).startsBySteps).toMatchObject([
    { steps: ['structure', 'occupation'], started: 12 },
    { steps: ['work-rehabilitation', 'supported-work'], started: 8 },
  ]);
});

test('says nothing of fewer than five, not even in a sentence', () => {
  const quarter = published([{ ...nothing, started: 4, work: 3, other: 1 }]);
  expect(quarter).toMatchObject({ started: null, ended: null, startsBySteps: [], endingsBySteps: [] });
  expect(quarter.headline).toBe('Tredje kvartalet 2026 började färre än 5 och slutade färre än 5.');
});

test('publishes no count below five, and only true ones', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const quarter = published(rows);
      for (const { count, holds } of endingLines(quarter)) {
        expect(count).toBeGreaterThanOrEqual(5);
        const people = rows.map((row, place) =>
          waysOfEnding.filter((way) => holds(place, way)).reduce((sum, way) => sum + row[way], 0),
        );
        expect(people.reduce((sum, here) => sum + here, 0)).toBe(count);
      }
      for (const { started } of quarter.startsBySteps) expect(started).toBeGreaterThanOrEqual(5);
    }),
  );
});

describe('somebody who adds and subtracts what is published', () => {
  test('finds no group of one to four, however many figures are weighed together', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const cells = rows.flatMap((row, place) =>
          waysOfEnding.map((way) => ({ place, way, people: row[way] })),
        );
        const vectors = endingLines(published(rows)).map(({ holds }) =>
          cells.map(({ place, way }) => (holds(place, way) ? 1 : 0)),
        );
        const basis = reduced(vectors);
        for (let union = 1; union < 2 ** cells.length; union += 1) {
          let people = 0;
          for (const [place, cell] of cells.entries()) if ((union >> place) & 1) people += cell.people;
          if (people === 0 || people > 4) continue;
          const vector = cells.map((_, place) => (union >> place) & 1);
          expect(isWeighedFrom(basis, vector), `cells ${vector.join('')}`).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('finds none by sums and differences across two quarters either', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (one, other) => {
        const cells = [one, other].flatMap((rows, quarter) =>
          rows.flatMap((row, place) =>
            waysOfEnding.map((way) => ({ quarter, place, way, people: row[way] })),
          ),
        );
        const lines = [one, other].flatMap((rows, quarter) =>
          endingLines(published(rows)).map(({ holds }) =>
            cells.map((cell) => (cell.quarter === quarter && holds(cell.place, cell.way) ? 1 : 0)),
          ),
        );
        for (const vector of combinations(lines)) {
          if (vector.some((weight) => weight !== 0 && weight !== 1)) continue;
          const people = cells.reduce((sum, cell, place) => sum + cell.people * (vector[place] ?? 0), 0);
          expect(people > 0 && people < 5).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** Every sum and difference of up to three lines. */
function* combinations(lines: readonly number[][]): Generator<number[]> {
  const signed = lines.flatMap((line) => [line, line.map((weight) => -weight)]);
  const plus = (one: readonly number[], other: readonly number[]) =>
    one.map((weight, place) => weight + (other[place] ?? 0));
  for (const [first, one] of signed.entries()) {
    yield one;
    for (const [second, other] of signed.slice(first + 1).entries()) {
      const both = plus(one, other);
      yield both;
      for (const third of signed.slice(first + second + 2)) yield plus(both, third);
    }
  }
}

/** The rows in echelon form. */
function reduced(vectors: readonly number[][]): { pivot: number; row: number[] }[] {
  const basis: { pivot: number; row: number[] }[] = [];
  for (const vector of vectors) {
    const row = leftOf(basis, vector);
    const pivot = row.findIndex((weight) => Math.abs(weight) > 1e-9);
    if (pivot >= 0) basis.push({ pivot, row: row.map((weight) => weight / (row[pivot] ?? 1)) });
  }
  return basis;
}

function leftOf(basis: readonly { pivot: number; row: number[] }[], vector: readonly number[]): number[] {
  const left = [...vector];
  for (const { pivot, row } of basis) {
    const times = left[pivot] ?? 0;
    if (times !== 0)
      for (const [place, weight] of row.entries()) left[place] = (left[place] ?? 0) - times * weight;
  }
  return left;
}

function isWeighedFrom(
  basis: readonly { pivot: number; row: number[] }[],
  vector: readonly number[],
): boolean {
  return leftOf(basis, vector).every((weight) => Math.abs(weight) < 1e-9);
}

/** From five: below that no total is published, and quarters with other totals come to the same. */
const upTo = (most: number) => Array.from({ length: most - 4 }, (_, place) => place + 5);

describe('somebody who knows all that is published, and how it came to be', () => {
  const twoStepsByWay = (counts: readonly number[]): Row[] =>
    [counts.slice(0, 4), counts.slice(4)].map(([work = 0, studies = 0, nextStep = 0, other = 0]) => ({
      started: 0,
      work,
      studies,
      nextStep,
      other,
    }));
  const twoStepsByTwoWays = (counts: readonly number[]): Row[] =>
    [counts.slice(0, 3), counts.slice(3)].map(([work = 0, nextStep = 0, other = 0]) => ({
      ...nothing,
      work,
      nextStep,
      other,
    }));
  const stepsOnwardOrNot = (counts: readonly number[]): Row[] =>
    Array.from({ length: counts.length / 2 }, (_, row) => ({
      ...nothing,
      nextStep: counts[2 * row] ?? 0,
      other: counts[2 * row + 1] ?? 0,
    }));
  const byWay = ([work = 0, studies = 0, nextStep = 0]: readonly number[]): Row[] => [
    { ...nothing, work, studies, nextStep, other: 9 },
  ];
  const starts = (counts: readonly number[]): Row[] => counts.map((started) => ({ ...nothing, started }));

  test.each([
    ['two steps by way', 8, upTo(11), twoStepsByWay],
    ['two steps by work, a higher step or neither', 6, [20, 22], twoStepsByTwoWays],
    ['three steps, onward or not', 6, upTo(17), stepsOnwardOrNot],
    ['one step by way', 3, upTo(24), byWay],
    ['starts on four steps', 4, upTo(24), starts],
  ])('cannot work out any group of one to four: %s', (_, cells, totals, rowsOf) => {
    for (const people of totals) expect(givenAway(cells, people, rowsOf)).toEqual([]);
  });
});

/**
 * Every quarter of so many people in some cells: what is published of it, where all quarters that come to the same have
 * the same one to four people in some group of cells.
 */
function givenAway(cells: number, people: number, rowsOf: (counts: readonly number[]) => Row[]): string[] {
  const groups = 2 ** cells;
  const possible = new Map<string, { fewest: Int8Array; most: Int8Array }>();
  for (const counts of waysToShare(people, cells)) {
    const told = JSON.stringify(published(rowsOf(counts)));
    let seen = possible.get(told);
    if (!seen) {
      seen = { fewest: new Int8Array(groups).fill(127), most: new Int8Array(groups).fill(-1) };
      possible.set(told, seen);
    }
    const sums = new Int8Array(groups);
    for (let group = 1; group < groups; group += 1) {
      const lowest = 31 - Math.clz32(group & -group);
      const sum = (sums[group & (group - 1)] ?? 0) + (counts[lowest] ?? 0);
      sums[group] = sum;
      if (sum < (seen.fewest[group] ?? 0)) seen.fewest[group] = sum;
      if (sum > (seen.most[group] ?? 0)) seen.most[group] = sum;
    }
  }
  return [...possible].flatMap(([told, { fewest, most }]) =>
    fewest.some((count, group) => group > 0 && count === most[group] && count > 0 && count < 5) ? [told] : [],
  );
}

function* waysToShare(people: number, groups: number): Generator<number[]> {
  if (groups === 1) yield [people];
  else {
    for (let first = 0; first <= people; first += 1) {
      for (const others of waysToShare(people - first, groups - 1)) yield [first, ...others];
    }
  }
}
