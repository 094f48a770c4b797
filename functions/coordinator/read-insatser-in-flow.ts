import { dayNumber, type FlowStores, type InsatsInFlow, insatserInFlow } from '#flow';
import { type Instant, swedishDay } from '#ledger';

/** The open insatser of a förbund with their flow over a year, as the daily run left them, and their flags as they are. */
export async function readInsatserInFlow(
  { records, flags }: Pick<FlowStores, 'records' | 'flags'>,
  forbund: string,
  now: Instant,
): Promise<InsatsInFlow[]> {
  const [all, kept] = await Promise.all([records.all(forbund), flags.all(forbund)]);
  const today = dayNumber(swedishDay(now));
  return insatserInFlow(all, { today, flags: kept.map(({ flag }) => flag) });
}
