import type { DayNumber } from '#flow';
import type { Customs } from './plan.ts';

const millisecondsOfDay = 86_400_000;
const january = 0;
const july = 6;
const august = 7;
const december = 11;
const september = 8;

/** The days of a world, and how busy each of their months is. Every factor has a mean of one over a year. */
export type Calendar = {
  first: DayNumber;
  last: DayNumber;
  /** Endings into studies. */
  studies(day: DayNumber): number;
  /** Every other ending. */
  otherEndings(day: DayNumber): number;
  arrivals(day: DayNumber): number;
};

const monthFactors = {
  studies: withMeanOne((month) => (month === january || month === august ? 1 : 0)),
  otherEndings: withMeanOne((month) => ({ [july]: 0.5, [december]: 0.75 })[month] ?? 1),
  arrivals: withMeanOne((month) => ({ [july]: 0.3, [september]: 1.5, [january]: 1.4 })[month] ?? 1),
};

function withMeanOne(factor: (month: number) => number): number[] {
  const factors = Array.from({ length: 12 }, (_, month) => factor(month));
  const sum = factors.reduce((total, one) => total + one, 0);
  return factors.map((one) => (one * 12) / sum);
}

/** A calendar from one day to another, both included. Without seasons every day is like the next. */
export function openCalendar(first: DayNumber, last: DayNumber, { seasons }: Customs): Calendar {
  const months = Uint8Array.from({ length: last - first + 1 }, (_, index) =>
    new Date((first + index) * millisecondsOfDay).getUTCMonth(),
  );
  const factorOf = (factors: readonly number[]) => (day: DayNumber) =>
    seasons ? (factors[months[day - first] ?? 0] ?? 1) : 1;
  return {
    first,
    last,
    studies: factorOf(monthFactors.studies),
    otherEndings: factorOf(monthFactors.otherEndings),
    arrivals: factorOf(monthFactors.arrivals),
  };
}
