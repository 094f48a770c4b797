import { languageSupports, languages } from '#insats';
import type { Asked } from '../asked.ts';
import type { Features } from '../features.ts';
import { maskOf, wordsOf } from '../vocabulary-masks.ts';
import { languagePoints, unsaid, weights } from '../weights.ts';
import { type Fit, listed, lowered, type Told } from './fit.ts';

/** Whether somebody who needs support in Swedish gets it. */
export const languageFit: Fit = { about: 'language', points, tell };

const [little, easy, fluent] = [0, 1, 2];
const swedish = maskOf(languages, ['swedish']);
const easySwedish = maskOf(languages, ['easy-swedish']);
const translates = maskOf(languageSupports, ['interpreter', 'bilingual-staff']);

type Support = 'not-needed' | 'not-asked' | 'not-stated' | 'supported' | 'somewhat' | 'unsupported';

/** A tool for those who hardly know Swedish translates, or speaks their language; easy Swedish goes a part of the way. */
function supportIn(insats: Features, asked: Asked): Support {
  if (asked.language === fluent) return 'not-needed';
  if (asked.language < 0) return 'not-asked';
  const spoken = Math.max(insats.languages, 0) & asked.speaks & ~easySwedish & ~swedish;
  const support = Math.max(insats.languageSupport, 0);
  if (spoken !== 0 || (support & translates) !== 0) return 'supported';
  const some = (Math.max(insats.languages, 0) & easySwedish) !== 0 || support !== 0;
  if (asked.language === easy && (some || insats.withoutSwedish)) return 'supported';
  if (asked.language === little && (some || insats.withoutSwedish)) return 'somewhat';
  return insats.languages < 0 && insats.languageSupport < 0 ? 'not-stated' : 'unsupported';
}

const pointsOf: Record<Support, number> = {
  'not-needed': weights.language.of,
  'not-asked': unsaid('language'),
  'not-stated': unsaid('language'),
  ...languagePoints,
};

function points(insats: Features, asked: Asked): number {
  return pointsOf[supportIn(insats, asked)];
}

function tell(insats: Features, asked: Asked): Told {
  return { points: points(insats, asked), ...inWords(supportIn(insats, asked), insats) };
}

function inWords(support: Support, insats: Features): Omit<Told, 'points'> {
  switch (support) {
    case 'not-needed':
      return { side: 'for', sentence: 'Personen behöver inget stöd i svenska.' };
    case 'not-asked':
      return { side: 'open', sentence: 'Hur mycket svenska personen kan är inte angivet.' };
    case 'not-stated':
      return { side: 'open', sentence: 'Vilket språkstöd som finns är inte angivet.' };
    case 'supported':
      return { side: 'for', sentence: `Språkstöd finns: ${supportNamed(insats)}.` };
    case 'somewhat':
      return {
        side: 'for',
        sentence: `Visst språkstöd finns: ${supportNamed(insats)}. Fråga om det går att få tolk.`,
      };
    case 'unsupported':
      return { side: 'against', sentence: 'Inget språkstöd: insatsen är på svenska.' };
    default:
      return support satisfies never;
  }
}

function supportNamed({ languages: spoken, languageSupport, withoutSwedish }: Features): string {
  const beside = wordsOf(languages, Math.max(spoken, 0) & ~swedish);
  const named = lowered([...beside, ...wordsOf(languageSupports, Math.max(languageSupport, 0))]);
  return named.length === 0 && withoutSwedish ? 'det går att delta nästan utan svenska' : listed(named);
}
