import type { Need } from '#eligibility';
import { type Availability, availabilityOf, type Documents } from '#ledger';
import { matchNeed, matchOne, type NeedAnswer, type WhyOrWhyNot } from '#matching';
import type { CatalogueEntry } from '#search';
import type { Surroundings } from './need-reading.ts';
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
  const { prepared, entries, reach } = held.prepare(around.entries);
  const reached = reach(around.own, need.municipality);
  const wordsFound = wordsFoundFor(need, around, held);
  const headAt = (place: number) => {
    const entry = entries[place];
    if (!entry) throw new Error('the matching asked for an insats that it was not given');
    return entry.head;
  };
  const live = {
    isOpen: (place: number) => reached[place] === 1,
    availability: (place: number) => {
      const head = headAt(place);
      return availabilityOf(head, around.thresholdsOf(head.forbund), around.now, around.waitOf(head.insats));
    },
    wordsFound: (place: number) => wordsFound(headAt(place).insats),
  };
  return matchNeed(prepared, need, live, around.now, page);
}

/** The insatser that may be in the answer to a need. */
export function reachedBy(
  around: Surroundings,
  { municipality }: Need,
  { prepare }: Pick<HeldCatalogue, 'prepare'>,
): CatalogueEntry[] {
  const { entries, reach } = prepare(around.entries);
  const reached = reach(around.own, municipality);
  return entries.filter((_, place) => reached[place] === 1);
}

/** Why, or why not, one insats is for a need, wherever it is. */
export function whyOrWhyNot(
  around: Surroundings,
  need: Need,
  held: Pick<HeldCatalogue, 'relevanceOf'>,
  insats: string,
  { documents, availability }: { documents: Documents; availability: Availability },
): WhyOrWhyNot {
  const wordsFound = wordsFoundFor(need, around, held)(insats);
  return matchOne({ insats, ...documents }, need, { availability, wordsFound }, around.now);
}

/** How much of the wished words an insats meets, 0–1. */
function wordsFoundFor(
  { wishes }: Need,
  around: Surroundings,
  { relevanceOf }: Pick<HeldCatalogue, 'relevanceOf'>,
): (insats: string) => number {
  if (wishes.words === '') return () => 0;
  const met = relevanceOf(wishes.words, around);
  return (insats) => met.get(insats) ?? 0;
}
