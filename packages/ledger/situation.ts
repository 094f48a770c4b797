import type { Command } from './commands.ts';
import type { Situation } from './decide.ts';
import { type BookCommand, entryOf, isBookCommand } from './decide-places.ts';
import { entryOfOffer, idsMadeBy, type There } from './draft.ts';
import { type Entry, isAt } from './entry.ts';
import type { ActedBy } from './events.ts';
import type { Head } from './head.ts';
import type { InsatsLog } from './log-port.ts';
import { entriesOverdue } from './place-book.ts';
import { byTimeOfJoining } from './queue-order.ts';
import { type Instant, latest } from './time.ts';

/** What a command is decided on. `torn`: the insats moved on between two reads, so they must be made again. */
export type Read = Situation | 'torn';

/** Reads what the command needs beside the head, and no more: the head always first. */
export async function readSituation(
  log: InsatsLog,
  request: { command: Command; key: string; by: ActedBy },
  head: Head | undefined,
  now: Instant,
): Promise<Read> {
  const { command, key, by } = request;
  if (!head) return { head };
  if (head.status === 'closed') return { head };
  if (isBookCommand(command)) {
    return readPlaces(log, command, { key, by }, head, latest(now, head.recordedAt));
  }
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

async function readPlaces(
  log: InsatsLog,
  command: BookCommand,
  { key, by }: { key: string; by: ActedBy },
  head: Head,
  now: Instant,
): Promise<Read> {
  const nothing = { entries: new Map<string, Entry>(), by, key, rule: byTimeOfJoining };
  if (!head.book && command.type !== 'openLedger') {
    // Whoever cannot queue here is told whom to ask instead.
    return command.type === 'join'
      ? { head, documents: await log.documents(head.insats), places: nothing }
      : { head, places: nothing };
  }
  const ordered = orderDecides(command, head, now);
  const named = ordered ? [] : await readEach(log, head, command, key, now);
  const whole = ordered || passesOn(command, head, named);
  const read = whole ? await log.entries(head.insats) : named;
  if (read.some(({ version }) => version > head.version)) return 'torn';
  const entries = new Map(read.map((entry) => [entry.entry, entry]));
  const rule = whole ? await log.queueRule(head.forbund) : byTimeOfJoining;
  const elsewhere = elsewhereOf(command, entries);
  if (!elsewhere) return { head, places: { entries, by, key, rule } };
  const there = await readThere(log, elsewhere);
  return there === 'torn' ? there : { head, places: { entries, by, key, rule, there } };
}

/** Whether the order of the queue decides: who is offered a place, now or because an offer ran out. */
function orderDecides(command: BookCommand, { book }: Head, now: Instant): boolean {
  if (!book) return false;
  return command.type === 'offer' || (book.rules.offersNext && entriesOverdue(book, now).length > 0);
}

/** Whether somebody gives up an offered place that then goes to the next in order. */
function passesOn(command: BookCommand, { book }: Head, named: readonly Entry[]): boolean {
  const givesUp = command.type === 'refuse' || command.type === 'leave';
  return givesUp && book?.rules.offersNext === true && named.some((one) => isAt(one, 'offered'));
}

/** The entries that a command names or would make, and those whose offers have run out. */
async function readEach(
  log: InsatsLog,
  { insats, book }: Head,
  command: BookCommand,
  key: string,
  now: Instant,
): Promise<Entry[]> {
  const named = entryOf(command);
  const ids = new Set(named === undefined ? idsMadeBy(command, key) : [named]);
  for (const id of book ? entriesOverdue(book, now) : []) ids.add(id);
  const read = await Promise.all([...ids].map((id) => log.entry(insats, id)));
  return read.filter((entry) => entry !== undefined);
}

/** The place in another insats that a command is about. */
function elsewhereOf(
  command: BookCommand,
  entries: ReadonlyMap<string, Entry>,
): { insats: string; entry: string } | undefined {
  if (command.type === 'end' && command.into) {
    return { insats: command.into.insats, entry: entryOfOffer(command.into.offer) };
  }
  if (command.type !== 'correctEntry') return undefined;
  const stage = entries.get(command.entry)?.stage;
  return stage?.is === 'ended' ? (stage.into ?? undefined) : undefined;
}

async function readThere(
  log: InsatsLog,
  { insats, entry: id }: { insats: string; entry: string },
): Promise<There | undefined | 'torn'> {
  const head = await log.head(insats);
  if (!head) return undefined;
  const [entry, documents] = await Promise.all([log.entry(insats, id), log.documents(insats)]);
  if (entry && entry.version > head.version) return 'torn';
  return { head, entry, step: documents?.description.step ?? null };
}
