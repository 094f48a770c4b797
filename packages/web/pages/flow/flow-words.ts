import type { ReadingMonths } from '#flow';
import { dayWording } from '../../components/age-wording.ts';
import { numberWording } from '../../components/free-places-wording.ts';
import type { ChoiceLinksView } from './flow-view.ts';

const daysOfMonth = 30.4;

/** A time as people say it: days below a month, then weeks, then months. */
export function daysWording(days: number): string {
  const whole = Math.round(days);
  if (whole < 28) return `${numberWording(whole)} ${whole === 1 ? 'dag' : 'dagar'}`;
  if (whole < 120) return `${Math.round(whole / 7)} veckor`;
  return `${Math.round(whole / daysOfMonth)} månader`;
}

/** From a time to another, with the unit said once where it is the same: «7 och 9 månader». */
export function spanWording(low: number, high: number): string {
  const [from, to] = [daysWording(low), daysWording(high)];
  const [count, unit] = from.split(' ', 2);
  return to.endsWith(` ${unit}`) ? `${count} och ${to}` : `${from} och ${to}`;
}

export const percentWording = (share: number) => `${Math.round(share * 100)} procent`;

export const peopleWording = (count: number) =>
  `${numberWording(count)} ${count === 1 ? 'person' : 'personer'}`;

/** «1 mars 2026–28 februari 2027». */
export const periodWording = (from: string, to: string) => `${dayWording(from)} till ${dayWording(to)}`;

/** How far back a reading looks, as links. */
export function monthsChoice(
  chosen: ReadingMonths,
  hrefOf: (months: ReadingMonths) => string,
): ChoiceLinksView {
  return {
    label: 'Visa',
    links: ([12, 24] as const).map((months) => ({
      href: hrefOf(months),
      label: `${months} månader`,
      current: months === chosen,
    })),
  };
}
