import type { Rooms } from './live.ts';
import { weights } from './weights.ts';

export type Ranked = { number: number; score: number };

/** Candidates with the points that their descriptions give, best first. */
export type Ordered = { candidates: Int32Array; points: Uint8Array };

/** Puts candidates in order of their points, those with equal points in the order they came (a counting sort). */
export function inOrderOfPoints(
  candidates: ArrayLike<number>,
  pointsOf: (number: number) => number,
): Ordered {
  const points = new Uint8Array(candidates.length);
  for (let at = 0; at < candidates.length; at += 1) points[at] = pointsOf(candidates[at] ?? 0);
  const first = new Int32Array(102);
  for (const one of points) first[100 - one + 1] = (first[100 - one + 1] ?? 0) + 1;
  for (let at = 1; at < first.length; at += 1) first[at] = (first[at] ?? 0) + (first[at - 1] ?? 0);
  const ordered = new Int32Array(candidates.length);
  const orderedPoints = new Uint8Array(candidates.length);
  for (let at = 0; at < candidates.length; at += 1) {
    const own = points[at] ?? 0;
    const place = first[100 - own] ?? 0;
    first[100 - own] = place + 1;
    ordered[place] = candidates[at] ?? 0;
    orderedPoints[place] = own;
  }
  return { candidates: ordered, points: orderedPoints };
}

/**
 * The best `count` of those that are kept, by score, then by certain answers before uncertain, then by the catalogue's
 * order. Exact, though it looks at few figures: it stops when no room could lift what is left past those it has.
 */
export function best(
  { candidates, points }: Ordered,
  answers: Uint8Array,
  rooms: Rooms,
  count: number,
  keep: (number: number) => boolean,
): Ranked[] {
  const found: Ranked[] = [];
  const withScore = new Int32Array(weights.room.of + 101);
  let surpassed = -1;
  for (let at = 0; at < candidates.length; at += 1) {
    const number = candidates[at] ?? 0;
    const own = points[at] ?? 0;
    if (own !== surpassed && found.length >= count) {
      surpassed = own;
      if (above(withScore, own + weights.room.of) >= count) break;
    }
    if (!keep(number)) continue;
    const score = own + rooms.room(number).points;
    withScore[score] = (withScore[score] ?? 0) + 1;
    found.push({ number, score });
  }
  const certain = (number: number) => answers[number] ?? 0;
  return found
    .sort(
      (one, other) =>
        other.score - one.score || certain(one.number) - certain(other.number) || one.number - other.number,
    )
    .slice(0, count);
}

function above(withScore: Int32Array, score: number): number {
  let sum = 0;
  for (let one = score + 1; one < withScore.length; one += 1) sum += withScore[one] ?? 0;
  return sum;
}
