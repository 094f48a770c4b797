import {
  adaptations,
  type Criterion,
  contents,
  countyOf,
  criterionSentence,
  followUps,
  kinds,
  ladder,
  ladderExplained,
  languageSupports,
  languages,
  methods,
  municipalityName,
  targetGroups,
  tracks,
} from '#insats';
import type { CatalogueEntry } from './entry.ts';
import { asOneWord, phraseWordsIn } from './phrases.ts';
import { joinedWordsOf, wordsOf } from './swedish/fold.ts';
import { stemOf } from './swedish/stem.ts';
import { stopWords } from './swedish/stop-words.ts';

/**
 * How much a word weighs where it stands. What is chosen from a list says more than a sentence in passing. What is said of
 * all on a step, of all that demand something or of a whole county says little of each.
 */
const weights = {
  name: 2.5,
  chosen: 1,
  provider: 2.5,
  text: 1,
  municipality: 1,
  target: 1,
  criterion: 0.3,
  step: 0.3,
  county: 0.3,
};

/** Where a word counts once, however often it is said: where it is and what it demands. */
const saidOnce: ReadonlySet<string> = new Set<keyof typeof weights>([
  'municipality',
  'county',
  'target',
  'criterion',
]);

/** Of long texts each word weighs less: at this many words, as much as is written above. */
const usualTextWords = 60;
/** A share of the usual length: a text that is shorter says nothing more clearly, and never as clearly as the name. */
const shortestText = 0.5;

/** BM25's b and k1, as they usually are: how much the length of a text matters, and how soon a repeated word is enough. */
const lengthMatters = 0.75;
const saturation = 1.2;

/** The words of an insats, folded, each with its weight as a whole number from 1 to 255. */
export type WeighedWords = Map<string, number>;

/** What a criterion says of an insats: whom it is made for, what it demands, or, where it keeps somebody out, nothing. */
function sayingOf({ condition }: Criterion): 'target' | 'criterion' | undefined {
  switch (condition.rule) {
    case 'lss-decision':
      return condition.is === 'required' ? 'target' : undefined;
    case 'employment-service-enrolment':
      return condition.is === 'required' ? 'criterion' : undefined;
    default:
      return 'criterion';
  }
}

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
  const municipalities = description.municipalities ?? [];
  const said = Map.groupBy(criteria ?? [], sayingOf);
  const sentences = (its: readonly Criterion[] = []) =>
    its.map((one) => `${criterionSentence(one)} ${one.note ?? ''}`).join(' . ');
  return {
    name: description.name,
    chosen: chosen.filter(Boolean).join(' . '),
    provider: providerName,
    text: [description.summary, description.forWhom].filter(Boolean).join(' . '),
    municipality: municipalities.map(municipalityName).join(' . '),
    target: sentences(said.get('target')),
    criterion: sentences(said.get('criterion')),
    step: description.step ? ladderExplained[description.step] : '',
    county: [...new Set(municipalities.map(countyOf))].filter(Boolean).join(' . '),
  } satisfies Record<keyof typeof weights, string>;
}

export type InsatsText = ReturnType<typeof textOf>;

/** Each word of the text with its weight: higher in the name, lower in long texts, and rising less and less. */
export function weighWords(text: InsatsText): WeighedWords {
  const sums = new Map<string, number>();
  for (const field of Object.keys(weights) as (keyof typeof weights)[]) {
    const all = wordsOf(text[field]);
    const words = all.filter((word) => !stopWords.has(word));
    const length = Math.max(words.length / usualTextWords, shortestText);
    const share = field === 'text' ? 1 / (1 - lengthMatters + lengthMatters * length) : 1;
    const said = [...words, ...phraseWordsIn(all)];
    for (const word of saidOnce.has(field) ? new Set(said) : said)
      sums.set(word, (sums.get(word) ?? 0) + weights[field] * share);
  }
  for (const [word, sum] of sums) {
    sums.set(word, Math.max(1, Math.round((255 * sum) / (sum + saturation))));
  }
  return sums;
}

/** The weight of a whole name, and of a part of one. */
const nameWeights = { whole: 255, part: 128 };
const betweenParts = /[:–—,()/!?]/;
const fewestWordsOfPart = 2;

/**
 * What an insats may be asked for by name, as one word each: the whole name, and the parts of it that are more than a word.
 * "Ryds Herrgård: café och konferens" has two.
 */
export function namesIn(name: string): WeighedWords {
  const parts = name
    .split(betweenParts)
    .map(joinedWordsOf)
    .filter(({ length }) => length >= fewestWordsOfPart)
    .map((words) => [asName(words), nameWeights.part] as const);
  return new Map([...parts, [asName(joinedWordsOf(name)), nameWeights.whole]]);
}

function asName(words: readonly string[]): string {
  return asOneWord(words.map(stemOf));
}
