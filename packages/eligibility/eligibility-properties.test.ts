import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCriterion, anyInsatser, anyNeed } from '../../test/builders/any-need.ts';
import { aDescription } from '../../test/builders/insats.ts';
import { eligibilityOf, type Need, questionsOf, together } from './index.ts';

const rank = { no: 0, unknown: 1, 'after-assessment': 2, yes: 3 } as const;
const anyInsats = anyInsatser.filter((all) => all.length > 0).map(([insats]) => insats ?? unreachable());
const anyDemand = anyCriterion.filter(({ condition }) => condition.rule !== 'own-application');

function unreachable(): never {
  throw new Error('the list is not empty');
}

/** What of a need can be found out, and so be answered later. */
const findable = [
  'municipality',
  'age',
  'hoursPerWeek',
  'language',
  'lssDecision',
  'employmentServiceEnrolment',
  'medicalCertificate',
  'drugFree',
  'referrer',
] as const;

describe('Eligibility, whatever the criteria and the need', () => {
  it('is never made better by one more demand', () => {
    fc.assert(
      fc.property(fc.array(anyCriterion, { maxLength: 4 }), anyDemand, anyNeed, (criteria, added, need) => {
        const description = aDescription({ municipalities: ['0580', '0581'] });
        const before = eligibilityOf({ description, criteria }, need);
        const after = eligibilityOf({ description, criteria: [...criteria, added] }, need);
        expect(rank[after.answer]).toBeLessThanOrEqual(rank[before.answer]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('stays no whatever else is found out', () => {
    fc.assert(
      fc.property(anyInsats, anyNeed, anyNeed, (insats, need, other) => {
        const found = { ...need, ...whatWasUnknown(need, other) };
        const before = eligibilityOf(insats, need);
        const after = eligibilityOf(insats, found);
        if (before.answer === 'no') expect(after.answer).toBe('no');
        expect(after.judgements.map(({ about }) => about)).toEqual(
          before.judgements.map(({ about }) => about),
        );
        for (const [at, { answer }] of before.judgements.entries()) {
          if (answer !== 'unknown') expect(after.judgements[at]?.answer).toBe(answer);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('changes only what the answered question is about', () => {
    fc.assert(
      fc.property(anyInsats, anyNeed, anyNeed, fc.constantFrom(...findable), (insats, need, other, asked) => {
        const after = eligibilityOf(insats, { ...need, [asked]: other[asked] });
        const abouts = new Set(
          eligibilityOf(insats, need)
            .judgements.filter(({ answer }, at) => after.judgements[at]?.answer !== answer)
            .map(({ about }) => (about === 'served' ? 'municipality' : about)),
        );
        expect(abouts.size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says in words what is demanded and how the need stands to it', () => {
    fc.assert(
      fc.property(anyInsats, anyNeed, (insats, need) => {
        const { answer, judgements } = eligibilityOf(insats, need);
        expect(answer).toBe(together(judgements.map((one) => one.answer)));
        for (const { sentence, because } of judgements) {
          expect(sentence).toMatch(/^[A-ZÅÄÖ].+\.$/);
          expect(because).toMatch(/^[A-ZÅÄÖ].+\.$/);
        }
      }),
    );
  });

  it('asks only what decides, the weightiest first, and nothing of what is ruled out', () => {
    fc.assert(
      fc.property(anyInsatser, anyNeed, (insatser, need) => {
        const all = insatser.map((insats) => eligibilityOf(insats, need));
        const questions = questionsOf(all);
        const weights = questions.map(({ decides }) => decides);
        expect(weights).toEqual(weights.toSorted((one, other) => other - one));
        for (const { decides } of questions) {
          expect(decides).toBeGreaterThan(0);
          expect(decides).toBeLessThanOrEqual(all.filter(({ answer }) => answer === 'unknown').length);
        }
        expect(questionsOf(all.filter(({ answer }) => answer !== 'no'))).toEqual(questions);
      }),
    );
  });
});

function whatWasUnknown(need: Need, other: Need): Partial<Need> {
  return Object.fromEntries(findable.filter((one) => need[one] === null).map((one) => [one, other[one]]));
}
