import { handleCommand, type InsatsLog, type Instant, nextDeadline, type Pace, systemActor } from '#ledger';
import { type Log, tryEach } from '#observability';
import { insatserWithOffersDue } from '#storage';
import type { Table } from '#table';

export type ExpiryParts = {
  table: Table;
  insatsLog: InsatsLog;
  pace: Pace;
  /** SHA-256 in hexadecimal. */
  hash(value: unknown): Promise<string>;
  log: Log;
};

const firstPage = 100;
/** The table's own limit. */
const longestPage = 1_000;

/**
 * Lets every offer run out whose deadline has passed, insats by insats, until nothing more is due. An insats is visited
 * once a sweep, however it went: the ones that cannot be helped stay first in the lane, and the page grows past them.
 */
export async function expireOffers(parts: ExpiryParts): Promise<void> {
  const { table, pace, log } = parts;
  const visited = new Set<string>();
  for (let limit = firstPage; ; ) {
    const due = await insatserWithOffersDue(table, pace.now(), limit);
    const left = due.filter((insats) => !visited.has(insats));
    for (const insats of left) {
      visited.add(insats);
      await tryEach(log, 'expired offers', insats, () => expireIn(parts, insats));
    }
    if (left.length > 0) continue;
    if (due.length < limit || limit === longestPage) return;
    limit = Math.min(2 * limit, longestPage);
  }
}

/** One command lets ten offers run out at most, so the same insats may need several. */
async function expireIn({ insatsLog, pace, hash, log }: ExpiryParts, insats: string): Promise<void> {
  for (;;) {
    const head = await insatsLog.head(insats);
    const now = pace.now();
    const deadline = head?.book ? nextDeadline(head.book) : undefined;
    if (!head || deadline === undefined || deadline > now) return;
    const { forbund, organisation, version } = head;
    // Two sweeps that meet the same head ask for the same thing, and it is done once.
    const key = await hash(['sweep', 'expire', insats, version]);
    const request = {
      insats,
      command: { type: 'expire' } as const,
      mandates: [{ ...systemActor, forbund, organisation }],
      key,
      requestHash: key,
    };
    const result = await handleCommand(insatsLog, neverBefore(now, pace), request);
    if (result.kind !== 'answered') throw new Error(`the offers could not run out: ${result.kind}`);
    const { answer } = result;
    if (answer.outcome === 'refused')
      throw new Error(`the offers may not run out: ${answer.refused.refusal}`);
    // Somebody else's command came first, and let them run out.
    if (!answer.changed || answer.version <= version) return;
    log.info('offers ran out', { id: insats, version: answer.version });
  }
}

/**
 * A clock that was set back after the deadline was looked at would decide that nothing is due, and that answer would be
 * remembered for this version of the head.
 */
function neverBefore(now: Instant, pace: Pace): Pace {
  return {
    ...pace,
    now: () => {
      const later = pace.now();
      return later > now ? later : now;
    },
  };
}
