import type { ForbundDirectory } from '#forbund';
import { type InsatsLog, type Instant, type Reminders, reminderOf } from '#ledger';
import { type Log, tryEach } from '#observability';
import type { CatalogueReader } from '#storage';

export type StaleFigureParts = {
  directory: Pick<ForbundDirectory, 'thresholds'>;
  catalogue: Pick<CatalogueReader, 'entries'>;
  insatsLog: Pick<InsatsLog, 'head'>;
  reminders: Reminders;
  now: () => Instant;
  log: Log;
};

/** Queues a reminder for the provider of every insats in a förbund whose figure has gone stale, once a staleness. */
export async function remindOfStaleFigures(parts: StaleFigureParts, forbund: string): Promise<void> {
  const { directory, catalogue, insatsLog, reminders, now, log } = parts;
  const thresholds = await directory.thresholds(forbund);
  for (const { head: shown } of await catalogue.entries([forbund])) {
    const suspected = reminderOf(shown, thresholds, now());
    if (!suspected) continue;
    await tryEach(log, 'stale figure', shown.insats, async () => {
      if (await reminders.isQueued(suspected)) return;
      // The catalogue may be a moment behind a provider who has just answered.
      const head = await insatsLog.head(shown.insats);
      const reminder = head && reminderOf(head, thresholds, now());
      if (!reminder) return;
      const outcome = await reminders.queue(reminder);
      if (outcome === 'busy') throw new Error('the store asks for a slower pace');
      if (outcome === 'queued') log.info('reminder queued', { id: shown.insats });
    });
  }
}
