import { answerCodes } from './judge-all.ts';
import type { Rooms } from './live.ts';
import { weights } from './weights.ts';

export type Ranked = { number: number; score: number };

/** Candidates with the points that their descriptions give: best first, then certain answers before uncertain. */
export type Ordered = { candidates: Int32Array; points: Uint8Array };

const mostPoints = 100;
const answerKinds = Object.keys(answerCodes).length;

/** Puts candidates in order, those that are equal in the order they came (a counting sort). */
export function inOrderOfPoints(
  candidates: ArrayLike<number>,
  answers: Uint8Array,
  pointsOf: (number: number) => number,
): Ordered {
  const ranks = new Int32Array(candidates.length);
  const first = new Int32Array((mostPoints + 1) * answerKinds + 1);
  for (let at = 0; at < candidates.length; at += 1) {
    const number = candidates[at] ?? 0;
    const rank = (mostPoints - pointsOf(number)) * answerKinds + (answers[number] ?? 0);
    ranks[at] = rank;
    first[rank + 1] = (first[rank + 1] ?? 0) + 1;
  }
  for (let rank = 1; rank < first.length; rank += 1)
    first[rank] = (first[rank] ?? 0) + (first[rank - 1] ?? 0);
  const ordered = new Int32Array(candidates.length);
  const points = new Uint8Array(candidates.length);
  for (let at = 0; at < candidates.length; at += 1) {
    const rank = ranks[at] ?? 0;
    const place = first[rank] ?? 0;
    first[rank] = place + 1;
    ordered[place] = candidates[at] ?? 0;
    points[place] = mostPoints - Math.floor(rank / answerKinds);
  }
  return { candidates: ordered, points };
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
  const withScore = new Int32Array(weights.room.of + mostPoints + 1);
  let level = -1;
  /** How many are found that nothing left can come before. */
  let settled = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const number = candidates[at] ?? 0;
    const own = points[at] ?? 0;
    const atMost = own + weights.room.of;
    if (own !== level) {
      level = own;
      settled = above(withScore, atMost);
    }
    if (settled >= count) break;
    if (!keep(number)) continue;
    const score = own + rooms.room(number).points;
    withScore[score] = (withScore[score] ?? 0) + 1;
    // Those with as many points come in the order that decides between equals.
    if (score === atMost) settled += 1;
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
