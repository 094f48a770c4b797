import type { Need } from '#eligibility';
import { type Availability, availabilityOf, type Documents } from '#ledger';
import { type Live, matchNeed, matchOne, type NeedAnswer, type WhyOrWhyNot } from '#matching';
import { type Surroundings, withinReach } from './need-reading.ts';
import type { PreparedCatalogue } from './prepared-catalogue.ts';
import type { WordRelevance } from './word-relevance.ts';

/** What is made of the catalogue once and held, so that a question need not make it again. */
export type HeldCatalogue = { prepare: PreparedCatalogue; relevanceOf: WordRelevance };

/** What there is for a need, among the insatser within its reach. `page`: which part of the ranked list. */
export function answerFrom(
  around: Surroundings,
  need: Need,
  held: HeldCatalogue,
  page: { limit: number; offset: number },
): NeedAnswer {
  const reached = new Set(withinReach(around, need).map(({ head }) => head.insats));
  const live = liveIn(around, need, held, (insats) => reached.has(insats));
  return matchNeed(held.prepare(around.entries), need, live, around.now, page);
}

/** Why, or why not, one insats is for a need, wherever it is. */
export function whyOrWhyNot(
  around: Surroundings,
  need: Need,
  held: Pick<HeldCatalogue, 'relevanceOf'>,
  insats: string,
  { documents, availability }: { documents: Documents; availability: Availability },
): WhyOrWhyNot {
  const live = { ...liveIn(around, need, held, () => true), availability: () => availability };
  return matchOne({ insats, ...documents }, need, live, around.now);
}

function liveIn(
  around: Surroundings,
  { wishes }: Need,
  { relevanceOf }: Pick<HeldCatalogue, 'relevanceOf'>,
  isOpen: Live['isOpen'],
): Live {
  const heads = new Map(around.entries.map(({ head }) => [head.insats, head]));
  const met = wishes.words === '' ? new Map<string, number>() : relevanceOf(wishes.words, around);
  return {
    isOpen,
    availability(insats) {
      const head = heads.get(insats);
      if (!head) throw new Error('the matching asked for an insats that it was not given');
      return availabilityOf(head, around.thresholdsOf(head.forbund), around.now, around.waitOf(insats));
    },
    wordsFound: (insats) => met.get(insats) ?? 0,
  };
}
