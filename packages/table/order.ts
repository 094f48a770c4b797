import type { Query } from './port.ts';

/** Lifts surrogates above U+E000…U+FFFF, where UTF-8 (unlike JavaScript's `<`) sorts the characters they encode. */
const byteRank = (unit: number): number =>
  unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;

/** Orders two well-formed strings as their UTF-8 bytes order: negative, zero or positive. */
export function compareUtf8(one: string, other: string): number {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index++) {
    const difference = byteRank(one.charCodeAt(index)) - byteRank(other.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** The part of a partition that a page reads from: bounds inclusive, `after` exclusive and inside the bounds. */
export type Range = { from?: string; to?: string; after?: string };

/**
 * What is left to read of a query, or undefined when nothing can be. DynamoDB refuses both an upside-down range and
 * a start outside the bounds; here the first is empty and the second is clipped, the same in every adapter.
 */
export function rangeLeft({ from, to, after, order }: Query): Range | undefined {
  if (from !== undefined && to !== undefined && compareUtf8(from, to) > 0) return undefined;
  const bounds: Range = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  if (after === undefined) return bounds;
  const sign = order === 'descending' ? -1 : 1;
  const [first, last] = order === 'descending' ? [to, from] : [from, to];
  if (last !== undefined && sign * compareUtf8(after, last) >= 0) return undefined;
  const beforeFirst = first !== undefined && sign * compareUtf8(after, first) < 0;
  return beforeFirst ? bounds : { ...bounds, after };
}
