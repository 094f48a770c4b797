import { dayOfRun } from '#flow';
import { tryEach } from '#observability';
import { type FlowParts, runForbund } from './run-forbund.ts';

/**
 * Watches the flow in every förbund, once a Swedish day after three in the morning; more often it only looks whether
 * anything is left to do. May run at any time, twice or beside itself; one förbund that fails does not stop the others.
 */
export async function watchFlow(parts: FlowParts): Promise<void> {
  const { directory, pace, goOn, log } = parts;
  const day = dayOfRun(pace.now());
  await tryEach(log, 'the list of förbund', 'all', async () => {
    for (const { id: forbund } of await directory.list()) {
      if (!goOn()) return;
      await tryEach(log, 'the flow watch', forbund, () => runForbund(parts, forbund, day));
    }
  });
}
