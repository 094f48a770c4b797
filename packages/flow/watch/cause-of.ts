import type { FlagCause } from '../flags/flag.ts';
import type { Cause } from '../flags/flag-kinds.ts';

const plain: Omit<FlagCause, 'cause'> = {
  step: null,
  insatser: [],
  dropoutShare: null,
  returnedShare: null,
  before: null,
  now: null,
  missing: [],
  refusal: null,
  criterion: null,
};

/** A cause with what is known to speak for it. */
export const causeOf = (cause: Cause, known: Partial<FlagCause> = {}): FlagCause => ({
  ...plain,
  ...known,
  cause,
});
