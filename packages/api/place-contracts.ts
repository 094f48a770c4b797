import * as z from 'zod';
import {
  accepting,
  carryingIn,
  cohortPlanning,
  ending,
  entryCorrecting,
  hoursChanging,
  joining,
  leaving,
  ledgerOpening,
  offering,
  placesInUse,
  queueRule,
  readying,
  refusing,
  reserving,
  ruleSetting,
  starting,
} from '#ledger';
import type { Contract } from './contract.ts';
import { forbundChoice, nothing, part, partOf } from './contract.ts';
import { placeChanged, placementAnswer, queueEntry, queueRuleAnswer, thingToTell } from './place-answers.ts';
import { placeExamples as examples, type PlaceOperation } from './place-examples.ts';

/** A command on places: nothing in the query, and told what it did. */
const change = { query: nothing, status: 200, answer: placeChanged } as const;
const creation = { query: nothing, status: 201, answer: placeChanged } as const;

/** The contracts of the ledger of places: what there is, the queue, offers and placements. */
export const placeContracts = {
  openLedger: { ...change, body: ledgerOpening, example: examples.openLedger },
  closeLedger: { ...change, body: nothing, example: examples.closeLedger },
  carryIn: { ...creation, body: carryingIn, example: examples.carryIn },
  setPlaceRules: { ...change, body: ruleSetting, example: examples.setPlaceRules },
  reservePlaces: { ...change, body: reserving, example: examples.reservePlaces },
  planCohort: { ...creation, body: cohortPlanning, example: examples.planCohort },
  changeCohort: { ...change, body: cohortPlanning, example: examples.changeCohort },
  cancelCohort: { ...change, example: examples.cancelCohort },
  acceptOffer: { ...change, body: accepting, example: examples.acceptOffer },
  startPlacement: { ...creation, body: starting, example: examples.startPlacement },
  changeHours: { ...change, body: hoursChanging, example: examples.changeHours },
  markReady: { ...change, body: readying, example: examples.markReady },
  endPlacement: { ...change, body: ending, example: examples.endPlacement },
  correctEntry: { ...change, body: entryCorrecting, example: examples.correctEntry },

  readQueue: {
    query: z.strictObject(part),
    status: 200,
    answer: z.strictObject({ items: z.array(queueEntry), ...partOf, rule: z.string(), version: z.int() }),
    example: examples.readQueue,
  },
  joinQueue: { ...creation, body: joining, example: examples.joinQueue },
  leaveQueue: { ...change, query: leaving, example: examples.leaveQueue },
  resumeEntry: { ...change, body: nothing, example: examples.resumeEntry },
  markTold: { ...change, body: nothing, example: examples.markTold },
  makeOffer: { ...creation, body: offering, example: examples.makeOffer },
  refuseOffer: { ...change, body: refusing, example: examples.refuseOffer },
  listPlacements: {
    query: z.strictObject({
      ended: z
        .boolean()
        .default(false)
        .describe(
          'true: även avslutade placeringar som ännu finns kvar. / true: ended placements that are still kept, too.',
        ),
      ...part,
    }),
    status: 200,
    answer: z.strictObject({ items: z.array(placementAnswer), ...partOf, version: z.int() }),
    example: examples.listPlacements,
  },
  readUse: {
    query: nothing,
    status: 200,
    answer: placesInUse.extend({ version: z.int() }),
    example: examples.readUse,
  },
  listToTell: {
    query: forbundChoice.extend(part),
    status: 200,
    answer: z.strictObject({ items: z.array(thingToTell), ...partOf }),
    example: examples.listToTell,
  },

  readQueueRule: {
    query: forbundChoice,
    status: 200,
    answer: queueRuleAnswer,
    example: examples.readQueueRule,
  },
  setQueueRule: {
    query: forbundChoice,
    body: queueRule,
    status: 200,
    answer: queueRuleAnswer,
    example: examples.setQueueRule,
  },
  readForbundQueueRule: {
    query: nothing,
    status: 200,
    answer: queueRuleAnswer,
    example: examples.readForbundQueueRule,
  },
} as const satisfies Record<PlaceOperation, Contract>;
