import type * as z from 'zod';
import { needMapping, needTable } from '#needs';
import {
  gapLine,
  gapTable,
  lockedBy,
  needsAnswer,
  needsGapAnswer,
  openQuestion,
  supply,
} from './mapping-answers.ts';
import type { mappingSchemaWords } from './mapping-words.ts';

/** Schemas of the mapping of needs, by the name they have in the document. */
export const namedMappingSchemas: Readonly<Record<keyof typeof mappingSchemaWords, z.ZodType>> = {
  GapLine: gapLine,
  GapTable: gapTable,
  KeptNeeds: needsAnswer,
  LockedBy: lockedBy,
  NeedGroup: needTable.shape.groups.element,
  NeedMapping: needMapping,
  NeedsGap: needsGapAnswer,
  OpenQuestion: openQuestion,
  Supply: supply,
};
