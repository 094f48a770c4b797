import { answerTo, askedAbout, inOrderOfWeight, type Need, type Question } from '#eligibility';
import type { Live } from './live.ts';
import type { Prepared } from './prepare.ts';

/** Answers as numbers, in the order in which one outweighs another. 0: the demand does not concern the need. */
export const answerCodes = { 'not-concerned': 0, yes: 1, 'after-assessment': 2, unknown: 3, no: 4 } as const;

/** A whole catalogue held against one need; numbers are places in the prepared catalogue. */
export type Judgements = {
  answers: Uint8Array;
  /** Those that nothing rules out, in the catalogue's order. */
  candidates: Int32Array;
  /** Those that exactly one demand rules out, by that demand; where somebody lives left out. */
  nearMisses: ReadonlyMap<number, number[]>;
  questions: Question[];
};

/**
 * Holds every insats that is open against the need. Each distinct demand is answered once; what is left for each
 * insats is to look its answers up. Says the same as `eligibilityOf` does of one insats.
 */
export function judgeAll(prepared: Prepared, need: Need, { isOpen }: Pick<Live, 'isOpen'>): Judgements {
  const { insatser, demands, isAboutHome, firstDemand, demandOf } = prepared;
  const given = Uint8Array.from(demands, (demand) => answerCodes[answerTo(demand, need) ?? 'not-concerned']);
  const answers = new Uint8Array(insatser.length);
  const candidates = new Int32Array(insatser.length);
  const nearMisses = new Map<number, number[]>();
  const decides = new Int32Array(askedAbout.length);
  let found = 0;
  for (let number = 0; number < insatser.length; number += 1) {
    let answer: number = answerCodes.yes;
    let refusals = 0;
    let refusedBy = 0;
    let questions = 0;
    const end = firstDemand[number + 1] ?? 0;
    for (let at = firstDemand[number] ?? 0; at < end; at += 1) {
      const demand = demandOf[at] ?? 0;
      const one = given[demand] ?? 0;
      if (one > answer) answer = one;
      if (one === answerCodes.no) {
        refusals += 1;
        refusedBy = demand;
        // Whatever else it demands, it is no longer a candidate or a near miss.
        if (refusals > 1 || isAboutHome[demand] === 1) break;
      } else if (one === answerCodes.unknown) {
        questions |= prepared.questions[demand] ?? 0;
      }
    }
    answers[number] = answer;
    // A near miss is something to work on, and to move is not: a national catalogue would tell of little else.
    if (refusals > 1 || (refusals === 1 && isAboutHome[refusedBy] === 1) || !isOpen(number)) continue;
    if (refusals === 1) {
      const missed = nearMisses.get(refusedBy);
      if (missed) missed.push(number);
      else nearMisses.set(refusedBy, [number]);
      continue;
    }
    candidates[found] = number;
    found += 1;
    for (let asked = 0; questions !== 0; asked += 1, questions >>= 1) {
      if (questions & 1) decides[asked] = (decides[asked] ?? 0) + 1;
    }
  }
  return {
    answers,
    candidates: candidates.slice(0, found),
    nearMisses,
    questions: inOrderOfWeight(new Map(askedAbout.map((about, asked) => [about, decides[asked] ?? 0]))),
  };
}
