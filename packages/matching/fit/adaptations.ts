import { adaptations } from '#insats';
import type { Asked } from '../asked.ts';
import type { Features } from '../features.ts';
import { bitsIn, wordsOf } from '../vocabulary-masks.ts';
import { unsaid, weights } from '../weights.ts';
import { type Fit, listed, lowered, type Told } from './fit.ts';

/** How many of the adaptations that are wanted the insats has. */
export const adaptationsFit: Fit = { about: 'adaptations', points, tell };

function points(insats: Features, { adaptations: wanted }: Asked): number {
  if (wanted === 0) return weights.adaptations.of;
  if (insats.adaptations < 0) return unsaid('adaptations');
  return Math.round((weights.adaptations.of * bitsIn(insats.adaptations & wanted)) / bitsIn(wanted));
}

function tell(insats: Features, asked: Asked): Told {
  return { points: points(insats, asked), ...inWords(insats, asked) };
}

function inWords(insats: Features, { adaptations: wanted }: Asked): Omit<Told, 'points'> {
  if (wanted === 0) return { side: 'for', sentence: 'Inga anpassningar efterfrågas.' };
  const named = (mask: number) => listed(lowered(wordsOf(adaptations, mask)));
  if (insats.adaptations < 0) {
    return {
      side: 'open',
      sentence: `Vilka anpassningar som finns är inte angivet. Fråga om ${named(wanted)}.`,
    };
  }
  const lacking = wanted & ~insats.adaptations;
  if (lacking === 0) return { side: 'for', sentence: `Har de anpassningar som behövs: ${named(wanted)}.` };
  const has = wanted & insats.adaptations;
  return {
    side: 'against',
    sentence: has === 0 ? `Saknar ${named(lacking)}.` : `Har ${named(has)}, men saknar ${named(lacking)}.`,
  };
}
