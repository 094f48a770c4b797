/** Sets of insatser, one bit each. */

export function makeBits(documents: number): Uint32Array {
  return new Uint32Array((documents + 31) >>> 5);
}

export function setBit(bits: Uint32Array, document: number): void {
  const word = document >>> 5;
  bits[word] = (bits[word] as number) | (1 << (document & 31));
}

/** How many bits are set. */
export function bitsSet(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function countBits(bits: Uint32Array): number {
  let count = 0;
  for (let word = 0; word < bits.length; word += 1) count += bitsSet(bits[word] as number);
  return count;
}

/** The numbers of the bits that are set, ascending. */
export function numbersOf(bits: Uint32Array): Int32Array {
  const numbers = new Int32Array(countBits(bits));
  let next = 0;
  for (let word = 0; word < bits.length; word += 1) {
    for (let left = bits[word] as number; left !== 0; left &= left - 1) {
      numbers[next] = (word << 5) + 31 - Math.clz32(left & -left);
      next += 1;
    }
  }
  return numbers;
}

/** The bits that all sets have, or that some set has; one set at least. */
export function inAll(sets: readonly Uint32Array[]): Uint32Array {
  return joined(sets, (one, other) => one & other);
}

export function inAny(sets: readonly Uint32Array[]): Uint32Array {
  return joined(sets, (one, other) => one | other);
}

function joined(sets: readonly Uint32Array[], join: (one: number, other: number) => number): Uint32Array {
  const [first = new Uint32Array(), ...others] = sets;
  const bits = first.slice();
  for (const other of others) {
    for (let word = 0; word < bits.length; word += 1)
      bits[word] = join(bits[word] as number, other[word] as number);
  }
  return bits;
}
