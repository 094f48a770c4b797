export { answerTo } from './answer.ts';
export { type Demand, demandKey, demandsOf } from './demands.ts';
export { eligibilityOf, judgementOf, together } from './eligibility.ts';
export type { Answer, Eligibility, JudgedBy, Judgement, Question } from './judgement.ts';
export { type Need, need } from './need.ts';
export { holdsPersonalData } from './personal-data.ts';
export { askedAbout, inOrderOfWeight, questionAbout, questionsOf } from './questions.ts';
