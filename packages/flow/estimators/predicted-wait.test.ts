import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { littlesLaw, predictedWait, type QueueAndFlow } from '#flow';

const busy: QueueAndFlow = { ahead: 3, occupied: 12, places: 12, endings: 26, placeDays: 4380 };

const anyBusy: fc.Arbitrary<QueueAndFlow> = fc
  .record({
    ahead: fc.nat({ max: 30 }),
    occupied: fc.integer({ min: 1, max: 40 }),
    endings: fc.nat({ max: 80 }),
    placeDays: fc.integer({ min: 1, max: 14_600 }),
    overbooked: fc.nat({ max: 2 }),
  })
  .map(({ overbooked, ...queue }) => ({ ...queue, places: Math.max(0, queue.occupied - overbooked) }));

describe('the predicted wait', () => {
  test('is none while a place is free for the newcomer, and so many weeks when three are ahead', () => {
    expect(predictedWait({ ...busy, ahead: 1, places: 14 })).toEqual({
      medianDays: 0,
      lowDays: 0,
      highDays: 0,
    });
    expect(predictedWait({ ...busy, ahead: 2, places: 14 })?.medianDays).toBeGreaterThan(0);
    const wait = predictedWait(busy);
    expect(wait?.medianDays).toBeCloseTo(51.22423409156803, 9);
    expect(wait?.lowDays).toBeLessThan(wait?.medianDays ?? 0);
    expect(wait?.highDays).toBeGreaterThan(wait?.medianDays ?? 0);
  });

  test('is not known where nobody was there last year, or is now', () => {
    expect(predictedWait({ ...busy, placeDays: 0 })).toBeNull();
    expect(predictedWait({ ...busy, occupied: 0, places: 0 })).toBeNull();
  });

  test('grows with the queue, shrinks with endings, and has its median in its interval', () => {
    fc.assert(
      fc.property(anyBusy, (queue) => {
        const wait = predictedWait(queue);
        const longer = predictedWait({ ...queue, ahead: queue.ahead + 1 });
        const livelier = predictedWait({ ...queue, endings: queue.endings + 5 });
        if (!wait || !longer || !livelier) throw new Error('The wait is not known.');
        expect(wait.lowDays).toBeLessThanOrEqual(wait.medianDays);
        expect(wait.medianDays).toBeLessThanOrEqual(wait.highDays);
        expect(longer.medianDays).toBeGreaterThan(wait.medianDays);
        expect(livelier.medianDays).toBeLessThanOrEqual(wait.medianDays);
      }),
    );
  });

  test('is shorter when people leave the queue, and the same when hardly anybody does', () => {
    fc.assert(
      fc.property(anyBusy, fc.double({ min: 1e-4, max: 0.1, noNaN: true }), (queue, leaving) => {
        const wait = predictedWait(queue)?.medianDays ?? 0;
        expect(predictedWait({ ...queue, leaving })?.medianDays).toBeLessThanOrEqual(wait * (1 + 1e-12));
        const hardly = predictedWait({ ...queue, leaving: 1e-15 })?.medianDays ?? 0;
        expect(hardly).toBeGreaterThanOrEqual(wait * (1 - 1e-6));
      }),
    );
    const [stays, leaves] = [predictedWait(busy), predictedWait({ ...busy, leaving: 0.01 })];
    const perDay = (12 * 26.5) / 4380;
    const shorter =
      [0, 1, 2, 3].reduce((sum, passed) => sum + 1 / (perDay + passed * 0.01), 0) / (4 / perDay);
    expect((leaves?.medianDays ?? 0) / (stays?.medianDays ?? 1)).toBeCloseTo(shorter, 12);
  });
});

describe("Little's law", () => {
  test('holds while registered placements last as long as places are in use, within a tenth', () => {
    expect(littlesLaw({ meanOccupied: 12, placementDays: 12 * 365, days: 365 })).toEqual({
      gap: 0,
      holds: true,
    });
    expect(littlesLaw({ meanOccupied: 10, placementDays: 10.9 * 365, days: 365 }).holds).toBe(true);
  });

  test('tells that endings are missing when placements last longer than places are in use', () => {
    const { gap, holds } = littlesLaw({ meanOccupied: 10, placementDays: 12 * 365, days: 365 });
    expect(holds).toBe(false);
    expect(gap).toBeCloseTo(0.2, 12);
  });

  test('tells that starts are missing the other way, and that something is wrong where no place is in use', () => {
    expect(littlesLaw({ meanOccupied: 10, placementDays: 8 * 365, days: 365 })).toMatchObject({
      holds: false,
    });
    expect(littlesLaw({ meanOccupied: 0, placementDays: 90, days: 365 }).holds).toBe(false);
    expect(littlesLaw({ meanOccupied: 0, placementDays: 0, days: 365 })).toEqual({ gap: 0, holds: true });
  });
});
