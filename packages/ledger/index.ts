export { type Availability, availability, availabilityOf } from './availability.ts';
export { type Command, correction, importedRow, nowReport, periodReport, places } from './commands.ts';
export { decide, type StatedPeriod } from './decide.ts';
export {
  type ActedBy,
  actedBy,
  type Closure,
  closure,
  type LedgerEvent,
  ledgerEvent,
  type Period,
  period,
  type RecordedEvent,
  reason,
  recordedEvent,
} from './events.ts';
export {
  type CommandAnswer,
  type CommandRequest,
  type CommandResult,
  type Commit,
  commandAnswer,
  handleCommand,
  type InsatsLog,
  type Mandate,
  type Pace,
} from './handle-command.ts';
export { type Documents, evolveDocuments, evolveHead, type Head, head, placesOf } from './head.ts';
export { type Refusal, refusalSentence } from './refusals.ts';
export { StoreBusy } from './store-busy.ts';
export { daysAfter, type Instant, swedishDay } from './time.ts';
