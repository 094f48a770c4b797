import { codes, ladder, type Outcome, type Step } from '#insats';

const steps = codes(ladder);

/**
 * Whether an ending moves the person onward: work, subsidised work, studies, or an insats on a higher step. From a
 * parallel track, which stands on no step, any step up the ladder is the first.
 */
export function isOnward(ending: { outcome: Outcome; toStep: Step | null }, step: Step | null): boolean {
  switch (ending.outcome) {
    case 'work':
    case 'subsidised-work':
    case 'studies':
      return true;
    case 'next-insats':
      return ending.toStep !== null && (step === null || steps.indexOf(ending.toStep) > steps.indexOf(step));
    case 'other-support':
    case 'care':
    case 'moved':
    case 'dropout':
    case 'returned':
      return false;
    default:
      return ending.outcome satisfies never;
  }
}

/** The steps above one, nearest first; from a parallel track all. */
export function stepsAbove(step: Step | null): Step[] {
  return step === null ? steps : steps.slice(steps.indexOf(step) + 1);
}
