import { describe, expect, test } from 'vitest';
import {
  aCoordinator,
  accept,
  aLedger,
  eventsOf,
  join,
  offer,
  planCohort,
  refuseOffer,
} from '../../test/builders/places.ts';

describe('joining the queue', () => {
  test('says who refers, from where, for how many hours and from when, and no person', () => {
    const insats = aLedger();
    const asked = join({ hoursPerWeek: 12.5, referrer: 'region', earliestStart: '2026-04-01' });
    const decision = insats.ask(asked, { by: aCoordinator, key: 'sixteen letters.eight more' });
    expect(decision).toEqual({
      events: [
        {
          type: 'queueJoined',
          entry: 'sixteen letters.',
          claim: { minutes: 750, referrer: 'region', cohort: null },
          municipality: '0580',
          earliestStart: '2026-04-01',
        },
      ],
      made: { entry: 'sixteen letters.' },
    });
    expect(insats.entry('sixteen letters.')).toMatchObject({
      stage: { is: 'waiting' },
      ticket: insats.head.version,
      followedBy: 'socialtjansten',
    });
    expect(insats.seen()).toMatchObject({ free: 3, queue: 1 });
  });

  test('once: the same request again meets the entry', () => {
    const insats = aLedger();
    const key = insats.newKey();
    insats.done(join(), { key });
    expect(insats.refusal(join(), { key })).toEqual({ refusal: 'entryExists' });
  });

  test('for more hours than a place has is refused where places are not shared', () => {
    const insats = aLedger();
    insats.done({ type: 'setPlaces', places: 3, hoursPerPlace: 20, overbooking: null });
    const tooMany = { refusal: 'moreHoursThanPlace', hours: 20.25, most: 20 };
    expect(insats.refusal(join({ hoursPerWeek: 20.25 }))).toEqual(tooMany);
    expect(insats.refusal(join({ hoursPerWeek: 20 }))).toBeUndefined();
    insats.done({
      type: 'setRules',
      rules: { sharing: true, offerDays: 5, offersNext: false },
      overbooking: null,
    });
    expect(insats.refusal(join({ hoursPerWeek: 40 }))).toBeUndefined();
  });

  test('may ask for a start of the course that is planned and not over, or for any', () => {
    const insats = aLedger();
    const { cohort } = insats.done(planCohort({ endsOn: '2026-05-08' }));
    expect(insats.refusal(join({ cohort: 'another' }))).toEqual({ refusal: 'noSuchCohort' });
    expect(insats.refusal(join({ cohort }), { at: '2026-05-08T12:00:00.000Z' })).toBeUndefined();
    expect(insats.refusal(join({ cohort }), { at: '2026-05-08T22:00:00.000Z' })).toEqual({
      refusal: 'cohortIsOver',
      endsOn: '2026-05-08',
    });
    expect(insats.refusal(join())).toBeUndefined();
  });
});

describe('leaving the queue', () => {
  test('says why, also for one who is parked', () => {
    const insats = aLedger();
    const [waiting, parked] = [insats.joined(), insats.joined()];
    insats.done(refuseOffer(insats.offered(parked, { passing: 'urgent' }), { afterwards: 'parked' }));
    expect(insats.ask({ type: 'leave', entry: waiting, reason: 'moved' })).toEqual({
      events: [{ type: 'queueLeft', entry: waiting, reason: 'moved' }],
      made: { entry: waiting },
    });
    expect(insats.refusal({ type: 'leave', entry: parked, reason: 'health' })).toBeUndefined();
    expect(insats.entry(parked).stage).toEqual({ is: 'left', reason: 'health' });
    expect(insats.seen().queue).toBe(0);
  });

  test('with an offer says no to it, and the place goes to the next where the insats wants that', () => {
    const insats = aLedger({ places: 1, rules: { offersNext: true } });
    const [first, second] = [insats.joined(), insats.joined()];
    const offered = insats.offered(first);
    expect(insats.ask({ type: 'leave', entry: first, reason: 'no-longer-needed' })).toMatchObject({
      events: [
        {
          type: 'offerRefused',
          offer: offered,
          refusedBy: 'person',
          reason: 'no-longer-needed',
          afterwards: 'leave',
        },
        { type: 'offerMade', entry: second, automatic: true },
      ],
    });
    expect(insats.entry(first).stage).toEqual({ is: 'left', reason: 'no-longer-needed' });
  });

  test('with an offer leaves the place free where the insats does not offer by itself', () => {
    const insats = aLedger({ places: 1 });
    const first = insats.joined();
    insats.joined();
    insats.offered(first);
    expect(eventsOf(insats.ask({ type: 'leave', entry: first, reason: 'moved' }))).toEqual(['offerRefused']);
    expect(insats.seen()).toMatchObject({ free: 1, queue: 1 });
  });

  test('is for those who are in it', () => {
    const insats = aLedger();
    const { entry } = insats.placed();
    expect(insats.refusal({ type: 'leave', entry: 'nobody', reason: 'moved' })).toEqual({
      refusal: 'noSuchEntry',
    });
    expect(insats.refusal({ type: 'leave', entry, reason: 'moved' })).toEqual({
      refusal: 'entryStandsElsewhere',
      is: 'placed',
    });
  });
});

describe('one who is parked', () => {
  test('is offered places again when somebody says so, where it stood in the order', () => {
    const insats = aLedger();
    const [entry, other] = [insats.joined(), insats.joined()];
    insats.done(refuseOffer(insats.offered(entry), { afterwards: 'parked' }));
    expect(insats.ask({ type: 'resume', entry })).toEqual({
      events: [{ type: 'entryResumed', entry }],
      made: { entry },
    });
    expect(insats.done(offer(null)).entry).toBe(entry);
    expect(insats.done(offer(null)).entry).toBe(other);
  });

  test('is resumed once, and only if it is parked', () => {
    const insats = aLedger();
    const entry = insats.joined();
    expect(insats.ask({ type: 'resume', entry })).toEqual({ events: [] });
    expect(insats.refusal({ type: 'resume', entry: 'nobody' })).toEqual({ refusal: 'noSuchEntry' });
    insats.offered(entry);
    expect(insats.refusal({ type: 'resume', entry })).toEqual({
      refusal: 'entryStandsElsewhere',
      is: 'offered',
    });
  });
});

describe('what the coordinator has to tell the person', () => {
  const tell = (entry: string) => ({ type: 'tell', entry }) as const;

  test('is what has happened last, until it is told', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const toTell = () => insats.entry(entry).toTell;
    expect(toTell()).toBeNull();
    const offered = insats.offered(entry);
    expect(toTell()).toBe('offer');
    expect(insats.ask(tell(entry))).toEqual({
      events: [{ type: 'personTold', entry, about: 'offer' }],
      made: { entry },
    });
    expect(toTell()).toBeNull();
    expect(insats.refusal(tell(entry))).toEqual({ refusal: 'nothingToTell' });
    insats.done(accept(offered));
    expect(toTell()).toBe('placement');
    expect(insats.refusal(tell('nobody'))).toEqual({ refusal: 'noSuchEntry' });
  });

  test('is that an offer ran out or that the provider said no, but not what the person said', () => {
    const insats = aLedger();
    const [expired, refused, saidNo] = [insats.joined(), insats.joined(), insats.joined()];
    insats.offered(expired);
    insats.done(refuseOffer(insats.offered(refused), { refusedBy: 'provider' }));
    insats.done(refuseOffer(insats.offered(saidNo, { passing: 'urgent' })));
    insats.done({ type: 'expire' }, { at: '2026-03-10T08:00:00.000Z' });
    expect([expired, refused, saidNo].map((id) => insats.entry(id).toTell)).toEqual([
      'offer-expired',
      'provider-refused',
      null,
    ]);
  });

  test('is nothing where nobody put the person in the queue', () => {
    const insats = aLedger();
    expect(insats.entry(insats.started()).toTell).toBeNull();
  });

  test('is nothing any more of one who has left', () => {
    const insats = aLedger();
    const entry = insats.joined();
    insats.done(refuseOffer(insats.offered(entry), { refusedBy: 'provider' }));
    insats.done({ type: 'leave', entry, reason: 'moved' });
    expect(insats.entry(entry).toTell).toBeNull();
  });
});
