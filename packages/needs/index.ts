export {
  decided,
  dimensionNames,
  dimensions,
  hoursBands,
} from './dimensions.ts';
export { type GapLine, type NeedsGap, needsGap } from './gap.ts';
export type { LockedBy, OpenQuestion } from './locked.ts';
export {
  type KeptMapping,
  keptMapping,
  type NeedGroup,
  type NeedMapping,
  needMapping,
  needTable,
} from './mapping.ts';
export { type ReadGroup, tablesFromCsv } from './tables-from-csv.ts';
export { tablesToCsv } from './tables-to-csv.ts';
export { withholdSmallGroups } from './withhold.ts';
