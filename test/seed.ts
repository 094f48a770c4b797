/**
 * Gives every generated test of a run the seed that vitest.config.ts chose and printed.
 * A failing run is repeated with `FC_SEED=<seed> npm test`.
 */
import fc from 'fast-check';

const seed = Number(process.env.FC_SEED);
if (!Number.isSafeInteger(seed))
  throw new Error(`FC_SEED must be a whole number, not "${process.env.FC_SEED}"`);

fc.configureGlobal({ seed });
