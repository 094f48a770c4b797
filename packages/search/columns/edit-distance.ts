import { plainCode } from './lexicon.ts';

const longest = 48;
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 1));

/**
 * How many letters (`one` without rings and dots) must be put in, taken away, changed or swapped with the next to get from one run of letters to
 * another, rings and dots aside (optimal string alignment); `most + 1` as soon as it is certain to be more than `most`. A run longer than 48
 * letters is always too far.
 */
export function editDistance(
  one: Uint8Array,
  other: Uint8Array,
  otherFrom: number,
  otherTo: number,
  most: number,
): number {
  const length = otherTo - otherFrom;
  if (Math.abs(one.length - length) > most || length > longest || one.length > longest) return most + 1;
  let [beforeLast, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let column = 0; column <= length; column += 1) last[column] = column;
  for (let line = 1; line <= one.length; line += 1) {
    row[0] = line;
    let least = line;
    const letter = one[line - 1];
    for (let column = 1; column <= length; column += 1) {
      const its = plainCode(other[otherFrom + column - 1] as number);
      let steps = Math.min(
        (last[column] as number) + 1,
        (row[column - 1] as number) + 1,
        (last[column - 1] as number) + (letter === its ? 0 : 1),
      );
      const swapped =
        line > 1 &&
        column > 1 &&
        letter === plainCode(other[otherFrom + column - 2] as number) &&
        one[line - 2] === its;
      if (swapped) steps = Math.min(steps, (beforeLast[column - 2] as number) + 1);
      row[column] = steps;
      if (steps < least) least = steps;
    }
    if (least > most) return most + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[length] as number, most + 1);
}
