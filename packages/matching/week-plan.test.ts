import { expect, it } from 'vitest';
import { planWeek } from './week-plan.ts';
import { stretchesOf, toldAs } from './week-time.ts';

const hours = (count: number) => count * 60;
const open = (days: ('monday' | 'tuesday' | 'wednesday')[], from = '09:00', to = '15:00') =>
  stretchesOf(days.map((day) => ({ day, from, to })));

it('gives the one with least choice its day first, and the other the days that are left', () => {
  const plan = planWeek(
    [
      { least: hours(6), most: hours(12), schedule: open(['monday', 'tuesday']) },
      { least: hours(6), most: hours(6), schedule: open(['monday']) },
    ],
    hours(12),
    null,
  );
  expect(plan?.times.map((times) => times.map(toldAs))).toEqual([
    [{ day: 'tuesday', from: '09:00', to: '15:00' }],
    [{ day: 'monday', from: '09:00', to: '15:00' }],
  ]);
});

it('leaves half an hour to travel where two must share a day', () => {
  const plan = planWeek(
    [
      { least: hours(3), most: hours(6), schedule: open(['monday']) },
      { least: hours(2), most: hours(2), schedule: open(['monday']) },
    ],
    hours(6),
    null,
  );
  expect(plan?.times.flat().map(toldAs)).toEqual([
    { day: 'monday', from: '09:00', to: '12:00' },
    { day: 'monday', from: '12:30', to: '14:30' },
  ]);
});

it('refuses what can only be had at the same time, and what is more than the person has', () => {
  const whole = { least: hours(6), most: hours(6), schedule: open(['monday']) };
  expect(planWeek([whole, whole], hours(40), null)).toBeUndefined();
  expect(planWeek([whole, { ...whole, schedule: open(['tuesday']) }], hours(11), null)).toBeUndefined();
});

it('keeps to the times that are possible, also for what has no times of its own', () => {
  const possible = open(['monday', 'wednesday'], '09:00', '12:00');
  const plan = planWeek(
    [
      { least: hours(1), most: hours(12), schedule: open(['monday', 'tuesday']) },
      { least: hours(2), most: hours(20), schedule: null },
    ],
    hours(20),
    possible,
  );
  expect(plan?.minutes).toEqual([hours(3), hours(3)]);
});
