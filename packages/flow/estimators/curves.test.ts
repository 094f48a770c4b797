import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aalenJohansen,
  fewestAtRiskShown,
  incidenceAt,
  kaplanMeier,
  residualMedian,
  type Subject,
  seenInWindow,
  stayQuantile,
  survivalAt,
} from '#flow';
import { anySubject, anySubjects } from '../../../test/builders/flow-estimates.ts';

const untilDay: Subject[] = [
  { entry: 0, exit: 10, cause: 1 },
  { entry: 0, exit: 20, cause: 0 },
  { entry: 0, exit: 30, cause: 2 },
  { entry: 0, exit: 40, cause: 1 },
];

describe('curves of stay and outcome', () => {
  test('the shares ended by each cause and the share still there are everybody', () => {
    fc.assert(
      fc.property(anySubjects, fc.integer({ min: 0, max: 200 }), (subjects, time) => {
        const incidence = aalenJohansen(subjects);
        const ended = [...incidence.causes.keys()].map((cause) => incidenceAt(incidence, cause, time).cif);
        const left = survivalAt(kaplanMeier(subjects), time).survival;
        expect(ended.reduce((sum, cif) => sum + cif, left)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('with one cause, the share ended is what is not still there, with the same error and limits', () => {
    const oneCause = anySubject.map((subject) => ({ ...subject, cause: Math.min(subject.cause, 1) }));
    fc.assert(
      fc.property(
        fc.array(oneCause, { maxLength: 60 }),
        fc.integer({ min: 0, max: 200 }),
        (subjects, time) => {
          const ended = incidenceAt(aalenJohansen(subjects), 1, time);
          const left = survivalAt(kaplanMeier(subjects), time);
          expect(ended.atRisk).toBe(left.atRisk);
          expect(ended.cif).toBeCloseTo(1 - left.survival, 12);
          // A variance that is nothing but rounding has a root of about 1e-8.
          expect(ended.se).toBeCloseTo(left.se, 7);
          if (left.survival > 1e-12 && left.low !== null && left.high !== null && left.se > 1e-6) {
            expect(ended.low).toBeCloseTo(1 - left.high, 7);
            expect(ended.high).toBeCloseTo(1 - left.low, 7);
          }
        },
      ),
    );
  });

  test('moving everybody by the same days moves the curves and changes nothing else', () => {
    fc.assert(
      fc.property(anySubjects, fc.integer({ min: 1, max: 500 }), (subjects, days) => {
        const moved = subjects.map(({ entry, exit, cause }) => ({
          entry: entry + days,
          exit: exit + days,
          cause,
        }));
        const [before, after] = [aalenJohansen(subjects), aalenJohansen(moved)];
        expect([...after.times]).toEqual([...before.times].map((time) => time + days));
        expect(after.atRisk).toEqual(before.atRisk);
        expect(after.causes).toEqual(before.causes);
        const [stay, later] = [kaplanMeier(subjects), kaplanMeier(moved)];
        expect(later.survival).toEqual(stay.survival);
        const median = stayQuantile(stay, 0.5).quantile;
        expect(stayQuantile(later, 0.5).quantile).toBe(median === null ? null : median + days);
        expect(residualMedian(later, 10 + days)).toBe(residualMedian(stay, 10));
      }),
    );
  });

  test('the order of the subjects changes nothing', () => {
    fc.assert(
      fc.property(
        anySubjects.chain((subjects) =>
          fc.tuple(fc.constant(subjects), fc.shuffledSubarray(subjects, { minLength: subjects.length })),
        ),
        ([subjects, shuffled]) => {
          const { causes, times, atRisk } = aalenJohansen(shuffled);
          const wanted = aalenJohansen(subjects);
          expect({ causes, times, atRisk }).toEqual({
            causes: wanted.causes,
            times: wanted.times,
            atRisk: wanted.atRisk,
          });
        },
      ),
    );
  });

  test('shares only grow, stay between 0 and 1, and stand between their limits', () => {
    fc.assert(
      fc.property(anySubjects, (subjects) => {
        const incidence = aalenJohansen(subjects);
        for (const [cause, { cif }] of incidence.causes) {
          expect([...cif]).toEqual([...cif].toSorted((one, other) => one - other));
          for (const time of incidence.times) {
            const point = incidenceAt(incidence, cause, time);
            expect(point.cif).toBeLessThanOrEqual(1 + 1e-12);
            if (point.low === null || point.high === null) continue;
            expect(point.low).toBeGreaterThanOrEqual(0);
            expect(point.low).toBeLessThanOrEqual(point.cif + 1e-12);
            expect(point.high).toBeGreaterThanOrEqual(point.cif - 1e-12);
            expect(point.high).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  test('nobody gives curves without a time, and nobody ended', () => {
    expect(aalenJohansen([]).causes.size).toBe(0);
    expect(incidenceAt(aalenJohansen([]), 1, 90)).toEqual({
      time: 90,
      atRisk: 0,
      cif: 0,
      se: 0,
      low: null,
      high: null,
    });
    expect(survivalAt(kaplanMeier([]), 90)).toMatchObject({ survival: 1, se: 0, low: null });
    expect(stayQuantile(kaplanMeier([]), 0.5)).toEqual({
      prob: 0.5,
      quantile: null,
      lower: null,
      upper: null,
    });
  });

  test('somebody seen from a day on is at risk the day after, and last on the day of the exit', () => {
    const { atRiskAt } = aalenJohansen([{ entry: 60, exit: 90, cause: 0 }]);
    expect([60, 61, 90, 91].map(atRiskAt)).toEqual([0, 1, 1, 0]);
  });

  test('a curve that is drawn begins where enough are at risk', () => {
    const truncated: Subject[] = [
      { entry: 0, exit: 5, cause: 1 },
      ...[60, 70, 80, 90, 100].map((exit) => ({ entry: 10, exit, cause: 1 })),
    ];
    expect(survivalAt(kaplanMeier(truncated), 60).survival).toBe(0);
    const drawn = kaplanMeier(truncated, { fewestAtRisk: fewestAtRiskShown });
    expect([...drawn.times]).toEqual([60, 70, 80, 90, 100]);
    expect(survivalAt(drawn, 60)).toMatchObject({ atRisk: 5, survival: 0.8 });
    expect(kaplanMeier(truncated, { fewestAtRisk: 6 }).times).toHaveLength(0);
  });
});

describe('the median stay', () => {
  test('is in the middle where exactly half have ended for a while', () => {
    expect(
      stayQuantile(kaplanMeier(untilDay.map((subject) => ({ ...subject, cause: 1 }))), 0.5).quantile,
    ).toBe(25);
    const goingOn = untilDay.map((subject) => ({ ...subject, cause: subject.exit <= 20 ? 1 : 0 }));
    expect(stayQuantile(kaplanMeier(goingOn), 0.5).quantile).toBe(30);
  });

  test('of what is left is the first day that half of those who stayed have ended', () => {
    const stay = kaplanMeier(untilDay.map((subject) => ({ ...subject, cause: 1 })));
    expect(residualMedian(stay, 0)).toBe(20);
    expect(residualMedian(stay, 25)).toBe(5);
    expect(residualMedian(stay, 40)).toBeNull();
    expect(residualMedian(kaplanMeier(untilDay), 100)).toBeNull();
  });
});

describe('a placement in a window', () => {
  const window = { from: 100, to: 200 };

  test('is seen with the days it was there, no more', () => {
    expect(
      seenInWindow(
        [
          { start: 120, end: 150, cause: 2 },
          { start: 40, end: 150, cause: 1 },
          { start: 40, end: 300, cause: 1 },
          { start: 150, end: null, cause: 0 },
          { start: 150, end: 200, cause: 3 },
        ],
        window,
      ),
    ).toEqual([
      { entry: 0, exit: 30, cause: 2 },
      { entry: 60, exit: 110, cause: 1 },
      { entry: 60, exit: 160, cause: 0 },
      { entry: 0, exit: 50, cause: 0 },
      { entry: 0, exit: 50, cause: 3 },
    ]);
  });

  test('is not seen when it ended by its start, or began at its end', () => {
    const outside = [
      { start: 40, end: 100, cause: 1 },
      { start: 200, end: 250, cause: 1 },
      { start: 150, end: 150, cause: 1 },
    ];
    expect(seenInWindow(outside, window)).toEqual([]);
  });
});
