import { describe, expect, test } from 'vitest';
import { anAdmin } from '../../test/builders/ledger.ts';
import {
  aCoordinator,
  accept,
  aLedger,
  eventsOf,
  join,
  offer,
  planCohort,
  refuseOffer,
  setRules,
  start,
} from '../../test/builders/places.ts';

/** The midnight that ends the fifth working day after Monday 2 March. */
const nextMonday = '2026-03-09T23:00:00.000Z';
const easterWednesday = '2026-04-01T08:00:00.000Z';

describe('an offer', () => {
  test('holds a place for one who waits, to the end of the fifth working day', () => {
    const insats = aLedger();
    const entry = insats.joined();
    expect(insats.ask(offer(entry), { key: 'sixteen letters.eight more' })).toEqual({
      events: [
        {
          type: 'offerMade',
          entry,
          offer: `${entry}-eight mo`,
          claim: { minutes: 2_400, referrer: 'municipality', cohort: null },
          until: nextMonday,
          automatic: false,
          passed: 0,
          passing: null,
          overbooking: null,
        },
      ],
      made: { entry, offer: `${entry}-eight mo` },
    });
    expect(insats.book).toMatchObject({ queue: 0, deadlines: [{ until: nextMonday, entries: [entry] }] });
    expect(insats.seen()).toMatchObject({ free: 2, queue: 0 });
  });

  test.each([
    ['the days that the offer says', 5, 3, '2026-03-05T23:00:00.000Z'],
    ['the days of the rules where it says none', 2, null, '2026-03-04T23:00:00.000Z'],
  ])('stands %s', (_, offerDays, workingDays, until) => {
    const insats = aLedger({ rules: { offerDays } });
    const decision = insats.ask(offer(insats.joined(), { workingDays }));
    expect(decision).toHaveProperty('events.0.until', until);
  });

  test('over Easter stands until the Friday after, for Good Friday and Easter Monday are no working days', () => {
    const insats = aLedger();
    const decision = insats.ask(offer(insats.joined()), { at: easterWednesday });
    expect(decision).toHaveProperty('events.0.until', '2026-04-10T22:00:00.000Z');
  });

  test('may be made by the coordinator too, as long as there is a free place', () => {
    const insats = aLedger({ places: 1 });
    const [first, second] = [insats.joined(), insats.joined()];
    expect(insats.refusal(offer(first), { by: aCoordinator })).toBeUndefined();
    expect(insats.refusal(offer(second), { by: aCoordinator })).toEqual({ refusal: 'overbookingNotYours' });
  });

  test('goes to one who is in the queue, and to nobody else', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const offered = insats.offered(entry);
    expect(insats.refusal(offer('nobody'))).toEqual({ refusal: 'noSuchEntry' });
    expect(insats.refusal(offer(entry))).toEqual({ refusal: 'entryStandsElsewhere', is: 'offered' });
    insats.done(accept(offered));
    expect(insats.refusal(offer(entry))).toEqual({ refusal: 'entryStandsElsewhere', is: 'placed' });
  });

  test('may be made to somebody who is parked, when that is said by name', () => {
    const insats = aLedger();
    const entry = insats.joined();
    insats.done(refuseOffer(insats.offered(entry), { afterwards: 'parked' }));
    expect(insats.refusal(offer(null))).toEqual({ refusal: 'nobodyToOffer' });
    expect(insats.refusal(offer(entry))).toBeUndefined();
    expect(insats.stage(entry)).toBe('offered');
  });

  test('that is sent again when nobody remembers the request meets the offer, whatever became of it', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const key = insats.newKey();
    const offered = insats.offered(entry, {}, { key });
    insats.done(refuseOffer(offered));
    expect(insats.refusal(offer(entry), { key })).toEqual({ refusal: 'entryExists' });
    expect(insats.refusal(offer(null), { key })).toEqual({ refusal: 'entryExists' });
    expect(insats.refusal(offer(null))).toBeUndefined();
  });

  test('that is sent again is met by its entry although another waits first', () => {
    const insats = aLedger();
    const [first] = [insats.joined(), insats.joined()];
    const key = insats.newKey();
    insats.done(refuseOffer(insats.offered(null, {}, { key }), { afterwards: 'parked' }));
    expect(insats.stage(first)).toBe('parked');
    expect(insats.refusal(offer(null), { key })).toEqual({ refusal: 'entryExists' });
  });
});

describe('the next in order', () => {
  test('is whoever joined first', () => {
    const insats = aLedger();
    const [first, second] = [insats.joined(), insats.joined()];
    expect(insats.done(offer(null)).entry).toBe(first);
    expect(insats.done(offer(null)).entry).toBe(second);
    expect(insats.refusal(offer(null))).toEqual({ refusal: 'nobodyToOffer' });
  });

  test('by the rule of the förbund may be somebody who joined later', () => {
    const first = [{ municipalities: ['0580'], referrers: [] }];
    const insats = aLedger({ queueRule: { first } });
    insats.joined({ municipality: '0581' });
    const fromLinkoping = insats.joined();
    expect(insats.ask(offer(null))).toMatchObject({
      events: [{ entry: fromLinkoping, automatic: false, passed: 0, passing: null, overbooking: null }],
    });
  });

  test('can start before the offer runs out', () => {
    const insats = aLedger();
    const late = insats.joined({ earliestStart: '2026-03-10' });
    const inTime = insats.joined({ earliestStart: '2026-03-09' });
    expect(insats.done(offer(null)).entry).toBe(inTime);
    expect(insats.refusal(offer(null))).toEqual({ refusal: 'nobodyToOffer' });
    expect(insats.stage(late)).toBe('waiting');
  });

  test('has room for the hours wanted, where part time shares places', () => {
    const insats = aLedger({ places: 1, rules: { sharing: true } });
    insats.started({ hoursPerWeek: 30 });
    const fullTime = insats.joined();
    const quarterTime = insats.joined({ hoursPerWeek: 10 });
    expect(insats.done(offer(null)).entry).toBe(quarterTime);
    expect(insats.stage(fullTime)).toBe('waiting');
  });

  test('is nobody when the places are taken: they are never gone beyond for whoever happens to be next', () => {
    const insats = aLedger({ places: 1 });
    insats.started();
    insats.joined();
    expect(insats.refusal(offer(null, { overbooking: 'Behövs', passing: 'urgent' }))).toEqual({
      refusal: 'nobodyToOffer',
    });
  });
});

describe('passing somebody in the queue', () => {
  test('needs a reason, and the log says how many were passed', () => {
    const insats = aLedger();
    const entries = [insats.joined(), insats.joined(), insats.joined(), insats.joined()];
    const third = entries[2] ?? '';
    expect(insats.refusal(offer(third))).toEqual({ refusal: 'othersComeFirst', others: 2 });
    expect(insats.ask(offer(third, { passing: 'urgent' }))).toMatchObject({
      events: [{ entry: third, passed: 2, passing: 'urgent', automatic: false }],
    });
  });

  test('is not what happens to whoever is first: a reason that was not needed is not recorded', () => {
    const insats = aLedger();
    expect(insats.ask(offer(insats.joined(), { passing: 'urgent' }))).toMatchObject({
      events: [{ passed: 0, passing: null }],
    });
  });

  test('is not what happens to those who are parked, cannot start in time or have no room', () => {
    const insats = aLedger({ places: 2, rules: { sharing: true } });
    const parked = insats.joined({ hoursPerWeek: 10 });
    insats.done(refuseOffer(insats.offered(parked), { afterwards: 'parked' }));
    insats.joined({ earliestStart: '2026-04-01' });
    insats.started({ hoursPerWeek: 35, passing: 'urgent' });
    insats.started({ hoursPerWeek: 25, passing: 'urgent' });
    insats.joined();
    const fits = insats.joined({ hoursPerWeek: 20 });
    expect(insats.ask(offer(fits))).toMatchObject({ events: [{ passed: 0, passing: null }] });
  });

  test('beyond the places there are passes everybody who waits, for none of them had room either', () => {
    const insats = aLedger({ places: 1 });
    insats.started();
    insats.joined({ earliestStart: '2026-04-01' });
    const parked = insats.joined();
    insats.done(
      refuseOffer(insats.offered(parked, { passing: 'urgent', overbooking: 'Prov' }), {
        afterwards: 'parked',
      }),
    );
    const entry = insats.joined();
    const overbooking = 'Handledaren räcker till en till';
    expect(insats.refusal(offer(entry, { overbooking }))).toEqual({ refusal: 'othersComeFirst', others: 1 });
    expect(insats.ask(offer(entry, { overbooking, passing: 'urgent' }))).toMatchObject({
      events: [{ entry, passed: 1, passing: 'urgent', overbooking, automatic: false }],
    });
    expect(insats.seen()).toMatchObject({ free: 0, deficit: 1 });
  });
});

describe('a yes to an offer', () => {
  test('makes it a placement from the day that is said', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const offered = insats.offered(entry);
    expect(insats.ask(accept(offered, '2026-03-16'))).toEqual({
      events: [
        {
          type: 'offerAccepted',
          entry,
          offer: offered,
          claim: { minutes: 2_400, referrer: 'municipality', cohort: null },
          until: nextMonday,
          startsOn: '2026-03-16',
        },
      ],
      made: { entry, offer: offered },
    });
    expect(insats.book).toMatchObject({ deadlines: [], uses: [{ placements: 1, offers: 0 }] });
  });

  test('comes once', () => {
    const insats = aLedger();
    const { offer: offered } = insats.placed();
    expect(insats.ask(accept(offered))).toEqual({ refused: { refusal: 'offerAnswered' }, events: [] });
  });

  test('to an offer of nobody is refused', () => {
    const insats = aLedger();
    expect(insats.refusal(accept('nobody-1'))).toEqual({ refusal: 'noSuchEntry' });
    const entry = insats.joined();
    for (const misspelt of ['nobody', `${entry}x`]) {
      expect(insats.refusal(accept(misspelt))).toEqual({ refusal: 'noSuchEntry' });
    }
  });

  test('is to the offer that stands, not to one that was made before it', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const first = insats.offered(entry);
    insats.done(refuseOffer(first));
    const second = insats.offered(entry);
    expect(insats.refusal(accept(first))).toEqual({ refusal: 'offerAnswered' });
    expect(insats.refusal(accept(second))).toBeUndefined();
  });
});

describe('a no to an offer', () => {
  const claim = { minutes: 2_400, referrer: 'municipality', cohort: null } as const;

  test.each([
    ['queue', 'waiting', 1],
    ['parked', 'parked', 1],
    ['leave', 'left', 0],
  ] as const)('with %s afterwards leaves the entry %s', (afterwards, is, queue) => {
    const insats = aLedger();
    const entry = insats.joined();
    const offered = insats.offered(entry);
    expect(insats.ask(refuseOffer(offered, { reason: 'health', afterwards }))).toEqual({
      events: [
        {
          type: 'offerRefused',
          entry,
          offer: offered,
          claim,
          until: nextMonday,
          refusedBy: 'person',
          reason: 'health',
          afterwards,
        },
      ],
      made: { entry, offer: offered },
    });
    expect(insats.stage(entry)).toBe(is);
    expect(insats.book).toMatchObject({ queue, uses: [], deadlines: [] });
  });

  test('of the person may be registered by either, that of the provider not by the coordinator', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const asProvider = refuseOffer(insats.offered(entry), { refusedBy: 'provider' });
    expect(insats.refusal(asProvider, { by: aCoordinator })).toEqual({ refusal: 'providersAnswer' });
    expect(insats.refusal({ ...asProvider, refusedBy: 'person' }, { by: aCoordinator })).toBeUndefined();
    const again = refuseOffer(insats.offered(entry), { refusedBy: 'provider' });
    expect(insats.refusal(again, { by: anAdmin })).toBeUndefined();
  });

  test('to an offer that does not stand is refused', () => {
    const insats = aLedger();
    expect(insats.refusal(refuseOffer(insats.placed().offer))).toEqual({ refusal: 'offerAnswered' });
    expect(insats.refusal(refuseOffer('nobody-1'))).toEqual({ refusal: 'noSuchEntry' });
  });

  test('gives the place to the next in order where the insats wants that, and not to the same again', () => {
    const insats = aLedger({ places: 1, rules: { offersNext: true } });
    const [first, second] = [insats.joined(), insats.joined()];
    const decision = insats.ask(refuseOffer(insats.offered(first)));
    expect(decision).toMatchObject({
      events: [
        { type: 'offerRefused', entry: first },
        { type: 'offerMade', entry: second, automatic: true, passed: 0, passing: null, overbooking: null },
      ],
      made: { entry: first },
    });
    expect([insats.stage(first), insats.stage(second)]).toEqual(['waiting', 'offered']);
  });

  test('leaves the place free where the insats does not want that, or nobody else can have it', () => {
    const plain = aLedger();
    const [first] = [plain.joined(), plain.joined()];
    expect(eventsOf(plain.ask(refuseOffer(plain.offered(first))))).toEqual(['offerRefused']);
    const eager = aLedger({ rules: { offersNext: true } });
    const only = eager.joined();
    expect(eventsOf(eager.ask(refuseOffer(eager.offered(only))))).toEqual(['offerRefused']);
  });
});

describe('an offer in a course', () => {
  function aCourse() {
    const insats = aLedger();
    const may = insats.done(planCohort()).cohort;
    const august = insats.done(planCohort({ startsOn: '2026-08-17', endsOn: null })).cohort;
    return { insats, may, august };
  }

  test('is in the start that is named, else in the one that was asked for', () => {
    const { insats, may, august } = aCourse();
    const [one, other] = [insats.joined({ cohort: may }), insats.joined({ cohort: may })];
    expect(insats.ask(offer(one))).toHaveProperty('events.0.claim.cohort', may);
    expect(insats.ask(offer(other, { cohort: august }))).toHaveProperty('events.0.claim.cohort', august);
  });

  test('needs a start: the insats has no places outside them', () => {
    const { insats } = aCourse();
    const entry = insats.joined();
    expect(insats.refusal(offer(entry))).toEqual({ refusal: 'chooseCohort' });
    expect(insats.refusal(offer(null))).toEqual({ refusal: 'chooseCohort' });
    expect(insats.refusal(offer(null, { cohort: 'another' }))).toEqual({ refusal: 'noSuchCohort' });
  });

  test('goes to the first who asked for that start, or for any', () => {
    const { insats, may, august } = aCourse();
    const [forAugust, any, forMay] = [
      insats.joined({ cohort: august }),
      insats.joined(),
      insats.joined({ cohort: may }),
    ];
    expect(insats.done(offer(null, { cohort: may })).entry).toBe(any);
    expect(insats.done(offer(null, { cohort: may })).entry).toBe(forMay);
    expect(insats.done(offer(null, { cohort: august })).entry).toBe(forAugust);
  });

  test('goes to somebody who can start when the course does, though not today', () => {
    const { insats, may } = aCourse();
    insats.joined({ earliestStart: '2026-05-05' });
    const inTime = insats.joined({ earliestStart: '2026-05-04' });
    expect(insats.done(offer(null, { cohort: may })).entry).toBe(inTime);
  });

  test('goes to somebody who can start when that course does, though after another has begun', () => {
    const { insats, august } = aCourse();
    const entry = insats.joined({ earliestStart: '2026-08-17' });
    expect(insats.done(offer(null, { cohort: august })).entry).toBe(entry);
  });

  test('that has begun already waits as long as the offer stands', () => {
    const { insats, may } = aCourse();
    const entry = insats.joined({ earliestStart: '2026-05-18' });
    const inMay = { at: '2026-05-11T08:00:00.000Z' };
    expect(insats.refusal(offer(null, { cohort: may, workingDays: 3 }), inMay)).toEqual({
      refusal: 'nobodyToOffer',
    });
    expect(insats.done(offer(null, { cohort: may }), inMay).entry).toBe(entry);
  });

  test('may go to somebody whose own start was called off', () => {
    const { insats, may, august } = aCourse();
    const entry = insats.joined({ cohort: may });
    insats.done({ type: 'cancelCohort', cohort: may });
    expect(insats.done(offer(null, { cohort: august })).entry).toBe(entry);
  });

  test('that is refused goes on within the same start', () => {
    const { insats, may, august } = aCourse();
    insats.done(setRules({ offersNext: true }));
    const [first, forAugust, forMay] = [
      insats.joined({ cohort: may }),
      insats.joined({ cohort: august }),
      insats.joined({ cohort: may }),
    ];
    insats.done(refuseOffer(insats.offered(first)));
    expect(insats.entry(forMay)).toMatchObject({ stage: { is: 'offered' }, claim: { cohort: may } });
    expect(insats.stage(forAugust)).toBe('waiting');
  });
});

test('an offer holds a place against those who come without the queue', () => {
  const insats = aLedger({ places: 1 });
  insats.offered(insats.joined());
  expect(insats.refusal(start())).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 1 });
  expect(insats.refusal(join())).toBeUndefined();
});
