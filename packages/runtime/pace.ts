import type { Instant, Pace } from '#ledger';

/** The machine's clock and chance. */
export const systemPace: Pace = {
  now: (): Instant => new Date().toISOString(),
  random: Math.random,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
