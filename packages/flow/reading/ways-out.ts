import type { Outcome, Step } from '#insats';
import { isOnward } from '../watch/onward.ts';

/** The ways out of an insats that its curves tell apart. Everybody who ends takes one of them. */
export const waysOut = {
  'work-or-studies': 'Till arbete eller studier',
  'next-step': 'Till en insats på ett högre steg',
  elsewhere: 'Till annat: annan försörjning, vård, flytt eller en insats som inte är ett steg upp',
  'broke-off': 'Avbröt eller gick tillbaka till ett tidigare steg',
} as const;

export type WayOut = keyof typeof waysOut;

/** The way out that an ending took from an insats on a step, or on none (a parallel track). */
export function wayOut(ending: { outcome: Outcome; toStep: Step | null }, step: Step | null): WayOut {
  switch (ending.outcome) {
    case 'work':
    case 'subsidised-work':
    case 'studies':
      return 'work-or-studies';
    case 'next-insats':
      return isOnward(ending, step) ? 'next-step' : 'elsewhere';
    case 'other-support':
    case 'care':
    case 'moved':
      return 'elsewhere';
    case 'dropout':
    case 'returned':
      return 'broke-off';
    default:
      return ending.outcome satisfies never;
  }
}
