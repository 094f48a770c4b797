import type * as z from 'zod';
import {
  carriedIn,
  claim,
  cohort,
  elsewhere,
  entryCorrection,
  placeRules,
  queueRule,
  readiness,
  stage,
} from '#ledger';
import {
  placeChanged,
  placementAnswer,
  queueEntry,
  queueRuleAnswer,
  standingOffer,
  thingToTell,
} from './place-answers.ts';
import { placeContracts } from './place-contracts.ts';
import type { placeSchemaWords } from './place-words.ts';

/** Schemas of the ledger of places that recur, or that clients want a type for, by the name they have in the document. */
export const namedPlaceSchemas: Readonly<Record<keyof typeof placeSchemaWords, z.ZodType>> = {
  CarriedIn: carriedIn.element,
  Claim: claim,
  Cohort: cohort,
  Elsewhere: elsewhere,
  EntryCorrection: entryCorrection,
  PlaceChanged: placeChanged,
  Placement: placementAnswer,
  PlaceRules: placeRules,
  PlacesInUse: placeContracts.readUse.answer,
  QueueEntry: queueEntry,
  QueueRule: queueRule,
  QueueRuleInWords: queueRuleAnswer,
  Readiness: readiness,
  Stage: stage,
  StandingOffer: standingOffer,
  ThingToTell: thingToTell,
};
