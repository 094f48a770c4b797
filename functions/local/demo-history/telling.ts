import { hashOf } from '#api';
import { type DayNumber, dayOf } from '#flow';
import {
  type ActedBy,
  type Command,
  type CommandAnswer,
  type Day,
  handleCommand,
  type InsatsLog,
  type Instant,
  refusalSentence,
} from '#ledger';

/** Where a history is told, and as of when. */
export type Listener = {
  log: InsatsLog;
  forbund: string;
  /** The day from which the days of the history are counted, and the moment: nothing is told to have been later. */
  today: DayNumber;
  now: Instant;
  /** The insats that the catalogue knows by this reference. */
  insatsOf(reference: string): string;
};

/** Who does something: an organisation that refers people, or the provider of the insats. */
type Teller = { referring: string } | 'provider';
type Answered = Extract<CommandAnswer, { outcome: 'done' }> & { key: string };

export type Telling = Pick<Listener, 'log' | 'insatsOf' | 'today'> & {
  /** The day of a number of the history. */
  dayAt(day: number): Day;
  /** Tells the ledger of an insats a command, so many minutes into the morning of a day. Throws where it is refused. */
  ask(
    reference: string,
    at: { day: number; minutes: number },
    command: Command,
    teller?: Teller,
  ): Promise<Answered>;
  /** How many commands have been told. */
  asked(): number;
};

const morning = 6 * 3_600_000;

/** Tells a history through the ledger's own commands, as those who would have given them. */
export function openTelling({ log, forbund, today, now, insatsOf }: Listener): Telling {
  let asked = 0;
  const dayAt = (day: number) => dayOf(today + day);

  /** Later commands of the same minute come later in it; nothing depends on how much. */
  function momentAt({ day, minutes }: { day: number; minutes: number }): Instant {
    const moment = Date.parse(dayAt(day)) + morning + minutes * 60_000 + (asked % 60_000);
    return new Date(Math.min(moment, Date.parse(now))).toISOString();
  }

  return {
    log,
    insatsOf,
    today,
    dayAt,
    async ask(reference, at, command, teller = 'provider') {
      asked += 1;
      const insats = insatsOf(reference);
      const key = await hashOf(['demo history', insats, asked]);
      const moment = momentAt(at);
      const own = { subject: 'demo', forbund };
      const by: ActedBy =
        teller === 'provider'
          ? { ...own, role: 'provider', organisation: (await log.head(insats))?.organisation ?? '' }
          : { ...own, role: 'coordinator', organisation: teller.referring };
      const result = await handleCommand(
        log,
        { now: () => moment, random: () => 0, pause: async () => undefined },
        { insats, command, mandates: [by], key, requestHash: key },
      );
      if (result.kind !== 'answered')
        throw new Error(`${reference}: ${command.type} ended in ${result.kind}`);
      const { answer } = result;
      if (answer.outcome === 'refused') {
        throw new Error(
          `${reference}, day ${at.day}: ${command.type} was refused: ${refusalSentence(answer.refused)}`,
        );
      }
      return { ...answer, key };
    },
    asked: () => asked,
  };
}
