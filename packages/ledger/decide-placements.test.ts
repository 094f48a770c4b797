import { describe, expect, test } from 'vitest';
import {
  aCoordinator,
  accept,
  aLedger,
  carriedIn,
  changeHours,
  end,
  offer,
  openLedger,
  planCohort,
  setRules,
  start,
} from '../../test/builders/places.ts';

const ready = (entry: string, on = '2026-03-02', toStep: 'supported-work' | null = 'supported-work') =>
  ({ type: 'markReady', entry, ready: { on, toStep } }) as const;

describe('a placement without the queue', () => {
  test('takes a place from the day that is said', () => {
    const insats = aLedger();
    const asked = start({ hoursPerWeek: 20, referrer: 'employment-service', startsOn: '2026-03-09' });
    expect(insats.ask(asked, { key: 'sixteen letters.eight more' })).toEqual({
      events: [
        {
          type: 'placementStarted',
          entry: 'sixteen letters.',
          claim: { minutes: 1_200, referrer: 'employment-service', cohort: null },
          municipality: '0580',
          startsOn: '2026-03-09',
          passing: null,
          overbooking: null,
        },
      ],
      made: { entry: 'sixteen letters.' },
    });
    expect(insats.entry('sixteen letters.')).toMatchObject({
      stage: {
        is: 'placed',
        startsOn: '2026-03-09',
        offer: null,
        carriedIn: false,
        ready: null,
        cameFrom: null,
      },
      municipality: '0580',
      ticket: null,
      followedBy: null,
    });
    expect(insats.seen()).toMatchObject({ free: 2 });
  });

  test('is made once: the same request again meets it', () => {
    const insats = aLedger();
    const key = insats.newKey();
    insats.done(start(), { key });
    expect(insats.refusal(start(), { key })).toEqual({ refusal: 'entryExists' });
  });

  test('goes before those who queue only for a reason', () => {
    const insats = aLedger();
    insats.joined();
    insats.joined();
    expect(insats.refusal(start())).toEqual({ refusal: 'othersComeFirst', others: 2 });
    expect(insats.ask(start({ passing: 'returning' }))).toMatchObject({ events: [{ passing: 'returning' }] });
  });

  test('passes nobody where nobody queues, whatever reason was given', () => {
    const insats = aLedger();
    expect(insats.ask(start({ passing: 'urgent' }))).toMatchObject({ events: [{ passing: null }] });
  });

  test('needs hours that fit a place, and a start of the course', () => {
    const insats = aLedger();
    insats.done({ type: 'setPlaces', places: 3, hoursPerPlace: 30, overbooking: null });
    expect(insats.refusal(start({ hoursPerWeek: 40 }))).toEqual({
      refusal: 'moreHoursThanPlace',
      hours: 40,
      most: 30,
    });
    const { cohort } = insats.done(planCohort());
    expect(insats.refusal(start({ hoursPerWeek: 30 }))).toEqual({ refusal: 'chooseCohort' });
    expect(insats.ask(start({ hoursPerWeek: 30, cohort }))).toHaveProperty('events.0.claim.cohort', cohort);
  });
});

describe('other hours', () => {
  test('change what a placement takes up, from a day', () => {
    const insats = aLedger({ rules: { sharing: true } });
    const entry = insats.started({ hoursPerWeek: 10 });
    expect(insats.ask(changeHours(entry, 17.5, { on: '2026-03-30' }))).toEqual({
      events: [
        {
          type: 'placementHoursChanged',
          entry,
          claim: { minutes: 600, referrer: 'municipality', cohort: null },
          toMinutes: 1_050,
          on: '2026-03-30',
          overbooking: null,
        },
      ],
      made: { entry },
    });
    expect(insats.entry(entry).claim.minutes).toBe(1_050);
    expect(insats.book.uses).toMatchObject([{ placements: 1, placementMinutes: 1_050 }]);
  });

  test('that are the same change nothing', () => {
    const insats = aLedger();
    expect(insats.ask(changeHours(insats.started(), 40))).toEqual({ events: [] });
  });

  test('are refused where they do not fit a place, or lie before the start', () => {
    const insats = aLedger();
    insats.done({ type: 'setPlaces', places: 3, hoursPerPlace: 30, overbooking: null });
    const entry = insats.started({ hoursPerWeek: 20 });
    expect(insats.refusal(changeHours(entry, 40))).toEqual({
      refusal: 'moreHoursThanPlace',
      hours: 40,
      most: 30,
    });
    expect(insats.refusal(changeHours(entry, 25, { on: '2026-03-01' }))).toEqual({
      refusal: 'endsBeforeStart',
      on: '2026-03-01',
      startsOn: '2026-03-02',
    });
    expect(insats.refusal(changeHours(entry, 25, { on: '2026-03-02' }))).toBeUndefined();
  });

  test('beyond the places there are need a decision', () => {
    const insats = aLedger({ places: 1, rules: { sharing: true } });
    const entry = insats.started({ hoursPerWeek: 30 });
    insats.started({ hoursPerWeek: 10 });
    expect(insats.refusal(changeHours(entry, 35))).toEqual({
      refusal: 'tooFewPlaces',
      free: 0,
      deficit: 0.25,
    });
    const overbooking = 'Hon kan öka sina timmar nu';
    expect(insats.ask(changeHours(entry, 35, { overbooking }))).toMatchObject({ events: [{ overbooking }] });
    expect(insats.seen()).toMatchObject({ free: 0, deficit: 0.25 });
    expect(insats.refusal(changeHours(entry, 30))).toBeUndefined();
    expect(insats.seen()).toMatchObject({ deficit: 0 });
  });

  test('are of one who takes part', () => {
    const insats = aLedger();
    const entry = insats.joined();
    expect(insats.refusal(changeHours('nobody', 10))).toEqual({ refusal: 'noSuchEntry' });
    expect(insats.refusal(changeHours(entry, 10))).toEqual({
      refusal: 'entryStandsElsewhere',
      is: 'waiting',
    });
  });
});

describe('ready for the next step', () => {
  test('is said with the day and the step wanted, and may be taken back', () => {
    const insats = aLedger();
    const entry = insats.started();
    const said = { on: '2026-03-02', toStep: 'supported-work' };
    expect(insats.ask(ready(entry))).toEqual({
      events: [{ type: 'placementReady', entry, ready: said }],
      made: { entry },
    });
    expect(insats.entry(entry).stage).toMatchObject({ is: 'placed', ready: said });
    expect(insats.ask({ type: 'markReady', entry, ready: null })).toMatchObject({
      events: [{ ready: null }],
    });
    expect(insats.entry(entry).stage).toMatchObject({ ready: null });
  });

  test('said again changes nothing, with another day or step it does', () => {
    const insats = aLedger();
    const entry = insats.started();
    expect(insats.ask({ type: 'markReady', entry, ready: null })).toEqual({ events: [] });
    insats.done(ready(entry));
    expect(insats.ask(ready(entry))).toEqual({ events: [] });
    expect(insats.ask(ready(entry, '2026-03-02', null))).toHaveProperty('events.length', 1);
    expect(insats.ask(ready(entry, '2026-03-03', null), { at: '2026-03-03T08:00:00.000Z' })).toHaveProperty(
      'events.length',
      1,
    );
  });

  test('has happened, and not before the start', () => {
    const insats = aLedger();
    const entry = insats.started();
    expect(insats.refusal(ready(entry, '2026-03-03'))).toEqual({
      refusal: 'notHappenedYet',
      on: '2026-03-03',
      today: '2026-03-02',
    });
    expect(insats.refusal(ready(entry, '2026-03-01'))).toEqual({
      refusal: 'endsBeforeStart',
      on: '2026-03-01',
      startsOn: '2026-03-02',
    });
    expect(insats.refusal(ready('nobody'))).toEqual({ refusal: 'noSuchEntry' });
  });
});

describe('an ending', () => {
  test('has an outcome and a day, and gives the place back', () => {
    const insats = aLedger();
    const entry = insats.started();
    insats.done(ready(entry));
    const ending = end(entry, { outcome: 'next-insats', toStep: 'supported-work' });
    expect(insats.ask(ending)).toEqual({
      events: [
        {
          type: 'placementEnded',
          entry,
          claim: { minutes: 2_400, referrer: 'municipality', cohort: null },
          startsOn: '2026-03-02',
          carriedIn: false,
          outcome: 'next-insats',
          toStep: 'supported-work',
          on: '2026-03-02',
          into: null,
        },
      ],
      made: { entry },
    });
    expect(insats.entry(entry)).toMatchObject({
      stage: {
        is: 'ended',
        startsOn: '2026-03-02',
        ready: { on: '2026-03-02', toStep: 'supported-work' },
        outcome: 'next-insats',
        toStep: 'supported-work',
        on: '2026-03-02',
        into: null,
      },
      toTell: null,
    });
    expect(insats.seen()).toMatchObject({ free: 3 });
    expect(insats.refusal(end(entry))).toEqual({ refusal: 'entryStandsElsewhere', is: 'ended' });
  });

  test('has happened, not before the start, and of one who takes part', () => {
    const insats = aLedger();
    const entry = insats.started();
    expect(insats.refusal(end(entry, { on: '2026-03-03' }))).toEqual({
      refusal: 'notHappenedYet',
      on: '2026-03-03',
      today: '2026-03-02',
    });
    expect(insats.refusal(end(entry, { on: '2026-03-01' }))).toEqual({
      refusal: 'endsBeforeStart',
      on: '2026-03-01',
      startsOn: '2026-03-02',
    });
    expect(insats.refusal(end('nobody'))).toEqual({ refusal: 'noSuchEntry' });
  });

  test('of one who was there before the ledger may lie on any day that has been', () => {
    const insats = aLedger();
    insats.done({ type: 'carryIn', placements: [carriedIn()], overbooking: null });
    const entry = [...insats.entries.keys()][0] ?? '';
    expect(insats.ask(end(entry, { on: '2025-01-01' }))).toMatchObject({
      events: [{ startsOn: null, carriedIn: true }],
    });
  });

  test('says nothing any more that the person should be told', () => {
    const insats = aLedger();
    const { entry, offer: offered } = insats.placed();
    expect(insats.entry(entry)).toMatchObject({ toTell: 'placement', stage: { offer: offered } });
    insats.done(end(entry, { on: '2026-03-09' }), { at: '2026-03-10T08:00:00.000Z' });
    expect(insats.entry(entry).toTell).toBeNull();
  });
});

describe('an ending into another insats', () => {
  /** One who takes part in the workshop, and has a place in the kitchen by an accepted offer. */
  function onTheWay() {
    const workshop = aLedger();
    const kitchen = aLedger({ insats: 'kok', step: 'supported-work' });
    const from = workshop.started();
    const into = kitchen.placed();
    const ending = end(from, {
      outcome: 'next-insats',
      into: { insats: 'kok', offer: into.offer },
    });
    return { workshop, kitchen, from, into, ending };
  }
  const noOffer = { refusal: 'noAcceptedOfferThere' };

  test('is written in both, with the step that the other stands on', () => {
    const { workshop, kitchen, from, into, ending } = onTheWay();
    const next = { insats: 'kok', entry: into.entry };
    const cameFrom = { insats: 'cykel', entry: from };
    expect(workshop.ask(ending, { elsewhere: kitchen })).toEqual({
      events: [
        {
          type: 'placementEnded',
          entry: from,
          claim: { minutes: 2_400, referrer: 'municipality', cohort: null },
          startsOn: '2026-03-02',
          carriedIn: false,
          outcome: 'next-insats',
          on: '2026-03-02',
          toStep: 'supported-work',
          into: next,
        },
      ],
      made: { entry: from },
      elsewhere: { insats: 'kok', event: { type: 'placementFollows', entry: into.entry, cameFrom } },
    });
    expect(kitchen.entry(into.entry).stage).toMatchObject({ is: 'placed', cameFrom });
    expect(workshop.entry(from).stage).toMatchObject({ is: 'ended', into: next });
  });

  test('has the step that is said where the other stands on none', () => {
    const { workshop, from } = onTheWay();
    const track = aLedger({ insats: 'sprakcafe' });
    const into = { insats: 'sprakcafe', offer: track.placed().offer };
    const ending = end(from, { outcome: 'next-insats', toStep: 'occupation', into });
    expect(workshop.ask(ending, { elsewhere: track })).toHaveProperty('events.0.toStep', 'occupation');
  });

  test('needs an offer that was accepted there and that nobody follows yet', () => {
    const { workshop, kitchen, from, ending } = onTheWay();
    const only = { elsewhere: kitchen };
    const standing = kitchen.offered(kitchen.joined());
    const intoStanding = { insats: 'kok', offer: standing };
    expect(workshop.refusal(end(from, { ...ending, into: intoStanding }), only)).toEqual(noOffer);
    const another = { insats: 'kok', offer: ending.into?.offer.replace(/\d$/, '0') ?? '' };
    expect(workshop.refusal(end(from, { ...ending, into: another }), only)).toEqual(noOffer);
    const nobodys = { insats: 'kok', offer: 'nobody-1' };
    expect(workshop.refusal(end(from, { ...ending, into: nobodys }), only)).toEqual(noOffer);
    const second = workshop.started();
    workshop.done(ending, only);
    expect(workshop.refusal({ ...ending, entry: second }, only)).toEqual(noOffer);
  });

  test('needs another insats, that exists, is open, and is of the same förbund', () => {
    const { workshop, kitchen, ending } = onTheWay();
    expect(workshop.refusal(ending)).toEqual(noOffer);
    const elsewhere = (changed: object) => ({
      elsewhere: {
        ...kitchen,
        entries: kitchen.entries,
        head: { ...kitchen.head, ...changed },
        book: kitchen.book,
        now: kitchen.now,
      },
    });
    expect(workshop.refusal(ending, elsewhere({ forbund: 'norrkoping' }))).toEqual(noOffer);
    expect(workshop.refusal(ending, elsewhere({ status: 'closed' }))).toEqual(noOffer);
    expect(workshop.refusal(ending, elsewhere({ insats: 'another' }))).toEqual(noOffer);
    expect(workshop.refusal(ending, elsewhere({}))).toBeUndefined();
  });

  test('cannot lead into the insats itself', () => {
    const { workshop } = onTheWay();
    const [from, into] = [workshop.started(), workshop.placed()];
    const ending = end(from, { outcome: 'next-insats', into: { insats: 'cykel', offer: into.offer } });
    expect(workshop.refusal(ending, { elsewhere: workshop })).toEqual(noOffer);
  });

  test('cannot lead into a ledger that was closed since', () => {
    const { workshop, kitchen, ending } = onTheWay();
    kitchen.done({ type: 'closeLedger' });
    expect(workshop.refusal(ending, { elsewhere: kitchen })).toEqual(noOffer);
    kitchen.done(openLedger());
    expect(workshop.refusal(ending, { elsewhere: kitchen })).toEqual(noOffer);
  });

  test('cannot lead onto a placement that has ended', () => {
    const { workshop, kitchen, into, ending } = onTheWay();
    kitchen.done(end(into.entry, { on: '2026-03-09' }), { at: '2026-03-09T20:00:00.000Z' });
    expect(workshop.refusal(ending, { elsewhere: kitchen })).toEqual(noOffer);
  });

  test('is checked as any other ending first', () => {
    const { workshop, kitchen, ending } = onTheWay();
    expect(workshop.refusal({ ...ending, on: '2026-03-03' }, { elsewhere: kitchen })).toMatchObject({
      refusal: 'notHappenedYet',
    });
    expect(kitchen.log.map(({ event }) => event.type)).not.toContain('placementFollows');
  });
});

test('going beyond the places there are is not for the coordinator to decide', () => {
  const insats = aLedger({ places: 0, by: aCoordinator });
  const overbooking = 'Det brådskar';
  expect(insats.refusal(start({ overbooking }))).toEqual({ refusal: 'overbookingNotYours' });
  expect(insats.refusal(offer(insats.joined(), { overbooking }))).toEqual({ refusal: 'overbookingNotYours' });
  expect(insats.refusal(accept('nobody-1'))).toEqual({ refusal: 'noSuchEntry' });
  insats.done(setRules({ offersNext: true }));
});
