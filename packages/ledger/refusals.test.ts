import { expect, test } from 'vitest';
import { commandAnswer, type Refusal, refusalSentence } from '#ledger';

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
  noQueueHere: {
    refusal: 'noQueueHere',
    contact: { name: 'Växeln', phone: '013-20 60 00', email: null, url: null, address: null },
  },
  noLedgerHere: { refusal: 'noLedgerHere' },
  ledgerKeptHere: { refusal: 'ledgerKeptHere' },
  periodInLedger: { refusal: 'periodInLedger', from: '2026-03-02', to: '2026-03-31' },
  placesUnknown: { refusal: 'placesUnknown' },
  insatsHasPeople: { refusal: 'insatsHasPeople', queue: 3, placements: 2 },
  noSuchEntry: { refusal: 'noSuchEntry' },
  entryExists: { refusal: 'entryExists' },
  entryStandsElsewhere: { refusal: 'entryStandsElsewhere', is: 'parked' },
  entryMovedOn: { refusal: 'entryMovedOn' },
  offerRanOut: { refusal: 'offerRanOut', lastDay: '2026-03-06' },
  offerAnswered: { refusal: 'offerAnswered' },
  nobodyToOffer: { refusal: 'nobodyToOffer' },
  tooFewPlaces: { refusal: 'tooFewPlaces', free: 0.5, deficit: 1.25 },
  overbookingNotYours: { refusal: 'overbookingNotYours' },
  providersAnswer: { refusal: 'providersAnswer' },
  othersComeFirst: { refusal: 'othersComeFirst', others: 4 },
  moreHoursThanPlace: { refusal: 'moreHoursThanPlace', hours: 22.5, most: 20 },
  chooseCohort: { refusal: 'chooseCohort' },
  noSuchCohort: { refusal: 'noSuchCohort' },
  cohortInUse: { refusal: 'cohortInUse' },
  cohortIsOver: { refusal: 'cohortIsOver', endsOn: '2026-02-27' },
  cohortBackwards: { refusal: 'cohortBackwards', startsOn: '2026-03-09', endsOn: '2026-03-02' },
  tooManyCohorts: { refusal: 'tooManyCohorts', most: 12 },
  endsBeforeStart: { refusal: 'endsBeforeStart', on: '2026-03-01', startsOn: '2026-03-02' },
  notHappenedYet: { refusal: 'notHappenedYet', on: '2026-03-03', today: '2026-03-02' },
  noAcceptedOfferThere: { refusal: 'noAcceptedOfferThere' },
  followsAnEnding: { refusal: 'followsAnEnding' },
  linkedEnding: { refusal: 'linkedEnding' },
  notSuchCorrection: { refusal: 'notSuchCorrection' },
  nothingToTell: { refusal: 'nothingToTell' },
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
  [everyRefusal.noQueueHere, ['Växeln', '013-20 60 00']],
  [everyRefusal.periodInLedger, ['2026-03-02 till 2026-03-31']],
  [everyRefusal.insatsHasPeople, ['2 som', '3 i kön']],
  [everyRefusal.entryStandsElsewhere, ['parkerad']],
  [everyRefusal.offerRanOut, ['2026-03-06']],
  [everyRefusal.tooFewPlaces, ['0,5 är lediga', '1,25 för lite']],
  [everyRefusal.othersComeFirst, ['4 i kön']],
  [everyRefusal.moreHoursThanPlace, ['20 timmar', '22,5']],
  [everyRefusal.cohortIsOver, ['2026-02-27']],
  [everyRefusal.cohortBackwards, ['2026-03-09', '2026-03-02']],
  [everyRefusal.tooManyCohorts, ['Högst 12']],
  [everyRefusal.endsBeforeStart, ['2026-03-01', '2026-03-02']],
  [everyRefusal.notHappenedYet, ['2026-03-03', '2026-03-02']],
] as const)('the figures that clash are said as a Swede writes them: %o', (refused, figures) => {
  for (const figure of figures) expect(refusalSentence(refused)).toContain(figure);
});

test('every refusal has a sentence of its own, and is read back from where answers are stored', () => {
  const all = Object.values(everyRefusal);
  expect(new Set(all.map(refusalSentence)).size).toBe(all.length);
  for (const refused of all) {
    const answer = { outcome: 'refused', insats: 'cykel', refused };
    expect(commandAnswer.parse(answer)).toEqual(answer);
    expect(commandAnswer.safeParse({ ...answer, refused: { ...refused, person: 'x' } }).success).toBe(false);
  }
});

test('whoever cannot queue is told every way to reach the provider, or whom to ask when there is none', () => {
  const contact = {
    name: 'Växeln',
    phone: '013-20 60 00',
    email: 'info@example.se',
    url: 'https://example.se',
    address: null,
  };
  expect(refusalSentence({ refusal: 'noQueueHere', contact })).toBe(
    'Insatsen har ingen kö i katalogen. Kontakta utföraren: Växeln, 013-20 60 00, info@example.se, https://example.se.',
  );
  expect(refusalSentence({ refusal: 'noQueueHere', contact: null })).toBe(
    'Insatsen har ingen kö i katalogen. Kontakta utföraren, eller förbundet om du inte vet hur.',
  );
});
