import type { Command } from '#ledger';

/** What later commands of a life name: the entry that they are about, and the offer that stands. */
export type Named = { entry: string; offer: string };

export type Step =
  | 'join'
  | 'offer'
  | 'tell'
  | 'accept'
  | 'changeHours'
  | 'markReady'
  | 'end'
  | 'refuse'
  | 'leave'
  | 'start';

/**
 * A day in an insats. Whoever joins goes last in the queue, and the offer goes to the next in order: as many come as
 * go, so an insats has as many living entries after the day as before it.
 */
export const lives: readonly (readonly Step[])[] = [
  ['join', 'offer', 'tell', 'accept', 'tell', 'changeHours', 'markReady', 'end'],
  ['join', 'offer', 'refuse'],
  ['join', 'leave'],
  ['start', 'changeHours', 'markReady', 'end'],
];

export const commandsOfADay = lives.flat().length;

const referrers = ['municipality', 'region'] as const;

/** One who joins; every other is referred by the municipality, the rest by the region. */
export function joining(number: number): Command {
  return {
    type: 'join',
    referrer: referrers[number % referrers.length] ?? 'municipality',
    municipality: '0580',
    hoursPerWeek: 20,
    earliestStart: null,
    cohort: null,
  };
}

/** One who starts without having stood in the queue. */
export function starting(number: number, today: string): Command {
  return {
    type: 'start',
    referrer: referrers[number % referrers.length] ?? 'municipality',
    municipality: '0580',
    hoursPerWeek: 20,
    startsOn: today,
    cohort: null,
    passing: 'urgent',
    overbooking: null,
  };
}

export const offerToNext: Command = {
  type: 'offer',
  entry: null,
  cohort: null,
  workingDays: null,
  passing: null,
  overbooking: null,
};

/** The command of a step, on what the life has come to. `today` is a Swedish day. */
export function commandOf(step: Step, { entry, offer }: Named, today: string): Command {
  switch (step) {
    case 'join':
      return joining(0);
    case 'offer':
      return offerToNext;
    case 'tell':
      return { type: 'tell', entry };
    case 'accept':
      return { type: 'accept', offer, startsOn: today };
    case 'changeHours':
      return { type: 'changeHours', entry, hoursPerWeek: 25, on: today, overbooking: null };
    case 'markReady':
      return { type: 'markReady', entry, ready: { on: today, toStep: 'supported-work' } };
    case 'end':
      return { type: 'end', entry, outcome: 'work', toStep: null, on: today, into: null };
    case 'refuse':
      return { type: 'refuse', offer, refusedBy: 'person', reason: 'health', afterwards: 'leave' };
    case 'leave':
      return { type: 'leave', entry, reason: 'moved' };
    case 'start':
      return starting(0, today);
    default:
      return step satisfies never;
  }
}
