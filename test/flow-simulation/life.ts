import type { DayNumber, FlowEntry } from '#flow';
import type { Outcome, Step } from '#insats';

/** Why somebody left a queue or refused an offer, of what the ledger knows. */
export type LeftBecause = Extract<
  FlowEntry['leftBecause'],
  'declined' | 'health' | 'moved' | 'no-answer' | 'other-insats' | 'wrong-match'
>;

/** An offer of a place: held from one day until it was answered. */
export type Offer = { on: DayNumber; answeredOn: DayNumber | null; refusedBecause: LeftBecause | null };

/**
 * One who waits for or takes part in an insats, as it really is. What is written down of it, and when, is a matter for
 * the record.
 */
export type Life = {
  entry: string;
  insats: number;
  /** null: was there before the world began. */
  joinedOn: DayNumber | null;
  leftQueueOn: DayNumber | null;
  leftBecause: LeftBecause | null;
  offers: Offer[];
  startedOn: DayNumber | null;
  /** Minutes a week, from each day on. */
  hours: { on: DayNumber; minutes: number }[];
  ready: { on: DayNumber; toStep: Step | null } | null;
  ending: LifeEnding | null;
  /** The placement that this one follows on, in the insats on the step below. */
  cameFrom: Life | null;
};

export type LifeEnding = {
  on: DayNumber;
  outcome: Outcome;
  toStep: Step | null;
  /** null: nobody ever writes it down. */
  registeredOn: DayNumber | null;
};

/** Minutes a week from the latest change on. */
export function minutesOf({ hours }: Life): number {
  return hours.at(-1)?.minutes ?? 0;
}

/** The offer that stands, unanswered. */
export function standingOffer({ offers }: Life): Offer | undefined {
  const last = offers.at(-1);
  return last && last.answeredOn === null ? last : undefined;
}
