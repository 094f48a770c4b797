import {
  adaptations,
  contents,
  criterionSentence,
  kinds,
  ladder,
  languages,
  methods,
  municipalityName,
  tracks,
} from '#insats';
import type { CatalogueEntry } from './entry.ts';

type Searchable = { name: string; body: string };

const searchable = new WeakMap<CatalogueEntry, Searchable>();

/** The words of a question, folded: lower case, without accents but with å, ä and ö kept apart. */
export function wordsOf(question: string): string[] {
  return fold(question)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0);
}

/**
 * How well an insats answers the words: 0 when a word is nowhere in it nor in its provider's name, otherwise higher for words in the name. A word
 * is found also inside a longer one, so that "träning" finds "arbetsträning". Without words every insats scores 1.
 */
export function textScore(entry: CatalogueEntry, providerName: string, words: readonly string[]): number {
  if (words.length === 0) return 1;
  const { name, body } = searchableOf(entry);
  const provider = fold(providerName);
  let score = 0;
  for (const word of words) {
    const inName = name.includes(word);
    if (!inName && !body.includes(word) && !provider.includes(word)) return 0;
    score += inName ? 3 : 1;
  }
  return score;
}

function searchableOf(entry: CatalogueEntry): Searchable {
  const known = searchable.get(entry);
  if (known) return known;
  const { description, criteria } = entry.documents;
  const words = [
    description.summary,
    description.forWhom,
    description.step && ladder[description.step],
    description.method && methods[description.method],
    ...(description.tracks ?? []).map((track) => tracks[track]),
    ...(description.kinds ?? []).map((kind) => kinds[kind]),
    ...(description.languages ?? []).map((language) => languages[language]),
    ...(description.adaptations ?? []).map((adaptation) => adaptations[adaptation]),
    ...(description.contents ?? []).map((content) => contents[content]),
    ...(description.municipalities ?? []).map(municipalityName),
    ...(criteria ?? []).map(criterionSentence),
  ];
  const made = { name: fold(description.name), body: fold(words.filter(Boolean).join(' ')) };
  searchable.set(entry, made);
  return made;
}

function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('sv').replace(/[éèê]/g, 'e').replace(/[áà]/g, 'a');
}
