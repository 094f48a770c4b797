import { createHash } from 'node:crypto';
import {
  type ActedBy,
  type Command,
  type CommandAnswer,
  handleCommand,
  type InsatsLog,
  type Pace,
} from '#ledger';
import { systemPace } from '#runtime';
import { aProvider, aRequest } from '../builders/ledger.ts';

/** One command as its contender met it. */
type Tried = {
  command: Command['type'];
  /** What it came to: done, a refusal by its name, or that nothing could be settled. */
  came: string;
  /** How many times the head was read. */
  attempts: number;
  milliseconds: number;
};

export type Contender = {
  number: number;
  /** The queue entry or placement that it made; null where it was refused before it had any. */
  entry: string | null;
  tried: Tried[];
  /** From its first command to its last answer. */
  milliseconds: number;
};

const aCoordinator: ActedBy = {
  subject: 'person-coordinator',
  role: 'coordinator',
  forbund: 'linkoping',
  organisation: 'linkopings-kommun',
};

/** Those from Motala, where a rule puts them first, and the others from Linköping. */
export const municipalityOf = (number: number): string => (number % 5 === 0 ? '0583' : '0580');

const nameOfRequest = (insats: string, number: number, which: string): string =>
  createHash('sha256').update(`${insats} ${number} ${which}`).digest('hex');

/**
 * Goes for a place in one of three ways, by its number. A coordinator queues and has a place offered to the own person,
 * past the others; a provider starts somebody at once; or a provider puts somebody in the queue and offers whoever is
 * next a place. Whoever has made an offer has it accepted.
 */
export async function contend(
  log: InsatsLog,
  insats: string,
  number: number,
  pace: Pace = systemPace,
): Promise<Contender> {
  const began = performance.now();
  const tried: Tried[] = [];
  const claim = {
    referrer: 'municipality',
    municipality: municipalityOf(number),
    hoursPerWeek: 40,
    cohort: null,
  } as const;

  async function ask(by: ActedBy, command: Command): Promise<CommandAnswer | undefined> {
    const asked = performance.now();
    let attempts = 0;
    const counted: InsatsLog = {
      ...log,
      head: (id) => {
        attempts += 1;
        return log.head(id);
      },
    };
    const key = nameOfRequest(insats, number, command.type);
    const request = aRequest(key, command, { insats, mandates: [by] });
    const result = await handleCommand(counted, pace, request);
    const answer = result.kind === 'answered' ? result.answer : undefined;
    const came = answer?.outcome === 'refused' ? answer.refused.refusal : (answer?.outcome ?? result.kind);
    tried.push({ command: command.type, came, attempts, milliseconds: performance.now() - asked });
    return answer;
  }

  const made = (answer: CommandAnswer | undefined) => (answer?.outcome === 'done' ? answer : undefined);
  const ended = (entry: string | undefined): Contender => ({
    number,
    entry: entry ?? null,
    tried,
    milliseconds: performance.now() - began,
  });

  const now = { passing: 'urgent', overbooking: null } as const;
  const startsOn = '2026-03-02';
  if (number % 3 === 1) {
    return ended(made(await ask(aProvider, { type: 'start', ...claim, startsOn, ...now }))?.entry);
  }
  const queues = number % 3 === 0 ? aCoordinator : aProvider;
  const { entry } = made(await ask(queues, { type: 'join', ...claim, earliestStart: null })) ?? {};
  if (entry === undefined) return ended(entry);
  const whom = number % 3 === 0 ? entry : null;
  const offered = await ask(queues, { type: 'offer', entry: whom, cohort: null, workingDays: null, ...now });
  const offer = made(offered)?.offer;
  if (offer !== undefined) await ask(aProvider, { type: 'accept', offer, startsOn });
  return ended(entry);
}
