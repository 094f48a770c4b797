import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDelays, countDelays, daysUsuallyWritten, writtenShares, writtenTogether } from './delays.ts';

const window = { from: 0, to: 730 };
const written = (...delays: number[]) => delays.map((days) => ({ on: 100, registeredOn: 100 + days }));
const counted = (...delays: number[]) => countDelays(written(...delays), window);

describe('how long it takes to write endings down', () => {
  test('is counted finely at first, coarsely later, and all that is late beyond sixty days as one', () => {
    expect(counted(0, 0, 1, 4, 5, 8, 61, 400)).toEqual([2, 1, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 2]);
    expect(counted(0, 0)).toEqual([2]);
    expect(counted()).toEqual([]);
    expect(addDelays(counted(0, 3), counted(0))).toEqual(addDelays(counted(0), counted(0, 3)));
  });

  test('is not told by endings outside the window, nor by the latest, of which only the quick are known', () => {
    const endings = [0, 671, 730, 731].map((on) => ({ on, registeredOn: on }));
    expect(countDelays(endings, window)).toEqual([]);
    expect(countDelays([{ on: 670, registeredOn: 670 }], window)).toEqual([1]);
  });
});

describe('the share that is written down so many days later', () => {
  test('is all at once where endings are written down on their own day: nothing is reckoned with', () => {
    expect(writtenShares(counted(0, 0, 0))).toEqual([]);
  });

  test('rises between two counted days as if as many were written down on each', () => {
    const shares = writtenShares(counted(0, 0, 10, 10));
    expect(shares[0]).toBe(0.5);
    expect(shares[7]).toBe(0.5);
    expect(shares[8]).toBeCloseTo(2 / 3, 10);
    expect(shares[9]).toBeCloseTo(5 / 6, 10);
    expect(shares).toHaveLength(10);
    expect(daysUsuallyWritten(shares)).toBe(10);
  });

  test('is that of the peers where the insats has few endings of its own, and its own where it has many', () => {
    const peers = counted(...new Array<number>(100).fill(30));
    const quick = (count: number) =>
      writtenShares(counted(...new Array<number>(count).fill(0)), peers)[0] ?? 1;
    expect(quick(0)).toBe(0);
    expect(quick(20)).toBeCloseTo(0.5, 10);
    expect(quick(980)).toBeCloseTo(0.98, 10);
  });

  test('is nothing for thirty days where nobody has counted: then they are waited for, as before', () => {
    expect(writtenShares()).toEqual(new Array<number>(30).fill(0));
    expect(writtenShares([], [])).toHaveLength(30);
  });

  test('of several together is the mean, each by what is expected of it', () => {
    const [slow, quick] = [writtenShares(), writtenShares(counted(0))];
    const together = writtenTogether([
      { written: slow, expected: 1 },
      { written: quick, expected: 3 },
    ]);
    expect(together).toEqual(new Array<number>(30).fill(0.75));
  });

  test('never falls, and reaches all after sixty days at the latest', () => {
    const delays = fc.array(fc.nat({ max: 90 }), { maxLength: 60 });
    fc.assert(
      fc.property(delays, delays, (own, peers) => {
        const shares = writtenShares(counted(...own), counted(...peers));
        expect(shares.length).toBeLessThanOrEqual(60);
        for (const [day, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(shares[day - 1] ?? 0);
          expect(share).toBeLessThan(1);
        }
      }),
    );
  });
});
