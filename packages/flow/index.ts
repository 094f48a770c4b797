export { type DayNumber, dayNumber, dayOf } from './record/day-number.ts';
export { evolveRecord } from './record/evolve-record.ts';
export {
  type FlowEntry,
  type FlowPlacement,
  type FlowRecord,
  flowRecord,
} from './record/flow-record.ts';
