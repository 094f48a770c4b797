import { expect, test } from 'vitest';
import { type Refusal, refusalSentence } from '#ledger';

/** One of each; the type makes sure that none is missing. */
const everyRefusal: { [Name in Refusal['refusal']]: Extract<Refusal, { refusal: Name }> } = {
  alreadyExists: { refusal: 'alreadyExists' },
  insatsIsClosed: { refusal: 'insatsIsClosed' },
  moreFreeThanPlaces: { refusal: 'moreFreeThanPlaces', free: 13, places: 12.5 },
  fewerPlacesThanFree: { refusal: 'fewerPlacesThanFree', places: 2.25, free: 3 },
  nothingToConfirm: { refusal: 'nothingToConfirm' },
  reportReplaced: { refusal: 'reportReplaced' },
  periodOverlaps: { refusal: 'periodOverlaps', from: '2026-01-01', to: '2026-01-31' },
  periodNotOver: { refusal: 'periodNotOver', to: '2026-03-31', today: '2026-03-02' },
  periodBackwards: { refusal: 'periodBackwards', from: '2026-02-02', to: '2026-02-01' },
  noSuchPeriodReport: { refusal: 'noSuchPeriodReport' },
  closuresOverlap: { refusal: 'closuresOverlap', day: '2026-08-02' },
  sameOrganisation: { refusal: 'sameOrganisation' },
};

test.each(Object.entries(everyRefusal))(
  '%s is explained in plain Swedish, with the way on',
  (name, refused) => {
    const sentence = refusalSentence(refused);
    // Two sentences at least: what is wrong, and what to do about it.
    expect(sentence).toMatch(/^[A-ZÅÄÖ][^.]+\. [A-ZÅÄÖ][^.]+.*\.$/);
    expect(sentence).toMatch(/[åäö]/);
    expect(sentence).not.toContain(name);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|[0-9a-f]{8}/);
  },
);

test.each([
  [everyRefusal.moreFreeThanPlaces, ['13 lediga', '12,5 platser']],
  [everyRefusal.fewerPlacesThanFree, ['2,25 platser', '3 är']],
  [everyRefusal.periodOverlaps, ['2026-01-01 till 2026-01-31']],
  [everyRefusal.periodNotOver, ['2026-03-31', '2026-03-02']],
  [everyRefusal.periodBackwards, ['2026-02-02', '2026-02-01']],
  [everyRefusal.closuresOverlap, ['2026-08-02']],
] as const)('the figures that clash are said as a Swede writes them: %o', (refused, figures) => {
  for (const figure of figures) expect(refusalSentence(refused)).toContain(figure);
});
