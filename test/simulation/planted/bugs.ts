import { type Parts, productionParts } from '../parts.ts';
import * as decisions from './planted-decisions.ts';
import * as store from './planted-store.ts';

/** Bugs that the simulation must find, each planted alone around the product's own parts. */
export const plantedBugs: Readonly<Record<string, () => Parts>> = {
  'no version check on head and events': () => store.noVersionCheck,
  'no idempotency record': () => store.noIdempotency,
  'entries read before the head': () => store.entriesBeforeHead,
  'entries read a moment late': () => store.entriesReadLate,
  'expiry by the clock of the reader': () => decisions.clockOfReader,
  'offers accepted after their time': () => decisions.timeStandsStill,
  'counter written without condition': () => store.counterWithoutCondition,
  'a retry decides again with a new id': () => decisions.newIdEachTime,
  'free places from a stale projection': () => decisions.freeFromProjection,
  'unknown outcome taken for a failure': () => decisions.unknownIsFailure,
  'unknown outcome taken for a success': () => store.unknownIsSuccess,
  'head written without one of its events': () => store.lostEvent,
  'events and head in two transactions': () => store.eventsAndHeadApart,
  'answer remembered in a transaction of its own': () => store.answerRememberedFirst,
  'linked ending in two transactions': () => store.linkedEndingInTwo,
  'projection saved without its watermark': () => store.projectionWithoutWatermark,
  'sweeper lets run out without reading the head': decisions.sweeperWithoutHead,
  'refusal recorded without version check': () => store.refusalWithoutVersionCheck,
  'events dated by whatever clock': () => store.datedByOwnClock,
  'a used key takes another request': () => store.hashNotCompared,
  'the rule of the queue ignored': () => store.ruleOfQueueIgnored,
  'over-booked and nobody decided it': () => decisions.overbookedInSilence,
  'passed in the queue without a reason': () => decisions.passedInSilence,
  'a place that comes back goes to nobody': () => decisions.nextIsForgotten,
  "a provider reaches others' insatser": () => decisions.everybodyReaches,
};

/** What nothing may be found in: the product, and the handler that bugs are planted in, without one. */
export const withoutBug: Readonly<Record<string, () => Parts>> = {
  'the product': () => productionParts,
  'the handler that bugs are planted in': () => decisions.soundHandler,
};
