import type { Eligibility, JudgedBy, Question } from './judgement.ts';

/** What can be found out about a person, in the order that equally weighty questions are asked. */
const questions = {
  municipality: 'i vilken kommun bor personen?',
  age: 'hur gammal är personen?',
  ability: 'hur många timmar i veckan klarar personen?',
  language: 'hur mycket svenska kan personen?',
  referral: 'vem kan anvisa personen?',
  'employment-service-enrolment': 'är personen inskriven på Arbetsförmedlingen?',
  'lss-decision': 'har personen ett beslut enligt LSS?',
  'medical-certificate': 'har personen ett läkarintyg?',
  'drug-free': 'kan personen vara fri från alkohol och droger när hen deltar?',
} as const satisfies Partial<Record<JudgedBy, string>>;

type AskedAbout = keyof typeof questions;

export const askedAbout = Object.keys(questions) as AskedAbout[];

/** The question whose answer settles what is unknown about a demand. Undefined: nothing about the person settles it. */
export function questionAbout(about: JudgedBy): AskedAbout | undefined {
  const asked = about === 'served' ? 'municipality' : about;
  return askedAbout.find((one) => one === asked);
}

/** The questions, those first that decide for most insatser; `decides` has a number for each that is worth asking. */
export function inOrderOfWeight(decides: ReadonlyMap<AskedAbout, number>): Question[] {
  return askedAbout
    .map((about) => ({
      about,
      sentence: `Ta reda på: ${questions[about]}`,
      decides: decides.get(about) ?? 0,
    }))
    .filter((question) => question.decides > 0)
    .sort((one, other) => other.decides - one.decides);
}

/**
 * What to find out, and for how many insatser the answer decides. An insats that something already rules out asks
 * nothing: no answer would open it.
 */
export function questionsOf(eligibilities: readonly Eligibility[]): Question[] {
  const decides = new Map<AskedAbout, number>();
  for (const { answer, judgements } of eligibilities) {
    if (answer === 'no') continue;
    const unknown = judgements.filter((judgement) => judgement.answer === 'unknown');
    for (const about of new Set(unknown.map((judgement) => questionAbout(judgement.about)))) {
      if (about) decides.set(about, (decides.get(about) ?? 0) + 1);
    }
  }
  return inOrderOfWeight(decides);
}
