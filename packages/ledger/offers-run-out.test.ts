import { describe, expect, test } from 'vitest';
import { byTimeOfJoining, decide, nextDeadline } from '#ledger';
import { aProvider } from '../../test/builders/ledger.ts';
import { accept, aLedger, eventsOf, join, offer, planCohort, start } from '../../test/builders/places.ts';

/** The midnight that ends the fifth working day after Monday 2 March, and the moment before it. */
const midnight = '2026-03-09T23:00:00.000Z';
const justBefore = '2026-03-09T22:59:59.999Z';
const expire = { type: 'expire' } as const;

describe('an offer that nobody answered', () => {
  test('stands to the last moment of its last day, and runs out at midnight', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const offered = insats.offered(entry);
    expect(insats.ask(expire, { at: justBefore })).toEqual({ events: [] });
    expect(insats.ask(expire, { at: midnight })).toEqual({
      events: [
        {
          type: 'offerExpired',
          entry,
          offer: offered,
          claim: { minutes: 2_400, referrer: 'municipality', cohort: null },
          until: midnight,
        },
      ],
    });
    expect(insats.stage(entry)).toBe('parked');
    expect(insats.book).toMatchObject({ queue: 1, uses: [], deadlines: [] });
  });

  test('leaves the place free where the insats does not offer it on', () => {
    const insats = aLedger({ places: 1 });
    const first = insats.joined();
    insats.joined();
    insats.offered(first);
    expect(eventsOf(insats.ask(expire, { at: midnight }))).toEqual(['offerExpired']);
    expect(insats.seen(midnight)).toMatchObject({ free: 1, queue: 2 });
  });

  test('runs out once, however often the clock asks', () => {
    const insats = aLedger();
    insats.offered(insats.joined());
    insats.done(expire, { at: midnight });
    expect(insats.ask(expire)).toEqual({ events: [] });
  });

  test('can be answered to its last moment', () => {
    const insats = aLedger();
    const offered = insats.offered(insats.joined());
    expect(insats.refusal(accept(offered), { at: justBefore })).toBeUndefined();
  });

  test('that is answered too late runs out in the same breath, and the answer says when it did', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const offered = insats.offered(entry);
    const decision = insats.ask(accept(offered), { at: midnight });
    expect(decision).toMatchObject({ refused: { refusal: 'offerRanOut', lastDay: '2026-03-09' } });
    expect(eventsOf(decision)).toEqual(['offerExpired']);
    expect(insats.refusal(accept(offered))).toEqual({ refusal: 'offerAnswered' });
  });

  test('does not tell another offer that it ran out', () => {
    const insats = aLedger();
    insats.offered(insats.joined());
    const answered = insats.placed();
    const decision = insats.ask(accept(answered.offer), { at: midnight });
    expect(decision).toMatchObject({
      refused: { refusal: 'offerAnswered' },
      events: [{ type: 'offerExpired' }],
    });
  });

  test('runs out with whatever is asked of the insats next', () => {
    const insats = aLedger({ places: 1 });
    insats.offered(insats.joined());
    const decision = insats.ask(start({ passing: 'urgent' }), { at: midnight });
    expect(eventsOf(decision)).toEqual(['offerExpired', 'placementStarted']);
    expect(decision).toHaveProperty('made', { entry: [...insats.entries.keys()].at(-1) });
  });

  test('is not made again by itself', () => {
    const insats = aLedger();
    const entry = insats.joined();
    insats.offered(entry);
    insats.done(expire, { at: midnight });
    expect(insats.refusal(offer(null))).toEqual({ refusal: 'nobodyToOffer' });
    insats.done({ type: 'resume', entry });
    expect(insats.done(offer(null)).entry).toBe(entry);
  });

  test('must have been read to run out', () => {
    const insats = aLedger();
    insats.offered(insats.joined());
    const places = { entries: new Map(), by: aProvider, key: insats.newKey(), rule: byTimeOfJoining };
    expect(() => decide(expire, { head: insats.head, places }, midnight)).toThrow(/was not read/);
    const waiting = new Map(
      [...insats.entries].map(([id, one]) => [id, { ...one, stage: { is: 'waiting' as const } }]),
    );
    expect(() =>
      decide(expire, { head: insats.head, places: { ...places, entries: waiting } }, midnight),
    ).toThrow(/was not read/);
  });
});

describe('where the insats offers to the next', () => {
  test('the place goes on in order, by the ledger itself', () => {
    const insats = aLedger({ places: 1, rules: { offersNext: true } });
    const [first, second] = [insats.joined(), insats.joined()];
    insats.offered(first);
    expect(insats.ask(expire, { at: midnight })).toMatchObject({
      events: [
        { type: 'offerExpired', entry: first },
        {
          type: 'offerMade',
          entry: second,
          until: '2026-03-17T23:00:00.000Z',
          automatic: true,
          passed: 0,
          passing: null,
          overbooking: null,
        },
      ],
    });
    expect(insats.log.slice(-2).map(({ by }) => by)).toEqual(
      [0, 1].map(() => ({
        subject: 'insatskatalogen',
        role: 'system',
        forbund: 'linkoping',
        organisation: 'cykelkooperativet',
      })),
    );
    expect(nextDeadline(insats.book)).toBe('2026-03-17T23:00:00.000Z');
  });

  test('it goes to nobody who cannot have it', () => {
    const insats = aLedger({ places: 1, rules: { offersNext: true } });
    insats.offered(insats.joined());
    const later = insats.joined({ earliestStart: '2026-03-18' });
    expect(eventsOf(insats.ask(expire, { at: midnight }))).toEqual(['offerExpired']);
    expect(insats.stage(later)).toBe('waiting');
  });

  test('it stays within the start of the course', () => {
    const insats = aLedger({ rules: { offersNext: true } });
    const may = insats.done(planCohort()).cohort;
    const august = insats.done(planCohort({ startsOn: '2026-08-17', endsOn: null })).cohort;
    insats.offered(insats.joined({ cohort: may }));
    const [forAugust, forMay] = [insats.joined({ cohort: august }), insats.joined({ cohort: may })];
    insats.done(expire, { at: midnight });
    expect([insats.stage(forAugust), insats.stage(forMay)]).toEqual(['waiting', 'offered']);
  });

  test('whoever answers too late finds the place promised to somebody else', () => {
    const insats = aLedger({ places: 1, rules: { offersNext: true } });
    const [first, second] = [insats.joined(), insats.joined()];
    const offered = insats.offered(first);
    expect(insats.refusal(accept(offered), { at: midnight })).toEqual({
      refusal: 'offerRanOut',
      lastDay: '2026-03-09',
    });
    expect(insats.stage(second)).toBe('offered');
    expect(insats.seen()).toMatchObject({ free: 0, deficit: 0, queue: 1 });
  });

  test('a place that is gone meanwhile is offered to nobody', () => {
    const insats = aLedger({ places: 1, rules: { offersNext: true } });
    insats.offered(insats.joined());
    insats.joined();
    insats.done({ type: 'setPlaces', places: 0, hoursPerPlace: 40, overbooking: 'Lokalen stängs' });
    expect(eventsOf(insats.ask(expire, { at: midnight }))).toEqual(['offerExpired']);
  });
});

describe('many offers that run out', () => {
  function aFullHouse(people: number) {
    const insats = aLedger({ places: people });
    const entries = Array.from({ length: people }, () => insats.joined());
    const offers = entries.map((entry) => insats.offered(entry));
    return { insats, entries, offers };
  }

  test('do so ten at a time, and the rest with the next command', () => {
    const { insats } = aFullHouse(13);
    expect(eventsOf(insats.ask(expire, { at: midnight }))).toEqual(Array(10).fill('offerExpired'));
    expect(insats.book.deadlines).toMatchObject([{ entries: { length: 3 } }]);
    expect(eventsOf(insats.ask(join()))).toEqual([...Array(3).fill('offerExpired'), 'queueJoined']);
  });

  test('begin with the one that the command is about', () => {
    const { insats, entries, offers } = aFullHouse(12);
    const decision = insats.ask(accept(offers[11] ?? ''), { at: midnight });
    expect(decision).toMatchObject({ refused: { refusal: 'offerRanOut' } });
    expect(decision).toHaveProperty('events.0.entry', entries[11]);
    expect(eventsOf(decision)).toHaveLength(10);
    expect(insats.stage(entries[10] ?? '')).toBe('offered');
  });

  test('go by their deadline, the earliest first', () => {
    const insats = aLedger();
    const [long, short] = [insats.joined(), insats.joined()];
    insats.offered(long, { workingDays: 4 });
    insats.offered(short, { workingDays: 2 });
    expect(nextDeadline(insats.book)).toBe('2026-03-04T23:00:00.000Z');
    expect(insats.ask(expire, { at: '2026-03-05T08:00:00.000Z' })).toMatchObject({
      events: [{ entry: short }],
    });
    insats.offered(short, { workingDays: 1 });
    expect(insats.ask(expire, { at: midnight })).toMatchObject({
      events: [{ entry: long }, { entry: short }],
    });
  });
});
