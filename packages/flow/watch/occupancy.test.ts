import { expect, test } from 'vitest';
import { aRecord, lookingDay, placed } from '../../../test/builders/flow.ts';
import { occupancyOf } from './occupancy.ts';

const ago = (days: number) => lookingDay - days;

test('where part time shares places, each day is counted in what one place held on that day', () => {
  const ending = { on: ago(80), outcome: 'work', toStep: null, registeredOn: ago(40) } as const;
  const record = aRecord({
    sharing: true,
    capacity: [
      { from: ago(1_000), minutes: 24_000, minutesPerPlace: 2_400 },
      { from: ago(50), minutes: 24_000, minutesPerPlace: 1_200 },
    ],
    entries: [
      placed({
        startsOn: ago(300),
        minutes: 1_200,
        ready: { on: ago(200), toStep: null },
      }),
      placed({ startsOn: ago(300), minutes: 1_200, ending }),
    ],
  });
  const held = occupancyOf(record, ago(365), lookingDay);
  const on = (column: Float64Array, daysAgo: number) => column[365 - daysAgo];

  expect([on(held.places, 51), on(held.places, 50)]).toEqual([10, 20]);
  expect([on(held.occupied, 90), on(held.occupied, 51), on(held.occupied, 50)]).toEqual([1, 0.5, 1]);
  expect([on(held.taken, 51), on(held.taken, 50), on(held.taken, 0)]).toEqual([1, 2, 1]);
  expect([on(held.ready, 51), on(held.ready, 50)]).toEqual([0.5, 1]);
  expect([on(held.endings, 80), on(held.freed, 40)]).toEqual([0.5, 1]);
});
