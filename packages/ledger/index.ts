export { type Availability, availability, availabilityOf, useOf, type Wait, wait } from './availability.ts';
export { type Command, correction, importedRow, nowReport, periodReport, places } from './commands.ts';
export { decide, type StatedPeriod } from './decide.ts';
export { type Entry, type EntryAt, entriesOf, entry, evolveEntry, isAt, isOver } from './entry.ts';
export { eventSentence } from './event-sentence.ts';
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
  recordedEvent,
} from './events.ts';
export { type CommandRequest, type CommandResult, handleCommand } from './handle-command.ts';
export { type Documents, evolveDocuments, evolveHead, type Head, head, placesOf } from './head.ts';
export { systemActor, touchesDocuments } from './log-change.ts';
export {
  type CommandAnswer,
  type Commit,
  commandAnswer,
  type InsatsLog,
  type LogChange,
  type Mandate,
  type Pace,
} from './log-port.ts';
export { hasPeople, nextDeadline, type PlaceBook } from './place-book.ts';
export * from './place-commands.ts';
export {
  claim,
  cohort,
  day,
  elsewhere,
  placeRules,
  readiness,
  reason,
  stage,
  stepCode,
} from './place-events.ts';
export { placesInUse, usesOf } from './places-in-use.ts';
export {
  byTimeOfJoining,
  inOrder,
  type Queued,
  type QueueRule,
  queueInOrder,
  queueRule,
  queueRuleSentence,
} from './queue-order.ts';
export { readBook } from './read-book.ts';
export { type Refusal, refusalSentence } from './refusals.ts';
export { type Reminder, type Reminders, remindedWithinDays, reminder, reminderOf } from './reminders.ts';
export { BrokenLog, beginReplay, type Replay } from './replay.ts';
export { StoreBusy } from './store-busy.ts';
export { type Day, daysAfter, type Instant, swedishDay } from './time.ts';
export { afterRefusal, leaveReasons, passingReasons, refusalReasons, thingsToTell } from './vocabulary.ts';
export { lastDayOf } from './working-days.ts';
