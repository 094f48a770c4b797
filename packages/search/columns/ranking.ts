/** What a result is ordered by: higher `first` before lower, then higher `second`, then as they stand. */
export type Keys = { first: Float64Array; second: Float64Array };

const fewEnoughToInsert = 256;

/** The places of the best `most` among `count` keys, best first. */
export function bestPlaces({ first, second }: Keys, count: number, most: number): number[] {
  if (most > fewEnoughToInsert) {
    const before = (one: number, other: number) =>
      (first[other] as number) - (first[one] as number) ||
      (second[other] as number) - (second[one] as number) ||
      one - other;
    return Array.from({ length: count }, (_, place) => place)
      .sort(before)
      .slice(0, most);
  }
  const best: number[] = [];
  let worstFirst = Number.NEGATIVE_INFINITY;
  let worstSecond = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < count && most > 0; place += 1) {
    const key = first[place] as number;
    const isFull = best.length === most;
    // Of equals the one that came first stays.
    if (isFull && (key < worstFirst || (key === worstFirst && (second[place] as number) <= worstSecond)))
      continue;
    let at = isFull ? most - 1 : best.length;
    for (; at > 0; at -= 1) {
      const other = best[at - 1] as number;
      const its = first[other] as number;
      if (its > key || (its === key && (second[other] as number) >= (second[place] as number))) break;
      best[at] = other;
    }
    best[at] = place;
    const worst = best[best.length - 1] as number;
    worstFirst = first[worst] as number;
    worstSecond = second[worst] as number;
  }
  return best;
}
