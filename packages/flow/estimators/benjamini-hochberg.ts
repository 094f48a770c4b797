/** The share of a list that may be there by chance alone. */
export const falseDiscoveryRate = 0.1;

/**
 * P-values adjusted by Benjamini and Hochberg (1995): those at most q, in a list of many, are there by chance in a
 * share q of cases at most. In the order given; none is smaller than it was.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const falling = [...pValues.keys()].toSorted((one, other) => (pValues[other] ?? 0) - (pValues[one] ?? 0));
  const adjusted = pValues.map(() => 1);
  let least = 1;
  for (const [place, index] of falling.entries()) {
    const rank = pValues.length - place;
    least = Math.min(least, (pValues[index] ?? 1) * (pValues.length / rank));
    adjusted[index] = least;
  }
  return adjusted;
}
