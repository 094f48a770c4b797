/** What a result is ordered by: higher `first` before lower, then higher `second`, then as they stand. */
export type Keys = { first: Float64Array; second: Float64Array };

const fewEnoughToInsert = 256;

/** The places of the best `most` among `count` keys, best first. */
export function bestPlaces({ first, second }: Keys, count: number, most: number): number[] {
  const before = (one: number, other: number) =>
    (first[other] as number) - (first[one] as number) ||
    (second[other] as number) - (second[one] as number) ||
    one - other;
  if (most > fewEnoughToInsert) {
    return Array.from({ length: count }, (_, place) => place)
      .sort(before)
      .slice(0, most);
  }
  const best: number[] = [];
  let worstFirst = Number.NEGATIVE_INFINITY;
  let worstSecond = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < count && most > 0; place += 1) {
    const key = first[place] as number;
    if (
      best.length === most &&
      (key < worstFirst || (key === worstFirst && (second[place] as number) <= worstSecond))
    )
      continue;
    if (best.length === most) best.pop();
    let at = best.length;
    while (at > 0 && before(place, best[at - 1] as number) < 0) at -= 1;
    best.splice(at, 0, place);
    const worst = best[best.length - 1] as number;
    worstFirst = first[worst] as number;
    worstSecond = second[worst] as number;
  }
  return best;
}
