/** What can go wrong, each with its probability from 0 to 1 per call (per poke for the last four). */
export type SimulatedFaults = {
  /** A read or write is told to slow down. */
  throttle?: number;
  /** A write meets another transaction. */
  conflict?: number;
  /** A write's answer is lost, and nothing was written. */
  lostBefore?: number;
  /** A write's answer is lost, and it was written. */
  lostAfter?: number;
  /** A write is told that it is still under way; half of them were written, or had failed, half never are. */
  inProgress?: number;
  /**
   * A write gets no answer and is made later, if its conditions hold then: at one of the next 50 calls on the table,
   * more often soon, or when late writes are released.
   */
  timeOut?: number;
  /** An eventual read, or the due index, answers from up to ten commits ago; each item from its own moment. */
  staleRead?: number;
  /** The process dies: before a read, or before or after a write. What was written stands. */
  crash?: number;
  pokeDuplicate?: number;
  /** Held back until some later write, or `releasePokes`; so pokes also come in another order. */
  pokeDelay?: number;
  /** Held back until two to six are together, or `releasePokes`; then they come in any order. */
  pokeShuffle?: number;
  pokeLoss?: number;
};

/** Mulberry32: numbers from 0 up to 1, the same for the same seed. */
function seededNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chance of a simulated table: draws only where something may happen, so that fair weather costs no numbers. */
export function openChance(seed: number) {
  const random = seededNumbers(seed);
  return {
    random,
    strikes: (probability = 0): boolean => probability > 0 && random() < probability,
    /** A whole number from 0 up to, not including, `below`. */
    whole: (below: number): number => Math.floor(random() * below),
    /** The same things in any order. */
    shuffled<Thing>(things: readonly Thing[]): Thing[] {
      const left = [...things];
      const drawn: Thing[] = [];
      while (left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
      return drawn;
    },
  };
}

export type Chance = ReturnType<typeof openChance>;
