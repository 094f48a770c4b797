import type { Entry } from './entry.ts';
import type { Head } from './head.ts';
import type { InsatsLog, Pace } from './log-port.ts';
import { StoreBusy } from './store-busy.ts';

const triesAtMost = 6;
const longestPauseMilliseconds = 50;

/**
 * The head of an insats and every entry of the book it keeps, as they stood together; undefined where the insats does
 * not exist. Without a book there are no entries. When the insats keeps moving on between the two reads it throws
 * StoreBusy.
 */
export async function readBook(
  log: Pick<InsatsLog, 'head' | 'entries'>,
  pace: Pick<Pace, 'random' | 'pause'>,
  insats: string,
): Promise<{ head: Head; entries: Entry[] } | undefined> {
  for (let tried = 0; tried < triesAtMost; tried += 1) {
    const head = await log.head(insats);
    if (!head) return undefined;
    const { book } = head;
    if (!book) return { head, entries: [] };
    const read = await log.entries(insats);
    const entries = read.filter((one) => one.book === book.since);
    // An entry that is newer than the head was read after somebody had changed it.
    if (read.every(({ version }) => version <= head.version)) return { head, entries };
    await pace.pause(pace.random() * longestPauseMilliseconds);
  }
  throw new StoreBusy('the insats moved on at every try to read it');
}
