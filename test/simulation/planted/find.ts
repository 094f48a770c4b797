import { liveThroughMany } from '../many.ts';
import type { Parts } from '../parts.ts';

export type Found = {
  /** Histories lived through until then, that one included; undefined where nothing was found. */
  histories: number | undefined;
  /** The checks that saw it, or what broke. */
  by: string;
  seed: number;
};

/** Lives through histories with a planted bug until a check finds it, or there have been enough of them. */
export async function findBug(parts: Parts, firstSeed: number, atMost: number): Promise<Found> {
  let found: Found = { histories: undefined, by: '', seed: firstSeed };
  let lived = 0;
  try {
    await liveThroughMany(
      firstSeed,
      atMost,
      async (seed, { violations }) => {
        lived += 1;
        if (violations.length === 0) return 'go on';
        const by = [...new Set(violations.map(({ check }) => check))].join(', ');
        found = { histories: lived, by, seed };
        return 'enough';
      },
      parts,
    );
  } catch (fault) {
    // A bug may be so bad that nobody gets an answer any more: that is finding it too.
    const by = `fault: ${fault instanceof Error ? fault.message.replaceAll(/\s+/g, ' ').slice(0, 60) : fault}`;
    return { histories: lived + 1, by, seed: firstSeed + lived };
  }
  return found;
}
