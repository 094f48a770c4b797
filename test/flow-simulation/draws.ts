/** Draws from the laws that the simulated förbund follows; chance comes in as numbers from 0 up to 1. */

export type Random = () => number;

/** Waiting time at a rate of one. */
export function exponential(random: Random): number {
  return -Math.log1p(-random());
}

/** A whole number from `low` to `high`, both included, each as likely. */
export function wholeBetween(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** One of several, each as likely as its weight. */
export function weighted<Thing>(
  random: Random,
  things: readonly [readonly [number, Thing], ...(readonly (readonly [number, Thing])[])],
): Thing {
  let left = random() * things.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, thing] of things) {
    left -= weight;
    if (left < 0) return thing;
  }
  return things[0][1];
}

function normal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random());
}

/** Gamma with scale one. Source: Marsaglia and Tsang, A simple method for generating gamma variables (2000). */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && exponential(random) > d * v - d - d * Math.log(v) - (x * x) / 2) return d * v;
  }
}

/** A positive number around one, with that standard deviation (gamma). */
export function aroundOne(random: Random, spread: number): number {
  if (spread === 0) return 1;
  const shape = 1 / spread ** 2;
  return gamma(random, shape) / shape;
}

/** A share around `mean`, with that standard deviation (beta). */
export function aroundShare(random: Random, mean: number, spread: number): number {
  if (spread === 0) return mean;
  const both = (mean * (1 - mean)) / spread ** 2 - 1;
  const yes = gamma(random, mean * both);
  return yes / (yes + gamma(random, (1 - mean) * both));
}
