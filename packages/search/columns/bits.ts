/**
 * A set of insatser, one bit each. Signed as bitwise results are: where a loop meets signed and unsigned numbers, V8 counts
 * in floating point.
 */
export type Bits = Int32Array;

export function makeBits(documents: number): Bits {
  return new Int32Array((documents + 31) >>> 5);
}

/** All of them. */
export function makeFullBits(documents: number): Bits {
  const bits = makeBits(documents).fill(-1);
  if ((documents & 31) !== 0) bits[bits.length - 1] = (1 << (documents & 31)) - 1;
  return bits;
}

export function setBit(bits: Bits, document: number): void {
  const word = document >>> 5;
  bits[word] = (bits[word] as number) | (1 << (document & 31));
}

/** How many bits are set. */
export function bitsSet(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word = 0; word < bits.length; word += 1) count += bitsSet(bits[word] as number);
  return count;
}

export function countInBoth(one: Bits, other: Bits): number {
  let count = 0;
  for (let word = 0; word < one.length; word += 1)
    count += bitsSet((one[word] as number) & (other[word] as number));
  return count;
}

/** Writes the numbers of the bits that are set, ascending, and answers how many they are. */
export function writeNumbers(bits: Bits, numbers: Int32Array): number {
  let next = 0;
  for (let word = 0; word < bits.length; word += 1) {
    for (let left = bits[word] as number; left !== 0; left &= left - 1) {
      numbers[next] = (word << 5) + 31 - Math.clz32(left & -left);
      next += 1;
    }
  }
  return next;
}

/** The numbers of the bits that are set, ascending. */
export function numbersOf(bits: Bits): Int32Array {
  const numbers = new Int32Array(countBits(bits));
  writeNumbers(bits, numbers);
  return numbers;
}

/** The bits that all sets have; none of no sets. */
export function inAll([first, ...others]: readonly Bits[], into = emptyLike(first)): Bits {
  if (!first) return into.fill(0);
  into.set(first);
  for (const other of others)
    for (let word = 0; word < into.length; word += 1)
      into[word] = (into[word] as number) & (other[word] as number);
  return into;
}

/** The bits that some set has. */
export function inAny([first, ...others]: readonly Bits[], into = emptyLike(first)): Bits {
  if (!first) return into.fill(0);
  into.set(first);
  for (const other of others)
    for (let word = 0; word < into.length; word += 1)
      into[word] = (into[word] as number) | (other[word] as number);
  return into;
}

function emptyLike(bits: Bits | undefined): Bits {
  return new Int32Array(bits?.length ?? 0);
}
