import { eligibilityOf, type Need } from '#eligibility';
import { type Availability, type Instant, swedishDay } from '#ledger';
import { type Asked, askedBy } from './asked.ts';
import { combinationsFor } from './combinations.ts';
import { featuresOf } from './features.ts';
import { roomFor } from './fit/room.ts';
import { judgeAll } from './judge-all.ts';
import { type Live, openRooms } from './live.ts';
import type { Match, NeedAnswer, Reason } from './match.ts';
import { nearMissesIn } from './near-misses.ts';
import { pathFrom } from './path.ts';
import type { Matchable, Prepared } from './prepare.ts';
import { best, inOrderOfPoints } from './rank.ts';
import { fitPoints, reasonsFor, scoreOf } from './reasons.ts';

/** What an insats is to a need, also where the answer is no. */
export type WhyOrWhyNot = Omit<Match, 'answer'> & Pick<ReturnType<typeof eligibilityOf>, 'answer'>;

/** What is known of one insats at the moment of the question. `wordsFound`: see `Live`. */
type Figures = { availability: Availability; wordsFound: number };

/**
 * The answer to an availability query. Best first; equals by certainty of the answer, then name and id. Nothing of the
 * need is kept.
 */
export function matchNeed(
  prepared: Prepared,
  need: Need,
  live: Live,
  now: Instant,
  page: { limit: number; offset: number },
): NeedAnswer {
  const asked = askedBy(need);
  const rooms = openRooms(prepared, live, asked.referrer, now);
  const judgements = judgeAll(prepared, need, live);
  const pointsOf = pointsIn(prepared, asked, live);
  const { answers, candidates, questions } = judgements;
  const ordered = inOrderOfPoints(candidates, answers, pointsOf);
  const shown = best(ordered, answers, rooms, page.offset + page.limit, () => true).slice(page.offset);
  return {
    matches: shown.flatMap(({ number }) => {
      const insats = prepared.insatser[number];
      const features = prepared.features[number];
      if (!insats || !features) return [];
      const reasons = reasonsFor(features, asked, wordsFoundIn(number, asked, live), rooms.room(number));
      const known = told(insats, need, reasons, rooms.availability(number));
      return known.answer === 'no' ? [] : [{ ...known, answer: known.answer }];
    }),
    total: candidates.length,
    questions,
    combinations: combinationsFor({ prepared, asked, answers, ordered, rooms }),
    path: pathFrom({ prepared, judgements, need, live, rooms }),
    nearMisses: nearMissesIn(prepared, judgements, need, pointsOf),
  };
}

/** Why, or why not: everything that is demanded, and every part of the score, whatever the answer. */
export function matchOne(
  insats: Matchable,
  need: Need,
  { availability, wordsFound }: Figures,
  now: Instant,
): WhyOrWhyNot {
  const asked = askedBy(need);
  const features = featuresOf(insats.description, insats.criteria);
  const room = roomFor(availability, features.startDays, asked.referrer, swedishDay(now));
  return told(insats, need, reasonsFor(features, asked, wordsFound, room), availability);
}

function told(
  insats: Matchable,
  need: Need,
  reasons: readonly Reason[],
  availability: Availability,
): WhyOrWhyNot {
  return {
    insats: insats.insats,
    ...eligibilityOf(insats, need),
    score: scoreOf(reasons),
    reasons,
    availability,
  };
}

/** The points of an insats but for room. */
function pointsIn({ features }: Prepared, asked: Asked, live: Live) {
  return (number: number): number => {
    const one = features[number];
    return one ? fitPoints(one, asked, wordsFoundIn(number, asked, live)) : 0;
  };
}

function wordsFoundIn(number: number, asked: Asked, live: Live): number {
  return asked.words === '' ? 0 : live.wordsFound(number);
}
