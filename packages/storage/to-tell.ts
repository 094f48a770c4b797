import { type Entry, entry, type Instant } from '#ledger';
import type { Table } from '#table';
import { readsOf } from './busy.ts';
import { tellLane } from './keys.ts';

/** The lane is listed whole, also what a fast clock has put a little ahead. */
const endOfTime = '9999-12-31T23:59:59.999Z';

/** An entry whose person has something to be told, and since when. */
export type ToTell = { entry: Entry; since: Instant };

/**
 * What an organisation of a förbund has to tell those it follows, oldest first, at most `limit` (1–1,000); a moment
 * behind the latest write. Entries of a book that is closed since may be among them.
 */
export async function readToTell(
  table: Table,
  { forbund, organisation }: { forbund: string; organisation: string },
  limit: number,
): Promise<ToTell[]> {
  const lane = tellLane(forbund, organisation);
  const items = await readsOf(table).due({ lane, until: endOfTime, limit });
  return items.flatMap(({ body, due }) => (due ? [{ entry: entry.parse(body), since: due.at }] : []));
}
