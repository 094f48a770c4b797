/** How well an answer's order agrees with what was judged. Grades are 1–3; what is not named was judged 0. */
export type Grades = Readonly<Record<string, number>>;

/**
 * Normalised discounted cumulative gain of the first `depth` answers, 0 to 1: the sum of (2^grade − 1) / log2(rank + 1),
 * as a share of the same sum in the best possible order. Järvelin and Kekäläinen 2002, with the graded gain of Burges
 * et al. 2005. An answer named twice counts where it stands first. Throws when nothing was judged to answer.
 */
export function ndcg(answers: readonly string[], grades: Grades, depth: number): number {
  const ideal = Object.values(grades).toSorted((one, other) => other - one);
  const best = discountedGain(ideal.slice(0, depth));
  if (best === 0) throw new Error('a query that nothing answers cannot be measured');
  const found = withoutRepeats(answers)
    .slice(0, depth)
    .map((answer) => gradeOf(answer, grades));
  return discountedGain(found) / best;
}

/**
 * How much of what was judged to answer, with any grade, stands among the first `depth` answers, 0 to 1. Where more than
 * `depth` were judged to answer, `depth` of them is all.
 */
export function recall(answers: readonly string[], grades: Grades, depth: number): number {
  const wanted = Object.values(grades).filter((grade) => grade > 0).length;
  if (wanted === 0) throw new Error('a query that nothing answers cannot be measured');
  const found = withoutRepeats(answers)
    .slice(0, depth)
    .filter((answer) => gradeOf(answer, grades) > 0).length;
  return found / Math.min(wanted, depth);
}

function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}

function gradeOf(answer: string, grades: Grades): number {
  return Object.hasOwn(grades, answer) ? (grades[answer] ?? 0) : 0;
}

function withoutRepeats(answers: readonly string[]): string[] {
  return [...new Set(answers)];
}
