import { describe, expect, test } from 'vitest';
import { anAdmin } from '../../test/builders/ledger.ts';
import {
  aCoordinator,
  aLedger,
  carriedIn,
  end,
  join,
  offer,
  reserve,
  setPlaces,
  setRules,
  start,
} from '../../test/builders/places.ts';

const carryIn = (...placements: ReturnType<typeof carriedIn>[]) =>
  ({ type: 'carryIn', placements, overbooking: null }) as const;

describe('the number of places', () => {
  test('is minutes a week: places of the hours that the insats says', () => {
    const insats = aLedger();
    expect(insats.ask(setPlaces(2.5, null, 20))).toEqual({
      events: [{ type: 'placesSet', capacityMinutes: 3_000, minutesPerPlace: 1_200, overbooking: null }],
    });
    expect(insats.seen()).toMatchObject({ places: 2.5, free: 2.5 });
  });

  test('said again changes nothing; as many places of other hours is another number', () => {
    const insats = aLedger({ places: 3 });
    expect(insats.ask(setPlaces(3))).toEqual({ events: [] });
    expect(insats.ask(setPlaces(3, null, 20))).toHaveProperty('events.length', 1);
    expect(insats.ask(setPlaces(1.5, null, 40))).toHaveProperty('events.length', 1);
  });

  test('may be said without a word about a decision, as long as none is needed', () => {
    const insats = aLedger();
    expect(insats.ask({ type: 'setPlaces', places: 4, hoursPerPlace: 40 })).toMatchObject({
      events: [{ overbooking: null }],
    });
  });

  test('below what is taken needs a decision; the deficit shows until it heals', () => {
    const insats = aLedger({ places: 2 });
    const [one] = [insats.started(), insats.started()];
    expect(insats.refusal(setPlaces(1))).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 1 });
    const why = 'Lokalen byggs om';
    expect(insats.refusal(setPlaces(1, why), { by: aCoordinator })).toEqual({
      refusal: 'overbookingNotYours',
    });
    expect(insats.ask(setPlaces(1, why))).toMatchObject({ events: [{ overbooking: why }] });
    expect(insats.seen()).toMatchObject({ places: 1, free: 0, deficit: 1, status: 'full' });
    insats.done(end(one));
    expect(insats.seen()).toMatchObject({ free: 0, deficit: 0 });
  });

  test('may be raised while it is still too small, and a decision that was not needed is not recorded', () => {
    const insats = aLedger({ places: 4 });
    for (let people = 0; people < 4; people += 1) insats.started();
    insats.done(setPlaces(1, 'Lokalen byggs om'), { by: anAdmin });
    expect(insats.ask(setPlaces(2, 'Ett rum är klart'))).toMatchObject({ events: [{ overbooking: null }] });
    expect(insats.seen()).toMatchObject({ deficit: 2 });
    expect(insats.refusal(start())).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 3 });
  });

  test('below what is reserved needs a decision too', () => {
    const insats = aLedger({ places: 2 });
    insats.done(reserve({ referrer: 'region', places: 2 }));
    expect(insats.refusal(setPlaces(1))).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 1 });
    expect(insats.refusal(setPlaces(1, 'Regionen vet'))).toBeUndefined();
  });
});

describe('going beyond the places there are', () => {
  test('is refused with what is free and what would lack, in places', () => {
    const insats = aLedger({ places: 1.5 });
    expect(insats.refusal(start())).toBeUndefined();
    expect(insats.refusal(start())).toEqual({ refusal: 'tooFewPlaces', free: 0.5, deficit: 0.5 });
    const shared = aLedger({ places: 1, rules: { sharing: true } });
    shared.started({ hoursPerWeek: 20.25 });
    // 19.75 hours are free: a quarter of a place less than half is shown, and what lacks is rounded up.
    expect(shared.refusal(start({ hoursPerWeek: 20 }))).toEqual({
      refusal: 'tooFewPlaces',
      free: 0.25,
      deficit: 0.25,
    });
  });

  test('is done by the provider or the förbund, with a reason that stands in the log', () => {
    const insats = aLedger({ places: 0 });
    const overbooking = 'Handledaren räcker till';
    expect(insats.refusal(start())).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 1 });
    expect(insats.refusal(start({ overbooking }), { by: aCoordinator })).toEqual({
      refusal: 'overbookingNotYours',
    });
    expect(insats.ask(start({ overbooking }))).toMatchObject({ events: [{ overbooking }] });
    expect(insats.ask(start({ overbooking }), { by: anAdmin })).toMatchObject({ events: [{ overbooking }] });
    expect(insats.seen()).toMatchObject({ deficit: 2 });
  });
});

describe('those who take part already', () => {
  test('are carried in with what is known of them, each with an id of its own', () => {
    const insats = aLedger();
    const asked = carryIn(
      carriedIn({ hoursPerWeek: 20, referrer: 'region', startsOn: '2025-09-01' }),
      carriedIn(),
    );
    expect(insats.ask(asked, { key: 'sixteen letters.eight more' })).toEqual({
      events: [
        {
          type: 'placementsCarriedIn',
          placements: [
            {
              entry: 'sixteen letters..0',
              claim: { minutes: 1_200, referrer: 'region', cohort: null },
              startsOn: '2025-09-01',
            },
            {
              entry: 'sixteen letters..1',
              claim: { minutes: 2_400, referrer: null, cohort: null },
              startsOn: null,
            },
          ],
          overbooking: null,
        },
      ],
    });
    expect(insats.entry('sixteen letters..1')).toMatchObject({
      stage: { is: 'placed', startsOn: null, carriedIn: true },
      municipality: null,
      followedBy: null,
    });
    expect(insats.seen()).toMatchObject({ free: 1 });
  });

  test('never count as started: the log has no start of theirs', () => {
    const insats = aLedger();
    insats.done(carryIn(carriedIn({ startsOn: '2026-03-02' })));
    expect(insats.log.map(({ event }) => event.type)).toEqual(['ledgerOpened', 'placementsCarriedIn']);
  });

  test('come once: the same request again meets them', () => {
    const insats = aLedger();
    const key = insats.newKey();
    insats.done(carryIn(carriedIn()), { key });
    expect(insats.refusal(carryIn(carriedIn()), { key })).toEqual({ refusal: 'entryExists' });
  });

  test('have begun, and fit a place, each of them', () => {
    const insats = aLedger();
    expect(insats.refusal(carryIn(carriedIn(), carriedIn({ startsOn: '2026-03-03' })))).toEqual({
      refusal: 'notHappenedYet',
      on: '2026-03-03',
      today: '2026-03-02',
    });
    expect(insats.refusal(carryIn(carriedIn({ startsOn: '2026-03-02' })))).toBeUndefined();
    insats.done(setPlaces(3, null, 30));
    expect(insats.refusal(carryIn(carriedIn({ hoursPerWeek: 30.25 })))).toEqual({
      refusal: 'moreHoursThanPlace',
      hours: 30.25,
      most: 30,
    });
  });

  test('may be more than the places only by decision', () => {
    const insats = aLedger({ places: 1 });
    const two = carryIn(carriedIn(), carriedIn());
    expect(insats.refusal(two)).toEqual({ refusal: 'tooFewPlaces', free: 1, deficit: 1 });
    const overbooking = 'Så har det varit länge';
    expect(insats.ask({ ...two, overbooking })).toMatchObject({ events: [{ overbooking }] });
  });
});

describe('the rules of the places', () => {
  test('said again change nothing; each of them counts', () => {
    const insats = aLedger();
    expect(insats.ask(setRules({}))).toEqual({ events: [] });
    const rules = { sharing: true, offerDays: 3, offersNext: true };
    expect(insats.ask(setRules({ sharing: true }))).toHaveProperty('events.length', 1);
    expect(insats.ask(setRules({ sharing: true, offerDays: 3 }))).toHaveProperty('events.length', 1);
    expect(insats.ask(setRules(rules))).toEqual({
      events: [{ type: 'placeRulesSet', rules, overbooking: null }],
    });
    expect(insats.book.rules).toEqual(rules);
  });

  test('let part time share a place, or give everybody a whole one', () => {
    const insats = aLedger({ places: 1, rules: { sharing: true } });
    insats.started({ hoursPerWeek: 20 });
    insats.started({ hoursPerWeek: 15 });
    expect(insats.seen()).toMatchObject({ free: 0 });
    expect(insats.refusal(start({ hoursPerWeek: 5 }))).toBeUndefined();
    expect(insats.refusal(setRules({ sharing: false }))).toEqual({
      refusal: 'tooFewPlaces',
      free: 0,
      deficit: 2,
    });
    const overbooking = 'Ny lokal, en plats var';
    expect(insats.ask(setRules({ sharing: false }, overbooking))).toMatchObject({
      events: [{ overbooking }],
    });
    expect(insats.seen()).toMatchObject({ deficit: 2 });
  });
});

describe('reserved places', () => {
  const forRegion = { referrer: 'region', places: 2 } as const;
  const forMunicipality = { referrer: 'municipality', places: 1 } as const;

  test('are kept for a referrer, in one order however they are said', () => {
    const insats = aLedger();
    const reservations = [
      { referrer: 'municipality', minutes: 2_400 },
      { referrer: 'region', minutes: 4_800 },
    ];
    expect(insats.ask(reserve(forRegion, forMunicipality))).toEqual({
      events: [{ type: 'placesReserved', reservations }],
    });
    expect(insats.ask(reserve(forMunicipality, forRegion))).toEqual({ events: [] });
    expect(insats.seen()).toMatchObject({
      free: 0,
      reserved: [
        { referrer: 'municipality', places: 1, free: 1 },
        { referrer: 'region', places: 2, free: 2 },
      ],
    });
  });

  test('are never free to others, and are used first by whom they are for', () => {
    const insats = aLedger();
    insats.done(reserve(forRegion));
    expect(insats.refusal(start())).toBeUndefined();
    expect(insats.refusal(start())).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 1 });
    expect(insats.refusal(start({ referrer: 'region' }))).toBeUndefined();
    expect(insats.seen()).toMatchObject({ free: 0, reserved: [{ free: 1 }] });
    expect(insats.refusal(start({ referrer: 'region' }))).toBeUndefined();
    expect(insats.refusal(start({ referrer: 'region' }))).toEqual({
      refusal: 'tooFewPlaces',
      free: 0,
      deficit: 1,
    });
  });

  test('are offered to those whom they are for, before others who joined earlier', () => {
    const insats = aLedger({ places: 1 });
    insats.done(reserve({ referrer: 'region', places: 1 }));
    insats.done(join());
    const fromRegion = insats.joined({ referrer: 'region' });
    expect(insats.done(offer(null)).entry).toBe(fromRegion);
  });

  test('cannot be taken from those who have them, whatever anybody decides', () => {
    const insats = aLedger({ places: 2 });
    insats.started();
    expect(insats.refusal(reserve(forRegion))).toEqual({ refusal: 'tooFewPlaces', free: 1, deficit: 1 });
    expect(insats.refusal(reserve({ referrer: 'region', places: 1 }))).toBeUndefined();
    expect(insats.refusal(reserve())).toBeUndefined();
    expect(insats.seen()).toMatchObject({ free: 1, reserved: [] });
  });
});
