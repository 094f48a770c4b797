import { contents, kinds, tracks } from '#insats';
import type { Asked } from '../asked.ts';
import type { Features } from '../features.ts';
import { bitsIn, wordsOf } from '../vocabulary-masks.ts';
import { weights } from '../weights.ts';
import { type Fit, listed, lowered, type Told } from './fit.ts';

/** How much of what the person wishes the insats has. A list that nobody has stated counts half. */
export const wishesFit: Fit = { about: 'wishes', points, tell };

function points(insats: Features, asked: Asked, wordsFound: number): number {
  if (asked.wishes === 0) return weights.wishes.of;
  const met =
    metIn(insats.tracks, asked.tracks) +
    metIn(insats.kinds, asked.kinds) +
    metIn(insats.contents, asked.contents) +
    (asked.words === '' ? 0 : wordsFound);
  return Math.round((weights.wishes.of * met) / asked.wishes);
}

function metIn(stated: number, wished: number): number {
  return stated < 0 ? bitsIn(wished) / 2 : bitsIn(stated & wished);
}

function tell(insats: Features, asked: Asked, wordsFound: number): Told {
  return { points: points(insats, asked, wordsFound), ...inWords(insats, asked, wordsFound) };
}

const lists = [
  { of: 'tracks', vocabulary: tracks },
  { of: 'kinds', vocabulary: kinds },
  { of: 'contents', vocabulary: contents },
] as const;

function inWords(insats: Features, asked: Asked, wordsFound: number): Omit<Told, 'points'> {
  if (asked.wishes === 0) return { side: 'for', sentence: 'Inga önskemål är angivna.' };
  const found = lists.flatMap(({ of, vocabulary }) =>
    insats[of] < 0 ? [] : lowered(wordsOf(vocabulary, insats[of] & asked[of])),
  );
  const met = [...new Set(found), ...(asked.words !== '' && wordsFound > 0 ? [`”${asked.words}”`] : [])];
  const isUnstated = lists.some(({ of }) => insats[of] < 0 && asked[of] !== 0);
  const open = isUnstated ? ' En del av innehållet är inte angivet.' : '';
  if (met.length > 0) return { side: 'for', sentence: `Har av det som önskas: ${listed(met)}.${open}` };
  return isUnstated
    ? { side: 'open', sentence: 'Om insatsen har det som önskas är inte angivet.' }
    : { side: 'against', sentence: 'Har inget av det som önskas.' };
}
