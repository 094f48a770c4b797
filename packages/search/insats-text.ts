import {
  adaptations,
  contents,
  criterionSentence,
  followUps,
  kinds,
  ladder,
  languageSupports,
  languages,
  methods,
  municipalityName,
  targetGroups,
  tracks,
} from '#insats';
import type { CatalogueEntry } from './entry.ts';
import { wordsOf } from './swedish/fold.ts';
import { stopWords } from './swedish/stop-words.ts';

/** How much a word weighs where it stands. What is chosen from a list says more than a sentence in passing. */
const weights = { name: 2.5, chosen: 1, provider: 2.5, text: 1, municipality: 1, criterion: 0.3 };

/** Of long texts each word weighs less: at this many words, as much as is written above. */
const usualTextWords = 60;
/** A share of the usual length: a text that is shorter says nothing more clearly, and never as clearly as the name. */
const shortestText = 0.5;

/** BM25's b and k1, as they usually are: how much the length of a text matters, and how soon a repeated word is enough. */
const lengthMatters = 0.75;
const saturation = 1.2;

/** The words of an insats, folded, each with its weight as a whole number from 1 to 255. */
export type WeighedWords = Map<string, number>;

/** What of an insats the words are taken from. The same text gives the same words. */
export function textOf({ documents }: CatalogueEntry, providerName: string) {
  const { description, criteria } = documents;
  const chosen = [
    description.step && ladder[description.step],
    description.method && description.method !== 'none' && methods[description.method],
    ...(description.tracks ?? []).map((track) => tracks[track]),
    ...(description.kinds ?? []).map((kind) => kinds[kind]),
    ...(description.targetGroups ?? []).map((group) => targetGroups[group]),
    ...(description.languages ?? []).map((language) => languages[language]),
    ...(description.languageSupport ?? []).map((support) => languageSupports[support]),
    ...(description.adaptations ?? []).map((adaptation) => adaptations[adaptation]),
    ...(description.contents ?? []).map((content) => contents[content]),
    ...(description.followUp ?? []).map((one) => followUps[one]),
  ];
  return {
    name: description.name,
    chosen: chosen.filter(Boolean).join(' . '),
    provider: providerName,
    text: [description.summary, description.forWhom].filter(Boolean).join(' . '),
    municipality: (description.municipalities ?? []).map(municipalityName).join(' . '),
    criterion: (criteria ?? []).map((one) => `${criterionSentence(one)} ${one.note ?? ''}`).join(' . '),
  } satisfies Record<keyof typeof weights, string>;
}

export type InsatsText = ReturnType<typeof textOf>;

/** Each word of the text with its weight: higher in the name, lower in long texts, and rising less and less. */
export function weighWords(text: InsatsText): WeighedWords {
  const sums = new Map<string, number>();
  for (const field of Object.keys(weights) as (keyof typeof weights)[]) {
    const words = wordsOf(text[field]).filter((word) => !stopWords.has(word));
    const length = Math.max(words.length / usualTextWords, shortestText);
    const share = field === 'text' ? 1 / (1 - lengthMatters + lengthMatters * length) : 1;
    // Said once or more often, where it is and what it demands are said.
    const once = field === 'municipality' || field === 'criterion';
    for (const word of once ? new Set(words) : words)
      sums.set(word, (sums.get(word) ?? 0) + weights[field] * share);
  }
  for (const [word, sum] of sums) {
    sums.set(word, Math.max(1, Math.round((255 * sum) / (sum + saturation))));
  }
  return sums;
}
