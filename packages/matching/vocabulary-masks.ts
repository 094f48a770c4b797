/** A list from a vocabulary as a bit per code, in the vocabulary's order; -1 where nobody has said (null). */
export function maskOf<Code extends string>(
  vocabulary: Record<Code, string>,
  list: readonly Code[] | null,
): number {
  if (list === null) return -1;
  const order = Object.keys(vocabulary);
  return list.reduce((mask, code) => mask | (1 << order.indexOf(code)), 0);
}

/** The Swedish words for the bits of a mask, in the vocabulary's order. */
export function wordsOf(vocabulary: Record<string, string>, mask: number): string[] {
  return Object.values(vocabulary).filter((_, bit) => (mask >> bit) & 1);
}

/** How many bits are set. */
export function bitsIn(mask: number): number {
  let rest = mask;
  let bits = 0;
  for (; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
