import { describe, expect, it, test } from 'vitest';
import type { Criteria, Criterion, Description } from '#insats';
import { aCriterion, aDescription } from '../../test/builders/insats.ts';
import { demandKey, demandsOf, eligibilityOf, type Need, need } from './index.ts';

type Condition = Criterion['condition'];

const knownOf = (said: Partial<Need>) => ({ ...need.parse({}), ...said });

function answers(criteria: Criteria, said: Partial<Need>, description: Partial<Description> = {}) {
  return eligibilityOf({ description: aDescription(description), criteria }, knownOf(said)).answer;
}

describe('One criterion', () => {
  test.each<[Condition, Partial<Need>, Partial<Need>]>([
    [{ rule: 'age', from: 18, to: 29 }, { age: 29 }, { age: 30 }],
    [{ rule: 'age', from: 18, to: null }, { age: 18 }, { age: 17 }],
    [{ rule: 'municipality', anyOf: ['0580'] }, { municipality: '0580' }, { municipality: '0581' }],
    [{ rule: 'ability', fromHours: 10, toHours: null }, { hoursPerWeek: 10 }, { hoursPerWeek: 9 }],
    [{ rule: 'ability', fromHours: null, toHours: 20 }, { hoursPerWeek: 20 }, { hoursPerWeek: 21 }],
    [
      { rule: 'language', atLeast: 'easy-swedish' },
      { language: 'no-limitation' },
      { language: 'large-limitation' },
    ],
    [{ rule: 'lss-decision', is: 'required' }, { lssDecision: true }, { lssDecision: false }],
    [{ rule: 'lss-decision', is: 'excluded' }, { lssDecision: false }, { lssDecision: true }],
    [
      { rule: 'employment-service-enrolment', is: 'required' },
      { employmentServiceEnrolment: true },
      { employmentServiceEnrolment: false },
    ],
    [{ rule: 'medical-certificate' }, { medicalCertificate: true }, { medicalCertificate: false }],
    [{ rule: 'drug-free' }, { drugFree: true }, { drugFree: false }],
    [{ rule: 'referral', from: ['region'] }, { referrer: 'region' }, { referrer: 'municipality' }],
    [{ rule: 'referral', from: ['region'] }, { referrer: 'region' }, { referrer: 'own-application' }],
  ])('%j is met by %j, not by %j, and is a question where nothing is known', (condition, meets, misses) => {
    const criteria = [aCriterion(condition)];
    expect(answers(criteria, meets)).toBe('yes');
    expect(answers(criteria, misses)).toBe('no');
    expect(answers(criteria, {})).toBe('unknown');
    const assessed = [{ ...aCriterion(condition), assessedLater: true }];
    for (const said of [meets, misses, {}]) expect(answers(assessed, said)).toBe('after-assessment');
  });

  it('that asks for no Swedish is met by everyone, and asks nothing', () => {
    expect(answers([aCriterion({ rule: 'language', atLeast: 'large-limitation' })], {})).toBe('yes');
  });

  it('in the words of the provider is for a human being to judge', () => {
    expect(answers([aCriterion({ rule: 'other', text: 'Intresse för djur.' })], {})).toBe('after-assessment');
  });

  it('of a referral from nobody in particular is met by no authority for certain', () => {
    const criteria = [aCriterion({ rule: 'referral', from: [] })];
    expect(answers(criteria, { referrer: 'municipality' })).toBe('after-assessment');
    expect(answers(criteria, { referrer: 'own-application' })).toBe('no');
  });
});

describe('Own application', () => {
  const referral = aCriterion({ rule: 'referral', from: ['region'] });
  const own = aCriterion({ rule: 'own-application' });

  it('opens the way beside a referral, whoever refers', () => {
    expect(answers([referral, own], { referrer: 'municipality' })).toBe('yes');
    expect(answers([referral, own], {})).toBe('yes');
  });

  it('that is assessed later opens nothing for certain', () => {
    const later = { ...own, assessedLater: true };
    expect(answers([referral, later], { referrer: 'municipality' })).toBe('after-assessment');
  });

  it('that is assessed later leaves it worth finding out who refers', () => {
    const later = { ...own, assessedLater: true };
    expect(answers([referral, later], {})).toBe('unknown');
    expect(answers([referral, later], { referrer: 'region' })).toBe('after-assessment');
  });

  it('makes the referral beside it another demand than one that stands alone', () => {
    const keyOf = (criteria: Criteria) =>
      demandsOf({ description: aDescription(), criteria }).map(demandKey)[0];
    expect(keyOf([referral, own])).not.toBe(keyOf([referral]));
  });
});

describe('What is said of the insats as a whole', () => {
  it('is asked of the provider where nobody has said who it is for', () => {
    const { answer, judgements } = eligibilityOf(
      { description: aDescription(), criteria: null },
      knownOf({}),
    );
    expect(answer).toBe('after-assessment');
    expect(judgements).toEqual([
      {
        about: 'not-stated',
        answer: 'after-assessment',
        sentence: 'Utföraren har inte skrivit vem insatsen är för.',
        because: 'Fråga utföraren.',
      },
    ]);
  });

  it('is open to everyone where the list of criteria is empty', () => {
    expect(answers([], {})).toBe('yes');
  });

  it('is for those who live in the municipalities that it serves, also where nobody has said who it is for', () => {
    const served = { municipalities: ['0580', '0581'] };
    expect(answers([], { municipality: '0581' }, served)).toBe('yes');
    expect(answers(null, { municipality: '0561' }, served)).toBe('no');
    expect(answers([], {}, served)).toBe('unknown');
    expect(answers([], { municipality: '0561' }, { municipalities: [] })).toBe('yes');
  });

  it('is not said twice where a criterion demands the same municipality', () => {
    const criteria = [aCriterion({ rule: 'municipality', anyOf: ['0580'] })];
    const abouts = demandsOf({ description: aDescription({ municipalities: ['0580'] }), criteria });
    expect(abouts.map(({ about }) => about)).toEqual(['municipality', 'activity-requirement']);
  });

  test.each([
    [{ countsTowardActivityRequirement: 'yes' }, 'yes'],
    [{ countsTowardActivityRequirement: 'no' }, 'no'],
    [{ countsTowardActivityRequirement: 'individually-assessed' }, 'after-assessment'],
    [{ countsTowardActivityRequirement: null }, 'after-assessment'],
    [{ countsTowardActivityRequirement: 'yes', voluntary: true }, 'no'],
  ] as const)('where it must count toward aktivitetskravet, %j is %s', (said, answer) => {
    expect(answers([], { mustCountTowardActivityRequirement: true }, said)).toBe(answer);
    expect(answers([], {}, said)).toBe('yes');
  });
});
