import type { DayNumber, Window } from '../observed.ts';

/** From so many days on every ending is taken as written down. */
export const longestDelay = 60;

/** The days at which delays are counted: finer where most are. */
const bounds: readonly number[] = [0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, longestDelay];

/** An insats' own delays weigh as many endings as it has, those of its peers as so many. */
const peersWeigh = 20;

/** Where nobody knows how long it takes: nothing is reckoned with for so many days, and everything after them. */
export const unknownDelay = 30;

/** From this share on, all are taken as written down: what is missing is less than chance. */
const nearlyAll = 0.999;

/** How many endings were written down within 0 days, then 1, 2, 3, 5 …, and last beyond 60. Zeros at the end are left out. */
export type DelayCounts = readonly number[];

/** The share of a day's endings that is written down so many days later, by days; beyond its end all are. */
export type WrittenShares = readonly number[];

type WrittenEnding = { on: DayNumber; registeredOn: DayNumber };

/**
 * Counts how long it took to write endings down. Those of the latest sixty days are left out: of them only the quick
 * ones are known.
 */
export function countDelays(endings: Iterable<WrittenEnding>, { from, to }: Window): DelayCounts {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const { on, registeredOn } of endings) {
    if (on <= from || on > to - longestDelay) continue;
    const within = bounds.findIndex((bound) => registeredOn - on <= bound);
    const place = within < 0 ? bounds.length : within;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts.slice(0, counts.findLastIndex((count) => count > 0) + 1);
}

/** The delays of several as one. */
export function addDelays(one: DelayCounts, other: DelayCounts): DelayCounts {
  const [longer, shorter] = one.length < other.length ? [other, one] : [one, other];
  return longer.map((count, place) => count + (shorter[place] ?? 0));
}

/**
 * What share of an insats' endings is usually written down so many days later: by its own delays, and by those of its
 * peers the fewer it has. Undefined counts, or none, are of a baseline that knows no delays: then thirty days are waited.
 */
export function writtenShares(own: DelayCounts = [], peers: DelayCounts = []): WrittenShares {
  const [ownCount, peerCount] = [countOf(own), countOf(peers)];
  if (ownCount + peerCount === 0) return new Array<number>(unknownDelay).fill(0);
  const weight = peerCount === 0 ? 0 : peersWeigh / peerCount;
  const shareAt = (days: number) =>
    (writtenWithin(own, days) + weight * writtenWithin(peers, days)) / (ownCount + weight * peerCount);
  const shares = Array.from({ length: longestDelay }, (_, days) => shareAt(days));
  return shares.slice(0, shares.findLastIndex((share) => share < nearlyAll) + 1);
}

/** Days within which nine of ten endings are usually written down. */
export function daysUsuallyWritten(written: WrittenShares): number {
  const days = written.findIndex((share) => share >= 0.9);
  return days < 0 ? written.length : days;
}

const countOf = (counts: DelayCounts) => counts.reduce((sum, count) => sum + count, 0);

/** How many were written down within so many days; between two bounds as many a day. */
function writtenWithin(counts: DelayCounts, days: number): number {
  let [sum, before] = [0, 0];
  for (const [place, bound] of bounds.entries()) {
    const count = counts[place] ?? 0;
    if (bound > days) return sum + (count * (days - before)) / (bound - before);
    sum += count;
    before = bound;
  }
  return sum;
}

/** The same of several together, each by what is expected of it. */
export function writtenTogether(
  members: readonly { written: WrittenShares; expected: number }[],
): WrittenShares {
  const all = members.reduce((sum, { expected }) => sum + expected, 0);
  const length = Math.max(0, ...members.map(({ written }) => written.length));
  return Array.from(
    { length },
    (_, days) =>
      members.reduce((sum, { written, expected }) => sum + (written[days] ?? 1) * expected, 0) / all,
  );
}
