import { type Subject, stillThere } from './subjects.ts';

/** From how many at risk on a curve is drawn: with fewer, one ending more or less makes another curve. */
export const fewestAtRiskShown = 5;

export type CurveOptions = {
  /**
   * Endings before the first time at which so many are at risk are left out, and the curve begins there. Matters with
   * left truncation, where the first days may have one or two at risk. 0 when absent: all endings count.
   */
  fewestAtRisk?: number;
};

/** The times at which anybody ended, in order, with who was at risk then (seen after entry < t ≤ exit). */
export type EndingTimes = {
  times: Float64Array;
  atRisk: Float64Array;
  endings: Float64Array;
  /** Endings by cause at each time, for every cause that there is. */
  byCause: ReadonlyMap<number, Float64Array>;
  /** The last time that anybody was seen at; 0 where nobody was. */
  lastSeen: number;
  atRiskAt: (time: number) => number;
};

/** One sort of the exits; then each subject is counted where it begins to be at risk, where it ends, and how. */
export function endingTimes(
  subjects: readonly Subject[],
  { fewestAtRisk = 0 }: CurveOptions = {},
): EndingTimes {
  const exits = distinctExits(subjects);
  const counted = countedAt(exits, subjects);
  const atRisk = new Float64Array(exits.length);
  const shown = new Uint32Array(exits.length);
  let there = 0;
  let length = 0;
  for (let index = 0; index < exits.length; index += 1) {
    there += counted.entered[index] ?? 0;
    atRisk[index] = there;
    there -= counted.left[index] ?? 0;
    const isShown = length > 0 || (atRisk[index] ?? 0) >= fewestAtRisk;
    if (isShown && (counted.endings[index] ?? 0) > 0) {
      shown[length] = index;
      length += 1;
    }
  }
  const steps = shown.subarray(0, length);
  return {
    times: pick(exits, steps),
    atRisk: pick(atRisk, steps),
    endings: pick(counted.endings, steps),
    byCause: new Map(
      [...counted.byCause]
        .sort(([one], [other]) => one - other)
        .map(([cause, ofCause]) => [cause, pick(ofCause, steps)]),
    ),
    lastSeen: exits.at(-1) ?? 0,
    atRiskAt: (time) => atRiskAmong(subjects, time),
  };
}

function distinctExits(subjects: readonly Subject[]): Float64Array {
  const exits = new Float64Array(subjects.length);
  let length = 0;
  for (const { exit } of subjects) {
    exits[length] = exit;
    length += 1;
  }
  exits.sort();
  length = 0;
  for (const exit of exits) {
    if (length > 0 && exits[length - 1] === exit) continue;
    exits[length] = exit;
    length += 1;
  }
  return exits.subarray(0, length);
}

function countedAt(exits: Float64Array, subjects: readonly Subject[]) {
  const entered = new Float64Array(exits.length + 1);
  const left = new Float64Array(exits.length);
  const endings = new Float64Array(exits.length);
  const byCause = new Map<number, Float64Array>();
  for (const { entry, exit, cause } of subjects) {
    addOne(entered, firstAbove(exits, entry));
    const at = firstFrom(exits, exit);
    addOne(left, at);
    if (cause === stillThere) continue;
    addOne(endings, at);
    let ofCause = byCause.get(cause);
    if (!ofCause) {
      ofCause = new Float64Array(exits.length);
      byCause.set(cause, ofCause);
    }
    addOne(ofCause, at);
  }
  return { entered, left, endings, byCause };
}

function addOne(counts: Float64Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function pick(values: Float64Array, steps: Uint32Array): Float64Array {
  const picked = new Float64Array(steps.length);
  for (let step = 0; step < steps.length; step += 1) picked[step] = values[steps[step] ?? 0] ?? 0;
  return picked;
}

function atRiskAmong(subjects: readonly Subject[], time: number): number {
  let count = 0;
  for (const { entry, exit } of subjects) if (entry < time && time <= exit) count += 1;
  return count;
}

/** The step of a curve that a time stands on; −1 before the first. */
export function stepAt(times: Float64Array, time: number): number {
  return firstAbove(times, time) - 1;
}

/** The index of the first of the sorted numbers that is at least a limit; their length where there is none. */
function firstFrom(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, limit: number): number {
  const at = firstFrom(sorted, limit);
  return sorted[at] === limit ? at + 1 : at;
}
