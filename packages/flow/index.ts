export { type CausedPlacement, type Subject, seenInWindow } from './estimators/subjects.ts';
export type { DayNumber, ObservedPlacement, Window } from './observed.ts';
export { dayNumber, dayOf } from './record/day-number.ts';
export { evolveRecord } from './record/evolve-record.ts';
export {
  type FlowEntry,
  type FlowPlacement,
  type FlowRecord,
  flowRecord,
} from './record/flow-record.ts';
