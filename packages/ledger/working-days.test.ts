import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, daysAfter, swedishDay } from './time.ts';
import { endOfWorkingDay, isWorkingDay, lastDayOf } from './working-days.ts';

const dayAfter = (day: Day, days = 1): Day => daysAfter(`${day}T00:00:00.000Z`, days).slice(0, 10);

/** The days from the first to the last, both included. */
function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day);
  return days;
}

const isWeekend = (day: Day) => [0, 6].includes(new Date(day).getUTCDay());

/** Mondays to Fridays on which offices are closed. */
const closedWeekdays = (first: Day, last: Day) =>
  daysBetween(first, last).filter((day) => !isWeekend(day) && !isWorkingDay(day));

/** Every public holiday and closed eve of a year, as the almanac has them. */
const almanac = {
  2026: [
    ['nyårsdagen', '2026-01-01'],
    ['trettondedag jul', '2026-01-06'],
    ['långfredagen', '2026-04-03'],
    ['påskdagen', '2026-04-05'],
    ['annandag påsk', '2026-04-06'],
    ['första maj', '2026-05-01'],
    ['Kristi himmelsfärdsdag', '2026-05-14'],
    ['pingstdagen', '2026-05-24'],
    ['nationaldagen', '2026-06-06'],
    ['midsommarafton', '2026-06-19'],
    ['midsommardagen', '2026-06-20'],
    ['alla helgons dag', '2026-10-31'],
    ['julafton', '2026-12-24'],
    ['juldagen', '2026-12-25'],
    ['annandag jul', '2026-12-26'],
    ['nyårsafton', '2026-12-31'],
  ],
  2027: [
    ['nyårsdagen', '2027-01-01'],
    ['trettondedag jul', '2027-01-06'],
    ['långfredagen', '2027-03-26'],
    ['påskdagen', '2027-03-28'],
    ['annandag påsk', '2027-03-29'],
    ['första maj', '2027-05-01'],
    ['Kristi himmelsfärdsdag', '2027-05-06'],
    ['pingstdagen', '2027-05-16'],
    ['nationaldagen', '2027-06-06'],
    ['midsommarafton', '2027-06-25'],
    ['midsommardagen', '2027-06-26'],
    ['alla helgons dag', '2027-11-06'],
    ['julafton', '2027-12-24'],
    ['juldagen', '2027-12-25'],
    ['annandag jul', '2027-12-26'],
    ['nyårsafton', '2027-12-31'],
  ],
  // Första maj, nationaldagen, juldagen and annandag jul all fall on weekdays.
  2028: [
    ['nyårsdagen', '2028-01-01'],
    ['trettondedag jul', '2028-01-06'],
    ['långfredagen', '2028-04-14'],
    ['påskdagen', '2028-04-16'],
    ['annandag påsk', '2028-04-17'],
    ['första maj', '2028-05-01'],
    ['Kristi himmelsfärdsdag', '2028-05-25'],
    ['pingstdagen', '2028-06-04'],
    ['nationaldagen', '2028-06-06'],
    ['midsommarafton', '2028-06-23'],
    ['midsommardagen', '2028-06-24'],
    ['alla helgons dag', '2028-11-04'],
    ['julafton', '2028-12-24'],
    ['juldagen', '2028-12-25'],
    ['annandag jul', '2028-12-26'],
    ['nyårsafton', '2028-12-31'],
  ],
} as const;

describe('a working day', () => {
  test.each([
    [2026, almanac[2026], 251],
    [2027, almanac[2027], 253],
    [2028, almanac[2028], 251],
  ])('of %i is every Monday to Friday but those the almanac closes', (year, closed, workingDays) => {
    const wholeYear = daysBetween(`${year}-01-01`, `${year}-12-31`);
    const days: Day[] = closed.map(([, day]) => day);
    expect(wholeYear.filter((day) => !isWorkingDay(day))).toEqual(
      wholeYear.filter((day) => isWeekend(day) || days.includes(day)),
    );
    expect(wholeYear.filter(isWorkingDay)).toHaveLength(workingDays);
  });

  test.each([
    ['trettondagsafton', '2026-01-05'],
    ['skärtorsdagen', '2026-04-02'],
    ['valborgsmässoafton', '2026-04-30'],
    ['the Friday after Kristi himmelsfärdsdag', '2026-05-15'],
    ['annandag pingst, no holiday since 2005', '2026-05-25'],
    ['the day before alla helgons dag', '2026-10-30'],
    ['the day before julafton', '2026-12-23'],
  ])('%s is one', (_, day) => {
    expect(isWorkingDay(day)).toBe(true);
  });

  // Both ends of the range, leap years, century years, and the rule's exceptions (2049, 2076, 2106).
  test.each([
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2029-04-01',
    '2030-04-21',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2100-03-28',
    '2106-04-18',
    '2160-03-23',
    '2200-04-06',
    '2285-03-22',
  ])('follows påskdagen, %s: the Friday before, the Monday after, the sixth Thursday after', (easter) => {
    const year = easter.slice(0, 4);
    const firstOfMay = `${year}-05-01`;
    const closedForEaster = [dayAfter(easter, -2), dayAfter(easter, 1), dayAfter(easter, 39)];
    const closed = closedWeekdays(`${year}-03-01`, `${year}-06-05`);
    expect(closed.filter((day) => day !== firstOfMay)).toEqual(
      closedForEaster.filter((day) => day !== firstOfMay),
    );
  });
});

describe('an offer stands to the midnight in Sweden that ends its last working day', () => {
  test.each([
    ['an ordinary Monday morning', '2026-03-02T07:30:00.000Z', 3, '2026-03-05T23:00:00.000Z'],
    ['over a weekend', '2026-03-06T07:30:00.000Z', 1, '2026-03-09T23:00:00.000Z'],
    ['made on a Saturday', '2026-03-07T07:30:00.000Z', 1, '2026-03-09T23:00:00.000Z'],
    ['over Easter', '2026-04-02T07:30:00.000Z', 1, '2026-04-07T22:00:00.000Z'],
    ['over midsummer', '2026-06-17T07:30:00.000Z', 2, '2026-06-22T22:00:00.000Z'],
    ['over Christmas and New Year', '2026-12-23T07:30:00.000Z', 4, '2027-01-04T23:00:00.000Z'],
    ['thirty days', '2026-12-01T07:30:00.000Z', 30, '2027-01-19T23:00:00.000Z'],
    ['the last moment of a Swedish day', '2026-03-02T22:59:59.999Z', 1, '2026-03-03T23:00:00.000Z'],
    ['the first moment of the next', '2026-03-02T23:00:00.000Z', 1, '2026-03-04T23:00:00.000Z'],
  ])('%s: made at %s for %i, until %s', (_, from, days, until) => {
    expect(endOfWorkingDay(from, days)).toBe(until);
  });

  test.each([
    ['the last day before summer time', '2026-03-26T07:30:00.000Z', 1, '2026-03-27T23:00:00.000Z'],
    ['into summer time, on 29 March', '2026-03-27T07:30:00.000Z', 1, '2026-03-30T22:00:00.000Z'],
    ['made the day the clock goes forward', '2026-03-29T00:59:59.999Z', 1, '2026-03-30T22:00:00.000Z'],
    ['made a moment later', '2026-03-29T01:00:00.000Z', 1, '2026-03-30T22:00:00.000Z'],
    ['made as the first Monday of summer begins', '2026-03-29T22:00:00.000Z', 1, '2026-03-31T22:00:00.000Z'],
    ['the last day of summer time', '2026-10-22T07:30:00.000Z', 1, '2026-10-23T22:00:00.000Z'],
    ['out of summer time, on 25 October', '2026-10-23T07:30:00.000Z', 1, '2026-10-26T23:00:00.000Z'],
    ['made in the hour that comes twice', '2026-10-25T00:30:00.000Z', 1, '2026-10-26T23:00:00.000Z'],
    ['made when it comes again', '2026-10-25T01:30:00.000Z', 1, '2026-10-26T23:00:00.000Z'],
    ['made at the end of that Sunday', '2026-10-25T22:59:59.999Z', 1, '2026-10-26T23:00:00.000Z'],
  ])('%s: made at %s for %i, until %s', (_, from, days, until) => {
    expect(endOfWorkingDay(from, days)).toBe(until);
  });
});

describe('the last day of an offer', () => {
  test.each([
    ['in winter', '2026-03-05T23:00:00.000Z', '2026-03-05'],
    ['in summer', '2026-06-22T22:00:00.000Z', '2026-06-22'],
    ['before the clock goes forward', '2026-03-27T23:00:00.000Z', '2026-03-27'],
    ['before the clock goes back', '2026-10-23T22:00:00.000Z', '2026-10-23'],
    ['or the day it falls in, were it no midnight', '2026-03-05T23:00:00.001Z', '2026-03-06'],
  ])('is the day that ends at its deadline, %s', (_, until, day) => {
    expect(lastDayOf(until)).toBe(day);
  });
});

describe('whenever an offer is made and however many days it stands', () => {
  const moment = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const days = fc.integer({ min: 1, max: 30 });
  const always = (check: (from: string, days: number) => void) =>
    fc.assert(fc.property(moment, days, check), { numRuns: 500 });

  test('its deadline comes after it', () =>
    always((from, days) => {
      expect(endOfWorkingDay(from, days) > from).toBe(true);
    }));

  test('exactly that many working days pass, and the last of them is its last day', () =>
    always((from, days) => {
      const last = lastDayOf(endOfWorkingDay(from, days));
      expect(daysBetween(dayAfter(swedishDay(from)), last).filter(isWorkingDay)).toHaveLength(days);
      expect(isWorkingDay(last)).toBe(true);
    }));

  test('its deadline is the first moment of the day after', () =>
    always((from, days) => {
      const until = endOfWorkingDay(from, days);
      expect(until).toMatch(/^\d{4}-\d\d-\d\dT2[23]:00:00\.000Z$/);
      expect(swedishDay(until)).toBe(dayAfter(lastDayOf(until)));
    }));

  test('one more day never ends it earlier, nor does making it later', () =>
    always((from, days) => {
      const until = endOfWorkingDay(from, days);
      expect(endOfWorkingDay(from, days + 1) > until).toBe(true);
      expect(endOfWorkingDay(daysAfter(from, 1), days) >= until).toBe(true);
    }));
});
