import { judgementOf, type Need } from '#eligibility';
import type { Judgements } from './judge-all.ts';
import type { NearMiss } from './match.ts';
import type { Prepared } from './prepare.ts';
import { inOrderOfPoints } from './rank.ts';
import { nearMissRules } from './weights.ts';

/** How old somebody is is nothing to work on: told last. */
const cannotBeMet = new Set(['age']);

type Group = Pick<NearMiss, 'about' | 'sentence' | 'because'> & { missed: number[] };

/**
 * The criteria that alone stand in the way, those first that can be met and would open most. `pointsOf` decides which
 * insatser are named where there are many.
 */
export function nearMissesIn(
  { insatser, demands }: Prepared,
  { answers, nearMisses }: Judgements,
  need: Need,
  pointsOf: (number: number) => number,
): NearMiss[] {
  const byWords = new Map<string, Group>();
  for (const [at, missed] of nearMisses) {
    const demand = demands[at];
    if (!demand) continue;
    const { about, sentence, because } = judgementOf(demand, 'no', need);
    const words = `${about} ${sentence} ${because}`;
    const group = byWords.get(words);
    if (group) for (const number of missed) group.missed.push(number);
    else byWords.set(words, { about, sentence, because, missed: [...missed] });
  }
  const groups = [...byWords.values()];
  groups.sort(
    (one, other) =>
      Number(cannotBeMet.has(one.about)) - Number(cannotBeMet.has(other.about)) ||
      other.missed.length - one.missed.length ||
      (one.sentence < other.sentence ? -1 : 1),
  );
  return groups.slice(0, nearMissRules.told).map(({ about, sentence, because, missed }) => ({
    about,
    sentence,
    because,
    total: missed.length,
    opens: [
      ...inOrderOfPoints(
        missed.toSorted((one, other) => one - other),
        answers,
        pointsOf,
      ).candidates.slice(0, nearMissRules.namedOfEach),
    ].flatMap((number) => insatser[number]?.insats ?? []),
  }));
}
