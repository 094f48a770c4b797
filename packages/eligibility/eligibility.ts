import { criterionSentence, municipalityName } from '#insats';
import { answersByWeight, answerTo } from './answer.ts';
import { becauseOf } from './because.ts';
import { type Demand, demandsOf, type Judged } from './demands.ts';
import type { Answer, Eligibility, Judgement } from './judgement.ts';
import type { Need } from './need.ts';

/**
 * All that an insats demands held against one need, each with its answer and sentence. Nothing is guessed: what the
 * need does not say is `unknown`, and what nobody has said of the insats is `after-assessment`. Adding a demand never
 * makes anyone eligible. Own application is no demand but a way in: it is the one criterion that may open an insats.
 */
export function eligibilityOf(insats: Judged, need: Need): Eligibility {
  const judgements = demandsOf(insats).flatMap((demand): Judgement[] => {
    const answer = answerTo(demand, need);
    return answer === undefined ? [] : [judgementOf(demand, answer, need)];
  });
  return { answer: together(judgements.map(({ answer }) => answer)), judgements };
}

/** `no` if one answer is, else `unknown` if one is, else `after-assessment` if one is, else `yes`. */
export function together(answers: readonly Answer[]): Answer {
  return answersByWeight.find((answer) => answers.includes(answer)) ?? 'yes';
}

/** A demand and how a need answered it, in words. */
export function judgementOf(demand: Demand, answer: Answer, need: Need): Judgement {
  return {
    about: demand.about,
    answer,
    sentence: demandSentence(demand),
    because: becauseOf(demand, answer, need),
  };
}

function demandSentence(demand: Demand): string {
  switch (demand.about) {
    case 'not-stated':
      return 'Utföraren har inte skrivit vem insatsen är för.';
    case 'activity-requirement':
      return 'Insatsen ska räknas mot aktivitetskravet.';
    case 'served':
      return `Insatsen är för den som bor i ${demand.municipalities.map(municipalityName).join(', ')}.`;
    default:
      return criterionSentence(demand.criterion);
  }
}
