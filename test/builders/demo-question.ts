import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { type Need, need } from '#eligibility';
import { readCatalogueFile } from '#imports';
import type { Availability } from '#ledger';
import { type Matchable, matchNeed, matchOne, prepareForMatching } from '#matching';
import { anAvailability, type LiveById, laidOver } from './any-need.ts';

type DemoInsats = Matchable & { availability: Availability };

const now = '2026-03-02T07:30:00.000Z';

/** The insatser of a demo catalogue, with free places and queue as the demo has them. Those without are unknown. */
function demoInsatser(file: 'linkoping.json' | 'exempel.json'): DemoInsats[] {
  const content = readFileSync(new URL(`../../data/demo/${file}`, import.meta.url));
  const forbund = { 'linkoping.json': 'linkoping-demo', 'exempel.json': 'exempel' }[file];
  const { rows } = readCatalogueFile(content, 'json', {
    forbund,
    organisations: [],
  });
  return rows.map(({ found }) => {
    const { free, queue } = found.report ?? {};
    const status = free === undefined ? 'unknown' : free > 0 ? 'free' : (queue ?? 0) > 0 ? 'queue' : 'full';
    return {
      insats: found.externalReference ?? found.description.name,
      description: found.description,
      criteria: found.criteria,
      availability: anAvailability({
        places: found.places,
        free: free ?? null,
        queue: queue ?? null,
        status,
      }),
    };
  });
}

/**
 * A case manager's question to a demo catalogue. Insatser go by their names. `changed`: figures that differ from the
 * demo's, by name.
 */
export function askDemo(
  file: 'linkoping.json' | 'exempel.json',
  said: z.input<typeof need>,
  changed: Readonly<Record<string, Partial<Availability>>> = {},
) {
  const insatser = demoInsatser(file);
  const asked: Need = need.parse(said);
  const byId = new Map(insatser.map((one) => [one.insats, one]));
  const find = (insats: string) => {
    const found = byId.get(insats);
    if (!found) throw new Error(`the demo has no insats ${insats}`);
    return found;
  };
  const nameOf = (insats: string) => find(insats).description.name;
  const live: LiveById = {
    isOpen: () => true,
    availability: (insats) => ({ ...find(insats).availability, ...changed[nameOf(insats)] }),
    wordsFound: (insats) => (JSON.stringify(find(insats).description).includes(asked.wishes.words) ? 1 : 0),
  };
  const prepared = prepareForMatching(insatser);
  const answer = matchNeed(prepared, asked, laidOver(prepared, live), now, { limit: 100, offset: 0 });
  const why = (name: string) => {
    const found = insatser.find(({ description }) => description.name === name);
    if (!found) throw new Error(`the demo has no insats called ${name}`);
    const { insats } = found;
    const figures = { availability: live.availability(insats), wordsFound: live.wordsFound(insats) };
    return matchOne(found, asked, figures, now);
  };
  return {
    answer,
    /** The names of the best so many. */
    first: (count: number) => answer.matches.slice(0, count).map(({ insats }) => nameOf(insats)),
    /** The answer for one insats, and what is demanded of those demands that are not met. */
    verdict: (name: string) => {
      const { answer: verdict, judgements } = why(name);
      const unmet = judgements.filter((one) => one.answer !== 'yes');
      return [verdict, ...unmet.map(({ sentence, because }) => `${sentence} ${because}`)];
    },
    /** What is said of one part of the score of an insats. */
    reason: (name: string, about: string) =>
      why(name).reasons.find((reason) => reason.about === about)?.sentence,
    questions: answer.questions.map(({ sentence, decides }) => `${sentence} (${decides})`),
    /** Combinations as hours a week by name. */
    combinations: answer.combinations.map(({ insatser: members, hours }) =>
      Object.fromEntries(members.map((insats, at) => [nameOf(insats), hours[at]])),
    ),
    path: answer.path.map(({ sentence }) => sentence),
    /** Criteria that alone stand in the way, with how many insatser they would open. */
    nearMisses: answer.nearMisses.map(({ sentence, total }) => `${sentence} (${total})`),
  };
}
