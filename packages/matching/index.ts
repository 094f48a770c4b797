export type { Live } from './live.ts';
export type {
  Combination,
  Match,
  NearMiss,
  NeedAnswer,
  PathStep,
  ReasonAbout,
  WeekTime,
} from './match.ts';
export { matchNeed, matchOne, type WhyOrWhyNot } from './match-need.ts';
export { type Matchable, type Prepared, prepareForMatching } from './prepare.ts';
export { weights } from './weights.ts';
