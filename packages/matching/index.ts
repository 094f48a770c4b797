export type {
  Combination,
  Match,
  NearMiss,
  NeedAnswer,
  PathStep,
  Reason,
  ReasonAbout,
  WeekTime,
} from './match.ts';
