import { describe, expect, test } from 'vitest';
import { useOf } from '#ledger';
import { aHead, countsKnown, placesKnown } from '../../test/builders/ledger.ts';
import { aLedger, end, offer, planCohort, reserve, setPlaces, start } from '../../test/builders/places.ts';
import { overbookedPools, poolsOf } from './room.ts';

const overbooking = 'Det får plats';

describe('places', () => {
  test('are whole for everybody, however few the hours, where they are not shared', () => {
    const insats = aLedger({ places: 2 });
    insats.started({ hoursPerWeek: 5 });
    insats.offered(insats.joined({ hoursPerWeek: 5 }));
    expect(insats.seen()).toMatchObject({ places: 2, free: 0 });
    expect(useOf(insats.head)).toEqual({ occupied: 1, offered: 1 });
  });

  test('are shared by the minute where the insats says so', () => {
    const insats = aLedger({ places: 2, rules: { sharing: true } });
    insats.started({ hoursPerWeek: 10 });
    insats.started({ hoursPerWeek: 15 });
    insats.offered(insats.joined({ hoursPerWeek: 20 }), { passing: 'urgent' });
    // 35 of 80 hours are left: three quarters of a place, and what is taken is rounded up.
    expect(insats.seen()).toMatchObject({ free: 0.75 });
    expect(useOf(insats.head)).toEqual({ occupied: 0.75, offered: 0.5 });
    expect(poolsOf(insats.head, insats.book)).toMatchObject([
      { cohort: null, capacity: 4_800, occupied: 1_500, offered: 1_200, promised: 2_700 },
    ]);
  });

  test('that nobody has numbered are none', () => {
    const insats = aLedger({ places: 1 });
    expect(poolsOf({ ...insats.head, capacityMinutes: null }, insats.book)).toMatchObject([{ capacity: 0 }]);
  });

  test('taken and offered are unknown where figures are reported', () => {
    expect(useOf(aHead({ ...placesKnown(3), ...countsKnown(1) }))).toEqual({ occupied: null, offered: null });
  });
});

describe('a reservation', () => {
  test('is promised beside what others have, and no more than once to those who use it', () => {
    const insats = aLedger({ places: 4 });
    insats.started({ referrer: 'region' });
    insats.started();
    insats.done(reserve({ referrer: 'region', places: 2 }));
    expect(poolsOf(insats.head, insats.book)).toMatchObject([
      { occupied: 4_800, promised: 7_200, reserved: [{ referrer: 'region', minutes: 4_800, taken: 2_400 }] },
    ]);
    insats.offered(insats.joined({ referrer: 'region' }));
    insats.done(start({ referrer: 'region', passing: 'urgent' }));
    expect(poolsOf(insats.head, insats.book)).toMatchObject([
      { occupied: 7_200, offered: 2_400, promised: 9_600, reserved: [{ taken: 7_200 }] },
    ]);
    expect(insats.seen()).toMatchObject({ free: 0, reserved: [{ places: 2, free: 0 }] });
  });

  test('has no more left than there is, when there are too few places', () => {
    const insats = aLedger({ places: 3 });
    insats.done(reserve({ referrer: 'region', places: 2 }));
    insats.started();
    insats.done(setPlaces(2, 'En lokal mindre'));
    expect(insats.seen()).toMatchObject({ free: 0, deficit: 1, reserved: [{ places: 2, free: 1 }] });
    insats.done(setPlaces(0.5, 'Ännu mindre'));
    expect(insats.seen()).toMatchObject({ free: 0, deficit: 2.5, reserved: [{ places: 2, free: 0 }] });
  });

  test('that is offered to those whom it is for is theirs too, and no more than there is', () => {
    const insats = aLedger({ places: 2 });
    insats.done(reserve({ referrer: 'region', places: 2 }));
    insats.offered(insats.joined({ referrer: 'region' }));
    expect(insats.seen().reserved).toEqual([{ referrer: 'region', places: 2, free: 1 }]);
    insats.done(setPlaces(1, 'En lokal mindre'));
    expect(insats.seen().reserved).toEqual([{ referrer: 'region', places: 2, free: 0 }]);
    expect(insats.refusal(offer(insats.joined({ referrer: 'region' })))).toMatchObject({
      refusal: 'tooFewPlaces',
    });
  });

  test('that is used without a place behind it is going beyond the places, though it was promised', () => {
    const insats = aLedger({ places: 2 });
    insats.done(reserve({ referrer: 'region', places: 2 }));
    insats.done(setPlaces(1, 'En lokal mindre'));
    expect(insats.refusal(start({ referrer: 'region' }))).toBeUndefined();
    expect(insats.refusal(start({ referrer: 'region' }))).toMatchObject({ refusal: 'tooFewPlaces' });
    expect(insats.refusal(start({ referrer: 'region', overbooking }))).toBeUndefined();
  });

  test('is of the open places, not of a start of a course', () => {
    const insats = aLedger({ places: 2 });
    insats.done(reserve({ referrer: 'region', places: 2 }));
    const cohort = insats.done(planCohort({ places: 1 })).cohort;
    expect(insats.refusal(start({ cohort }))).toBeUndefined();
    expect(poolsOf(insats.head, insats.book)).toMatchObject([
      { cohort: null, occupied: 0, promised: 4_800 },
      { cohort, capacity: 2_400, occupied: 2_400, promised: 2_400, reserved: [] },
    ]);
  });
});

describe('going beyond the places', () => {
  test('is more than before, not as much: what was decided once needs no new decision', () => {
    const insats = aLedger({ places: 1 });
    const [one] = [insats.started(), insats.done(start({ overbooking })).entry];
    expect(overbookedPools(insats.head, insats.head)).toEqual([]);
    const more = { ...insats.head, capacityMinutes: 2_399 };
    expect(overbookedPools(insats.head, more)).toMatchObject([
      { was: { cohort: null, capacity: 2_400 }, becomes: { cohort: null, capacity: 2_399 } },
    ]);
    expect(overbookedPools(more, insats.head)).toEqual([]);
    expect(insats.refusal(end(one))).toBeUndefined();
  });

  test('in one start of a course is not excused by what lacks in another', () => {
    const insats = aLedger({ places: 1 });
    insats.started();
    insats.done(start({ overbooking }));
    const cohort = insats.done(planCohort({ places: 1 })).cohort;
    insats.started({ cohort });
    expect(insats.refusal(start({ cohort }))).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 1 });
  });

  test('is nothing that an insats without a ledger can do', () => {
    const insats = aLedger({ places: 0 });
    const reported = { ...insats.head, book: null };
    insats.done(start({ overbooking }));
    expect(overbookedPools(insats.head, reported)).toEqual([]);
    expect(overbookedPools(reported, insats.head)).toMatchObject([
      { was: undefined, becomes: { occupied: 2_400 } },
    ]);
  });
});
