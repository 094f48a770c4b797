import * as z from 'zod';
import type { StatedPeriod } from './decide.ts';
import type { Entry } from './entry.ts';
import type { ActedBy, RecordedEvent } from './events.ts';
import type { Documents, Head } from './head.ts';
import type { QueueRule } from './queue-order.ts';
import { refusal } from './refusals.ts';
import type { Instant } from './time.ts';

/** In what capacities somebody may act; the first that reaches the insats is used. */
export type Mandate = ActedBy;

/** What is answered, and stored so that a retry gets the same again. */
export const commandAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('done'),
    insats: z.string(),
    version: z.int(),
    changed: z.boolean(),
    /** What the command has made or was about. */
    entry: z.string().optional(),
    offer: z.string().optional(),
    cohort: z.string().optional(),
  }),
  z.strictObject({ outcome: z.literal('refused'), insats: z.string(), refused: refusal }),
]);

export type CommandAnswer = z.infer<typeof commandAnswer>;

/** Remembers that a request was carried out. `key` names the request, `requestHash` what it said. */
type RequestRecord = { key: string; requestHash: string; answer: CommandAnswer; storedAt: Instant };

/** An entry as it becomes; `before` is the version it had, undefined when it did not exist. */
export type EntryChange = { before: number | undefined; after: Entry };

/** What a command does in one insats. Without a head nothing changes there, and only its version is checked. */
export type LogChange = {
  insats: string;
  /** The head's version that was decided on; undefined when the insats did not exist. */
  decidedOn: number | undefined;
  head?: Head;
  events: RecordedEvent[];
  /** The documents, when the events changed them. */
  documents?: Documents;
  entries: EntryChange[];
};

/** What a request does: in one insats, or in two at once. */
export type Commit = { request: RequestRecord; changes: LogChange[] };

/**
 * Where the log, the head and what stands beside it are kept. Reads are consistent; where the store asks for a slower
 * pace they throw StoreBusy.
 */
export type InsatsLog = {
  head(insats: string): Promise<Head | undefined>;
  documents(insats: string): Promise<Documents | undefined>;
  /** One entry, ended or not, of any book. */
  entry(insats: string, entry: string): Promise<Entry | undefined>;
  /** Every entry of the insats that is kept, ended ones among them. */
  entries(insats: string): Promise<Entry[]>;
  /** The förbund's rule for its queues, or the one that holds without. */
  queueRule(forbund: string): Promise<QueueRule>;
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
