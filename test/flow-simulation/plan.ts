import type { DayNumber } from '#flow';
import type { Kind, Step } from '#insats';

/** How one insats of a simulated förbund lives. */
export type InsatsPlan = {
  insats: string;
  step: Exclude<Step, 'self-support'>;
  kind: Kind;
  places: number;
  /** Its own level: times the daily rates of ending that all insatser share. */
  pace: number;
  /** The share of its endings that are onward. */
  onwardShare: number;
  /** Of those onward, the share whose next is an insats on the step above. */
  nextShare: number;
  /** The insatser there, in this world. Empty: they lie outside it and always have places. */
  next: readonly string[];
  /** Referred people a day. */
  arrivalsPerDay: number;
  /** Daily rate at which one who waits leaves the queue. */
  leavesQueuePerDay: number;
  /** Whether half of its participants belong to a course that ends for all of them on one day, where courses are held. */
  runsCourses: boolean;
  /** Whether people take part with part of a full week, and share places. */
  partTime: boolean;
};

/** What makes a world less tidy than the method assumes. */
export type Customs = {
  /** Studies start in January and August; in July little ends and few are referred. */
  seasons: boolean;
  /** Endings are written down days to weeks after they happened. */
  lateRegistration: boolean;
  /** Some insatser run courses, whose participants end together. */
  cohorts: boolean;
};

export const tidy: Customs = { seasons: false, lateRegistration: false, cohorts: false };
export const untidy: Customs = { seasons: true, lateRegistration: true, cohorts: true };

/** Every way in which the flow through an insats can stop, and the provider that registers no endings. */
export const stopKinds = [
  'leaves-not-onward',
  'nobody-leaves',
  'next-step-full',
  'next-step-closed',
  'ready-but-waiting',
  'more-referred',
  'fewer-places',
  'admission',
  'unused-places',
  'unregistered',
] as const;

export type StopKind = (typeof stopKinds)[number];

/** A stop that is laid into the world: which, where, and the first day on which it works. */
export type Stop = {
  kind: StopKind;
  insats: string;
  from: DayNumber;
  /** Half as many onward or leaving as before, instead of about a quarter. */
  mild?: boolean;
};

/** How hard each stop strikes, as factors of what was before. */
export const force = {
  /** 35 % onward falls to 8 %. */
  onwardShare: 8 / 35,
  paceWhenNobodyLeaves: 0.25,
  placesOfFullNextStep: 0.4,
  placesOfClosedNextStep: 0,
  arrivalsWhenMoreAreReferred: 2,
  placesWhenFewer: 0.6,
  whenMild: 0.5,
  /** Admission lets nobody in beyond this share of the places. */
  useWhenAdmissionStops: 0.6,
  arrivalsWhenUnused: 0.25,
};

/** Daily rates of ending by days in placement, for an insats whose own pace is one. */
export const endingBands = [
  { from: 0, to: 90, rate: 0.0025 },
  { from: 90, to: 180, rate: 0.006 },
  { from: 180, to: 365, rate: 0.0085 },
  { from: 365, to: Number.POSITIVE_INFINITY, rate: 0.009 },
] as const;

/** The mean stay in days at a pace. The rates are constant within a band, so each gives a whole integral. */
export function meanStay(pace: number): number {
  let left = 1;
  let days = 0;
  for (const { from, to, rate } of endingBands) {
    const through = left * Math.exp(-rate * pace * (to - from));
    days += (left - through) / (rate * pace);
    left = through;
  }
  return days;
}
