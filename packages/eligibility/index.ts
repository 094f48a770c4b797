export type { Answer, Eligibility, JudgedBy, Judgement, Question } from './judgement.ts';
export { type Need, need } from './need.ts';
