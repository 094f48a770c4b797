import type { Command } from './commands.ts';
import type { Situation } from './decide.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { ActedBy } from './events.ts';
import type { Head } from './head.ts';
import { changeOf } from './log-change.ts';
import type { CommandAnswer, Commit, InsatsLog, Mandate, Pace } from './log-port.ts';
import { readSituation } from './situation.ts';
import { StoreBusy } from './store-busy.ts';
import type { Instant } from './time.ts';

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
const longestPauseMilliseconds = 200;
/** How many times as long as the attempt before it the longest pause is at least. Measured: test/stores/crowd.test.ts. */
const attemptsPerPause = 6;

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
    const asked = pace.now();
    const result = await attemptOnce(log, asked, request).catch(tryAgainWhenBusy);
    if (result.kind !== 'try-again') return result;
    const heard = Date.parse(pace.now());
    // What was slept counts also when the clock is set back meanwhile.
    const left = patienceMilliseconds - Math.max(heard - started, paused);
    if (left < firstPauseMilliseconds) return { kind: 'busy' };
    const pause = pace.random() * Math.min(left, longestPause(attempt, heard - Date.parse(asked)));
    await pace.pause(pause);
    paused += pause;
  }
}

/**
 * The longest pause after a failed attempt, in milliseconds. It doubles each time. Where the attempt itself took long,
 * many stand before the store at once: they would keep it busy with attempts that fail, unless they part over a time
 * in which several such attempts fit.
 */
function longestPause(attempt: number, tookMilliseconds: number): number {
  const doubled = Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** attempt);
  return Math.max(doubled, attemptsPerPause * tookMilliseconds);
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
  const { insats, command, key } = request;
  const head = await log.head(insats);
  const by = reachingMandate(request.mandates, command, head);
  if (!by) return { kind: 'not-found' };
  const situation = await readSituation(log, { command, key, by }, head, now);
  if (situation === 'torn') return { kind: 'try-again' };
  const commit = commitOf(request, situation, decide(command, situation, now), by, now);
  const settled = await log.commit(commit);
  switch (settled) {
    case 'committed':
      return { kind: 'answered', answer: commit.request.answer, replayed: false };
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

/** All that a decision writes: what happens in the insats and, where it concerns another, there too. */
function commitOf(
  { insats, key, requestHash }: CommandRequest,
  situation: Situation,
  decision: Decision,
  by: ActedBy,
  now: Instant,
): Commit {
  const change = changeOf(
    insats,
    { ...situation, entries: situation.places?.entries ?? new Map() },
    decision.events ?? [],
    by,
    now,
  );
  const answer: CommandAnswer =
    'refused' in decision
      ? { outcome: 'refused', insats, refused: decision.refused }
      : {
          outcome: 'done',
          insats,
          version: change.head?.version ?? change.decidedOn ?? 0,
          changed: change.events.length > 0,
          ...decision.made,
        };
  const changes = [change];
  const there = situation.places?.there;
  if (there) {
    const event = 'elsewhere' in decision ? decision.elsewhere?.event : undefined;
    const entries = new Map(there.entry && [[there.entry.entry, there.entry]]);
    // Also where nothing happens there the decision rests on how it stood.
    changes.push(changeOf(there.head.insats, { head: there.head, entries }, event ? [event] : [], by, now));
  }
  return { request: { key, requestHash, answer, storedAt: now }, changes };
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

function reachingMandate(
  mandates: readonly Mandate[],
  command: Command,
  head: Head | undefined,
): Mandate | undefined {
  const begins = command.type === 'createInsats' || command.type === 'importRow';
  const forbund = head?.forbund ?? (begins ? command.forbund : undefined);
  return mandates.find(
    (mandate) =>
      mandate.forbund === forbund &&
      (mandate.role !== 'provider' || mandate.organisation === head?.organisation),
  );
}
