import { swedishNumber } from './place-refusals.ts';

/** Minutes in words: "1 timme", "12,5 timmar". */
export function hours(minutes: number): string {
  return minutes === 60 ? '1 timme' : `${swedishNumber(minutes / 60)} timmar`;
}

/** A reason as it follows on what was done; whoever ends the sentence sets its full stop. */
export function because(reason: string): string {
  return `. Skäl: ${reason.replace(/[.\s]+$/, '')}`;
}
