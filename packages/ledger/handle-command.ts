import * as z from 'zod';
import type { Command } from './commands.ts';
import { decide, type Situation, type StatedPeriod } from './decide.ts';
import type { ActedBy, LedgerEvent, RecordedEvent } from './events.ts';
import { type Documents, evolveDocuments, evolveHead, type Head } from './head.ts';
import { refusal } from './refusals.ts';
import { StoreBusy } from './store-busy.ts';
import { type Instant, latest } from './time.ts';

/** In what capacities somebody may act; the first that reaches the insats is used. */
export type Mandate = ActedBy;

/** What is answered, and stored so that a retry gets the same again. */
export const commandAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), insats: z.string(), version: z.int(), changed: z.boolean() }),
  z.strictObject({ outcome: z.literal('refused'), insats: z.string(), refused: refusal }),
]);

export type CommandAnswer = z.infer<typeof commandAnswer>;

/** Remembers that a request was carried out. `key` names the request, `requestHash` what it said. */
type RequestRecord = { key: string; requestHash: string; answer: CommandAnswer; storedAt: Instant };

export type Commit = {
  insats: string;
  /** The head's version that was decided on; undefined when the insats did not exist. */
  decidedOn: number | undefined;
  /** Undefined when nothing changed: then only the request is remembered. */
  head?: Head;
  events: RecordedEvent[];
  /** The documents, when the events changed them. */
  documents?: Documents;
  request: RequestRecord;
};

/**
 * Where the log, the head and what stands beside it are kept. Reads are consistent; where the store asks for a slower
 * pace they throw StoreBusy.
 */
export type InsatsLog = {
  head(insats: string): Promise<Head | undefined>;
  documents(insats: string): Promise<Documents | undefined>;
  /** Stated periods that begin on `until` or before, latest first, at most `limit`. */
  periodsUntil(insats: string, until: string, limit: number): Promise<StatedPeriod[]>;
  /** The period report that an event stated, corrected or not. */
  periodStatedIn(insats: string, version: number): Promise<StatedPeriod | undefined>;
  request(key: string): Promise<RequestRecord | undefined>;
  /** Writes all or nothing. */
  commit(commit: Commit): Promise<'committed' | 'moved-on' | 'request-known' | 'busy' | 'outcome-unknown'>;
};

/** Time and chance, given from outside. `pause` resolves after some milliseconds. */
export type Pace = { now(): Instant; random(): number; pause(milliseconds: number): Promise<void> };

export type CommandRequest = {
  insats: string;
  command: Command;
  mandates: readonly Mandate[];
  /** Names the request for good: derived from organisation, subject, method, path and idempotency key. */
  key: string;
  requestHash: string;
};

export type CommandResult =
  | { kind: 'answered'; answer: CommandAnswer; replayed: boolean }
  /** The insats does not exist, or none of the mandates reaches it. */
  | { kind: 'not-found' }
  /** The key was used for another request before. */
  | { kind: 'key-reused' }
  /** Nothing could be settled within `patienceMilliseconds`; try again later. */
  | { kind: 'busy' };

const patienceMilliseconds = 5_000;
const firstPauseMilliseconds = 20;
const longestPauseMilliseconds = 800;

/**
 * Carries out one command: reads the head, decides, and commits state, history and the request's record in one
 * transaction. A head that moved on is read and decided again, with full-jitter backoff. After an unknown outcome the
 * request's own record tells whether the commit stands, so nothing is done twice.
 */
export async function handleCommand(
  log: InsatsLog,
  pace: Pace,
  request: CommandRequest,
): Promise<CommandResult> {
  const started = Date.parse(pace.now());
  let paused = 0;
  for (let attempt = 0; ; attempt += 1) {
    const result = await attemptOnce(log, pace.now(), request).catch(tryAgainWhenBusy);
    if (result.kind !== 'try-again') return result;
    const pause = pace.random() * Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** attempt);
    // What was slept counts also when the clock is set back meanwhile.
    const spent = Math.max(Date.parse(pace.now()) - started, paused);
    if (spent + pause > patienceMilliseconds) return { kind: 'busy' };
    await pace.pause(pause);
    paused += pause;
  }
}

function tryAgainWhenBusy(fault: unknown): { kind: 'try-again' } {
  if (fault instanceof StoreBusy) return { kind: 'try-again' };
  throw fault;
}

async function attemptOnce(
  log: InsatsLog,
  now: Instant,
  request: CommandRequest,
): Promise<CommandResult | { kind: 'try-again' }> {
  const { insats, command } = request;
  const head = await log.head(insats);
  const by = reachingMandate(request.mandates, command, head);
  if (!by) return { kind: 'not-found' };
  const situation = await read(log, command, head);
  const decision = decide(command, situation, now);
  const events = 'events' in decision ? record(decision.events, insats, head, by, now) : [];
  const answer: CommandAnswer =
    'refused' in decision
      ? { outcome: 'refused', insats, refused: decision.refused }
      : {
          outcome: 'done',
          insats,
          version: (head?.version ?? 0) + events.length,
          changed: events.length > 0,
        };
  const settled = await log.commit({
    insats,
    decidedOn: head?.version,
    ...stateAfter(events, head, situation.documents),
    events,
    request: { key: request.key, requestHash: request.requestHash, answer, storedAt: now },
  });
  switch (settled) {
    case 'committed':
      return { kind: 'answered', answer, replayed: false };
    case 'moved-on':
    case 'busy':
      return { kind: 'try-again' };
    case 'request-known':
    case 'outcome-unknown':
      return recall(log, request);
    default:
      return settled satisfies never;
  }
}

/** The stored answer of this very request, if it stands. */
async function recall(
  log: InsatsLog,
  request: CommandRequest,
): Promise<CommandResult | { kind: 'try-again' }> {
  const known = await log.request(request.key);
  if (!known) return { kind: 'try-again' };
  if (known.requestHash !== request.requestHash) return { kind: 'key-reused' };
  return { kind: 'answered', answer: known.answer, replayed: true };
}

/** Reads what the command needs beside the head, and no more. */
async function read(log: InsatsLog, command: Command, head: Head | undefined): Promise<Situation> {
  if (!head) return { head };
  switch (command.type) {
    case 'describe':
    case 'setCriteria':
    case 'importRow':
      return { head, documents: await log.documents(head.insats) };
    case 'report':
      return command.report.kind === 'period'
        ? { head, periods: await log.periodsUntil(head.insats, command.report.to, 1) }
        : { head };
    case 'correct': {
      if (command.correction.kind === 'now') return { head };
      // Two: the corrected period itself may be the nearest, and then the one before it may be touched.
      const near = await log.periodsUntil(head.insats, command.correction.to, 2);
      const corrected = await log.periodStatedIn(head.insats, command.correction.corrects);
      const known = corrected && !near.some((one) => one.statedIn === corrected.statedIn);
      return { head, periods: known ? [...near, corrected] : near };
    }
    default:
      return { head };
  }
}

function reachingMandate(
  mandates: readonly Mandate[],
  command: Command,
  head: Head | undefined,
): Mandate | undefined {
  const begins = command.type === 'createInsats' || command.type === 'importRow';
  if (!head && !begins) return undefined;
  const forbund = head?.forbund ?? (begins ? command.forbund : undefined);
  return mandates.find(
    (mandate) =>
      mandate.forbund === forbund &&
      (mandate.role !== 'provider' || mandate.organisation === head?.organisation),
  );
}

function record(
  events: LedgerEvent[],
  insats: string,
  head: Head | undefined,
  by: ActedBy,
  now: Instant,
): RecordedEvent[] {
  const recordedAt = latest(now, head?.recordedAt ?? now);
  const { subject, role, forbund, organisation } = by;
  return events.map((event, index) => ({
    insats,
    version: (head?.version ?? 0) + index + 1,
    recordedAt,
    by: { subject, role, forbund, organisation },
    event,
  }));
}

function stateAfter(
  events: RecordedEvent[],
  before: Head | undefined,
  documentsBefore: Documents | undefined,
): { head?: Head; documents?: Documents } {
  let head = before;
  let documents = documentsBefore;
  for (const recorded of events) {
    head = evolveHead(head, recorded);
    if (touchesDocuments(recorded)) documents = evolveDocuments(documents, recorded);
  }
  return {
    ...(head && head !== before && { head }),
    ...(documents && documents !== documentsBefore && { documents }),
  };
}

function touchesDocuments({ event }: RecordedEvent): boolean {
  return event.type === 'insatsCreated' || event.type === 'insatsDescribed' || event.type === 'criteriaSet';
}
