import type { DemoHistory } from './demo-history.ts';
import type { Telling } from './telling.ts';

/** How long after a quarter its provider tells of it; of the last one, and of how things stand, today. */
const reportedAfterDays = 5;

/** States what the providers have reported who keep no ledger: whole quarters, and how it stands today. */
export async function reportFigures({ ask, dayAt }: Telling, { reporting }: DemoHistory): Promise<void> {
  for (const { externalReference, periods, free, queue } of reporting) {
    for (const { from, to, started, ended } of periods) {
      const at = { day: Math.min(to + reportedAfterDays, 0), minutes: 0 };
      const report = { kind: 'period' as const, from: dayAt(from), to: dayAt(to), started, ended };
      await ask(externalReference, at, { type: 'report', report });
    }
    const now = { kind: 'now' as const, free, queue };
    await ask(externalReference, { day: 0, minutes: 0 }, { type: 'report', report: now });
  }
}
