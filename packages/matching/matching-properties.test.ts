import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eligibilityOf, type Need, questionsOf } from '#eligibility';
import type { Availability } from '#ledger';
import {
  anyInsatser,
  anyLive,
  anyNeed,
  insatserAtLeast,
  type LiveById,
  laidOver,
} from '../../test/builders/any-need.ts';
import {
  type Combination,
  type Matchable,
  matchNeed,
  matchOne,
  prepareForMatching,
  type WeekTime,
  weights,
} from './index.ts';

const now = '2026-03-02T07:30:00.000Z';
const everything = { limit: 100, offset: 0 };

function answerTo(insatser: readonly Matchable[], need: Need, live: LiveById, page = everything) {
  const prepared = prepareForMatching(insatser);
  return matchNeed(prepared, need, laidOver(prepared, live), now, page);
}

describe('The answer to a need, whatever the catalogue', () => {
  it('does not depend on the order of the catalogue', () => {
    fc.assert(
      fc.property(anyInsatser, anyNeed, anyLive, (insatser, need, live) => {
        const answer = (all: typeof insatser) => answerTo(all, need, live);
        expect(answer(insatser.toReversed())).toEqual(answer(insatser));
      }),
    );
  });

  it('says of each insats what eligibility says of it alone, and leaves out the noes and the ended', () => {
    fc.assert(
      fc.property(anyInsatser, anyNeed, anyLive, (insatser, need, live) => {
        const open = insatser.filter(({ insats }) => live.isOpen(insats));
        const eligible = open.map((insats) => ({ ...insats, ...eligibilityOf(insats, need) }));
        const left = eligible.filter(({ answer }) => answer !== 'no');
        const { matches, total, questions } = answerTo(insatser, need, live);
        expect(total).toBe(left.length);
        expect(new Set(matches.map(({ insats }) => insats))).toEqual(
          new Set(left.map(({ insats }) => insats)),
        );
        for (const { insats, answer, judgements } of matches) {
          expect({ answer, judgements }).toEqual(pick(left.find((one) => one.insats === insats)));
        }
        expect(questions).toEqual(questionsOf(eligible));
      }),
      { numRuns: 300 },
    );
  });

  it('has scores that are the sum of their reasons, best first', () => {
    fc.assert(
      fc.property(anyInsatser, anyNeed, anyLive, (insatser, need, live) => {
        const { matches } = answerTo(insatser, need, live);
        for (const { score, reasons } of matches) {
          expect(reasons.map(({ about }) => about)).toEqual(Object.keys(weights));
          expect(score).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
          for (const { about, points, of, sentence } of reasons) {
            expect(of).toBe(weights[about].of);
            expect(Number.isInteger(points) && points >= 0 && points <= of).toBe(true);
            expect(sentence).toMatch(/^[A-ZÅÄÖ0-9].+\.$/);
          }
        }
        const scores = matches.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same list in pages as at once', () => {
    fc.assert(
      fc.property(
        anyInsatser,
        anyNeed,
        anyLive,
        fc.integer({ min: 1, max: 7 }),
        (insatser, need, live, limit) => {
          const at = (page: typeof everything) => answerTo(insatser, need, live, page).matches;
          const pages = Array.from({ length: 30 }, (_, page) => at({ limit, offset: page * limit })).flat();
          expect(pages).toEqual(at(everything));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('begins with the same insatser however few are asked for, in a catalogue with many equals', () => {
    const many = insatserAtLeast(12).map((all) =>
      Array.from({ length: 10 }, (_, copy) =>
        all.map((one, number) => ({ ...one, insats: `insats-${copy * all.length + number}` })),
      ).flat(),
    );
    fc.assert(
      fc.property(many, anyNeed, anyLive, fc.integer({ min: 1, max: 12 }), (insatser, need, live, limit) => {
        const whole = answerTo(insatser, need, live, { limit: insatser.length, offset: 0 }).matches;
        const few = answerTo(insatser, need, live, { limit, offset: 0 }).matches;
        expect(few).toEqual(whole.slice(0, limit));
      }),
      { numRuns: 100 },
    );
  });

  it('names near misses that one demand alone rules out', () => {
    fc.assert(
      fc.property(anyInsatser, anyNeed, anyLive, (insatser, need, live) => {
        const { nearMisses } = answerTo(insatser, need, live);
        for (const { about, sentence, because, opens, total } of nearMisses) {
          expect(opens).toHaveLength(Math.min(total, 20));
          for (const id of opens) {
            const insats = insatser.find((one) => one.insats === id);
            const noes = insats
              ? eligibilityOf(insats, need).judgements.filter(({ answer }) => answer === 'no')
              : [];
            expect(noes).toEqual([{ about, answer: 'no', sentence, because }]);
          }
        }
      }),
    );
  });

  it('tells why and why not of each insats with the reasons of the list', () => {
    fc.assert(
      fc.property(anyInsatser, anyNeed, anyLive, (insatser, need, live) => {
        const { matches } = answerTo(insatser, need, live);
        for (const insats of insatser) {
          const figures = {
            availability: live.availability(insats.insats),
            wordsFound: live.wordsFound(insats.insats),
          };
          const alone = matchOne(insats, need, figures, now);
          const listed = matches.find((match) => match.insats === insats.insats);
          if (listed) expect(alone).toEqual(listed);
          else expect(alone.answer === 'no' || !live.isOpen(insats.insats)).toBe(true);
        }
      }),
    );
  });
});

/** Insatser that rule out nobody, and needs with hours to fill: then there is something to combine. */
const withoutDemands = insatserAtLeast(12).map((all) =>
  all.map((insats) => ({
    ...insats,
    criteria: [],
    description: { ...insats.description, municipalities: null },
  })),
);
const withHours = fc
  .tuple(anyNeed, fc.integer({ min: 6, max: 40 }))
  .map(([need, hoursPerWeek]) => ({ ...need, hoursPerWeek, mustCountTowardActivityRequirement: false }));

describe('Combinations, whatever the catalogue', () => {
  it('never clash, never pass the hours, and keep to the times of the person and the insatser', () => {
    let seen = 0;
    fc.assert(
      fc.property(withoutDemands, withHours, anyLive, (insatser, need, live) => {
        const { combinations } = answerTo(insatser, need, live);
        for (const combination of combinations) {
          seen += 1;
          const { week, hours, totalHours, insatser: members, timesOpen } = combination;
          expect(clashesIn(week)).toEqual([]);
          expect(week.filter((one) => isTooSoonAfterAnother(one, week))).toEqual([]);
          expect(totalHours).toBeLessThanOrEqual(need.hoursPerWeek ?? 0);
          expect(hours.reduce((sum, one) => sum + one, 0)).toBeCloseTo(totalHours);
          for (const [at, id] of members.entries()) {
            const insats = insatser.find((one) => one.insats === id);
            const { hoursPerWeek, schedule } = insats?.description ?? {};
            expect(hours[at]).toBeGreaterThanOrEqual(hoursPerWeek?.from ?? 0);
            expect(hours[at]).toBeLessThanOrEqual(hoursPerWeek?.to ?? 40);
            const own = week.filter((time) => time.insats === id);
            if (timesOpen.includes(id)) expect(own).toEqual([]);
            else expect(hoursOf(own)).toBeCloseTo(hours[at] ?? -1);
            for (const time of own) {
              expect(isWithin(time, schedule ?? [])).toBe(true);
              if (need.times) expect(isWithin(time, need.times)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('are few, of two to four that may be had, and none holds another', () => {
    fc.assert(
      fc.property(withoutDemands, withHours, anyLive, (insatser, need, live) => {
        const { combinations } = answerTo(insatser, need, live);
        expect(combinations.length).toBeLessThanOrEqual(5);
        for (const one of combinations) {
          expect(one.insatser.length).toBeGreaterThanOrEqual(2);
          expect(one.insatser.length).toBeLessThanOrEqual(4);
          expect(combinations.filter((other) => holds(other, one))).toEqual([one]);
          for (const id of one.insatser) {
            const insats = insatser.find((other) => other.insats === id);
            expect(insats && eligibilityOf(insats, need).answer).not.toBe('no');
            expect(live.isOpen(id)).toBe(true);
            expect(live.availability(id).status).not.toBe('closed');
          }
        }
        const scores = combinations.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      }),
      { numRuns: 300 },
    );
  });

  it('never call a place free that nobody knows of', () => {
    fc.assert(
      fc.property(anyInsatser, anyNeed, anyLive, (insatser, need, live) => {
        const unknown = {
          ...live,
          availability: (insats: string) => withoutFigures(live.availability(insats)),
        };
        const answer = answerTo(insatser, need, unknown);
        expect(JSON.stringify(answer)).not.toMatch(/ledig plats|lediga platser|Plats finns nu/i);
      }),
    );
  });
});

const pick = (known: ReturnType<typeof eligibilityOf> | undefined) => ({
  answer: known?.answer,
  judgements: known?.judgements,
});

function withoutFigures(availability: Availability) {
  return { ...availability, status: 'unknown' as const, free: null, queue: null, reserved: [], wait: null };
}

function clashesIn(week: readonly WeekTime[]): WeekTime[] {
  return week.filter((one, at) =>
    week.some(
      (other, place) => place > at && other.day === one.day && other.from < one.to && one.from < other.to,
    ),
  );
}

/** Less than half an hour to get from another insats. */
function isTooSoonAfterAnother(one: WeekTime, week: readonly WeekTime[]): boolean {
  return week.some(
    (other) =>
      other.insats !== one.insats &&
      other.day === one.day &&
      other.to <= one.from &&
      minutesOf(one.from) - minutesOf(other.to) < 30,
  );
}

function isWithin(time: WeekTime, times: readonly Omit<WeekTime, 'insats'>[]): boolean {
  const sameDay = times
    .filter(({ day }) => day === time.day)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  let covered = time.from;
  for (const { from, to } of sameDay) if (from <= covered && to > covered) covered = to;
  return covered >= time.to;
}

function hoursOf(times: readonly WeekTime[]): number {
  return times.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0) / 60;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function holds(one: Combination, other: Combination): boolean {
  return other.insatser.every((id) => one.insatser.includes(id));
}
