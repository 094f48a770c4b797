import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { flowRecord } from '#flow';
import type { House } from './house.ts';
import { type Customs, meanStay, type StopKind, stopKinds, tidy, untidy } from './plan.ts';
import { knownOn } from './record.ts';
import { aPlan, liveOne, liveSmall, worldBegins } from './small-world.ts';

const anySeed = fc.integer({ min: 0, max: 2 ** 31 });
const anyCustoms: fc.Arbitrary<Customs> = fc.record({
  seasons: fc.boolean(),
  lateRegistration: fc.boolean(),
  cohorts: fc.boolean(),
});
const anyStop = fc.constantFrom<StopKind>(...stopKinds);
const stopDay = worldBegins + 500;
const twoSteps = [
  aPlan({ partTime: true, next: ['above'] }),
  aPlan({ insats: 'above', step: 'work-rehabilitation', partTime: true }),
];
const stopAt = (kind: StopKind) => [{ kind, insats: 'workshop', from: stopDay }];

/** On each day: minutes a week that placements and standing offers take up. Whoever ends on a day is there that day. */
function takenOn(house: House, day: number): number {
  let taken = 0;
  for (const { offers, startedOn, ending, hours } of house.lives) {
    const minutes = hours.findLast(({ on }) => on < day)?.minutes ?? 0;
    // With late registration the ledger shows the place as taken until the ending is written down.
    const gone = ending ? (ending.registeredOn ?? ending.on) : Number.POSITIVE_INFINITY;
    if (startedOn !== null && startedOn < day && day <= gone) taken += minutes;
    else if (offers.some(({ on, answeredOn }) => on < day && day <= (answeredOn ?? day))) taken += minutes;
  }
  return taken;
}

const capacityOn = (house: House, day: number) =>
  house.capacity.findLast(({ from }) => from < day)?.minutes ?? 0;

describe('A simulated world', () => {
  it('is the same for the same seed, and another for another', () => {
    const told = (seed: number) =>
      JSON.stringify(liveSmall({ plans: twoSteps, customs: untidy, seed }).map((house) => knownOn(house)));
    expect(told(3)).toBe(told(3));
    expect(told(3)).not.toBe(told(4));
  });

  it('never gives more places than there are, whatever stops', () => {
    fc.assert(
      fc.property(anySeed, anyCustoms, anyStop, (seed, customs, kind) => {
        const houses = liveSmall({ plans: twoSteps, customs, stops: stopAt(kind), seed, lowersGently: true });
        for (const house of houses) {
          for (let day = worldBegins + 1; day <= worldBegins + 3 * 365; day += 13) {
            expect(takenOn(house, day)).toBeLessThanOrEqual(capacityOn(house, day));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is as it would have been without the stop, until the stop', () => {
    fc.assert(
      fc.property(anySeed, anyCustoms, anyStop, (seed, customs, kind) => {
        const [stopped] = liveSmall({ plans: twoSteps, customs, stops: stopAt(kind), seed });
        const [untouched] = liveSmall({ plans: twoSteps, customs, seed });
        if (!stopped || !untouched) throw new Error('nobody lived');
        expect(knownOn(stopped, stopDay - 1)).toEqual(knownOn(untouched, stopDay - 1));
      }),
      { numRuns: 15 },
    );
  });

  it('keeps Little’s law: places in use are those who start each day times how long they stay', () => {
    const [from, to] = [worldBegins + 365, worldBegins + 10 * 365];
    const house = liveOne({ plans: [aPlan({ places: 60 })], days: 14 * 365 });
    const started = house.lives.filter(
      ({ startedOn }) => startedOn !== null && startedOn > from && startedOn <= to,
    );
    const stayed = started.reduce(
      (sum, { startedOn, ending }) => sum + (ending?.on ?? 0) - (startedOn ?? 0),
      0,
    );
    let inUse = 0;
    for (let day = from + 1; day <= to; day += 1) {
      const there = house.lives.filter(
        ({ startedOn, ending }) => startedOn !== null && startedOn < day && (ending?.on ?? day) >= day,
      );
      inUse += there.length;
    }
    // Stays of those who start, over all the days, against the days that places were in use: they differ at the edges.
    expect(Math.abs(stayed / inUse - 1)).toBeLessThan(0.05);
    expect(Math.abs(stayed / started.length / meanStay(1) - 1)).toBeLessThan(0.06);
  });

  it('sends people to studies in January and August alone, where there are seasons', () => {
    const monthsOfStudies = (customs: Customs) =>
      new Set(
        liveOne({ customs, plans: [aPlan({ places: 80 })] }).lives.flatMap(({ ending }) =>
          ending?.outcome === 'studies' ? [new Date(ending.on * 86_400_000).getUTCMonth()] : [],
        ),
      );
    expect([...monthsOfStudies(untidy)].toSorted()).toEqual([0, 7]);
    expect(monthsOfStudies(tidy).size).toBeGreaterThan(8);
  });

  it('lets a course end for its participants on one day, where courses are held', () => {
    const most = (cohorts: boolean) => {
      const { lives } = liveOne({ plans: [aPlan({ places: 60 })], customs: { ...untidy, cohorts } });
      const counts = new Map<number, number>();
      for (const { ending } of lives) if (ending) counts.set(ending.on, (counts.get(ending.on) ?? 0) + 1);
      return Math.max(...counts.values());
    };
    expect(most(true)).toBeGreaterThan(6);
    expect(most(false)).toBeLessThan(6);
  });
});

describe('What is known on a day', () => {
  const everyDay = (value: unknown): number[] =>
    Object.entries(value ?? {}).flatMap(([name, inner]) => {
      if (typeof inner === 'number' && /^(on|from|.*On|seenFrom)$/.test(name)) return [inner];
      return typeof inner === 'object' ? everyDay(inner) : [];
    });

  it('is a record as the flow watch keeps it', () => {
    expect(
      flowRecord.safeParse(knownOn(liveOne({ customs: untidy }), worldBegins + 700)).error,
    ).toBeUndefined();
  });

  it('reveals nothing of the future: the same is known in a world that ends that day', () => {
    fc.assert(
      fc.property(
        anySeed,
        anyCustoms,
        anyStop,
        fc.integer({ min: 1, max: 900 }),
        (seed, customs, kind, days) => {
          const said = { plans: twoSteps, customs, stops: stopAt(kind), seed };
          const known = liveSmall(said).map((house) => knownOn(house, worldBegins + days));
          expect(known).toEqual(
            liveSmall({ ...said, days }).map((house) => knownOn(house, worldBegins + days)),
          );
          expect(Math.max(...everyDay(known))).toBeLessThanOrEqual(worldBegins + days);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('an ending that nobody has written down yet goes on', () => {
    const house = liveOne({ customs: { ...untidy, seasons: false, cohorts: false } });
    const late = house.lives.find(({ ending }) => ending && (ending.registeredOn ?? 0) > ending.on + 5);
    if (!late?.ending?.registeredOn) throw new Error('nothing was late');
    const { on, registeredOn } = late.ending;
    const placementOn = (day: number) =>
      knownOn(house, day).entries.find(({ entry }) => entry === late.entry)?.placement;
    expect(placementOn(registeredOn - 1)?.ending).toBeNull();
    expect(placementOn(registeredOn)?.ending).toMatchObject({ on, registeredOn });
  });

  test('a provider that registers no endings is still heard, and shows more people than places', () => {
    const house = liveOne({ stops: stopAt('unregistered') });
    const record = knownOn(house, stopDay + 200);
    const placed = record.entries.filter(({ placement }) => placement && !placement.ending);
    expect(placed.length).toBeGreaterThan(22);
    expect(record.heard.at(-1)).toBeGreaterThan(stopDay + 185);
    expect(record.entries.some(({ placement }) => (placement?.ending?.on ?? 0) >= stopDay)).toBe(false);
  });
});
