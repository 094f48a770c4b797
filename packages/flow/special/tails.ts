/** The probability below a point and above it. The smaller of them is worked out, so it keeps its digits. */
export type Tails = { below: number; above: number };

/** Tails at a point, and their slope there. */
export type SlopingTails = Tails & { slope: number };

const mostSteps = 200;
const smallestStep = 1e-15;

/**
 * The point t with the given tails, for a law whose density is log-concave on the scale of t: Newton's steps on the
 * logarithm of the smaller tail. That is concave, so from the first step on they come nearer from one side. A step into
 * a region where the tail is no longer a number that can be told from nothing is halved.
 */
export function pointWithTails(wanted: Tails, tailsAt: (t: number) => SlopingTails, start: number): number {
  const lower = wanted.below <= wanted.above;
  const goal = Math.log(lower ? wanted.below : wanted.above);
  const missing = (t: number) => {
    const { below, above, slope } = tailsAt(t);
    const tail = lower ? below : above;
    return { by: goal - Math.log(tail), perUnit: (lower ? slope : -slope) / tail };
  };
  let t = start;
  let { by, perUnit } = missing(t);
  for (let count = 0; count < mostSteps; count += 1) {
    let step = by / perUnit;
    let next = missing(t + step);
    for (; !isUsable(next); next = missing(t + step)) {
      step /= 2;
      if (Math.abs(step) <= smallestStep) return t;
    }
    t += step;
    ({ by, perUnit } = next);
    if (Math.abs(step) <= smallestStep * Math.max(1, Math.abs(t))) break;
  }
  return t;
}

function isUsable({ by, perUnit }: { by: number; perUnit: number }): boolean {
  return Number.isFinite(by) && Number.isFinite(perUnit) && perUnit !== 0;
}
