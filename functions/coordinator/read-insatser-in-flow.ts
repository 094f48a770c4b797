import { dayNumber, type FlowStores, type InsatsInFlow, insatserInFlow } from '#flow';
import { type Instant, swedishDay } from '#ledger';

/** The open insatser of a förbund with their flow over a year, as the daily run left them, and their flags as they are. */
export async function readInsatserInFlow(
  { records, flags, limits }: Pick<FlowStores, 'records' | 'flags' | 'limits'>,
  forbund: string,
  now: Instant,
): Promise<InsatsInFlow[]> {
  const [all, kept, { lagDays }] = await Promise.all([
    records.all(forbund),
    flags.all(forbund),
    limits.thresholds(forbund),
  ]);
  const today = dayNumber(swedishDay(now));
  return insatserInFlow(all, { today, lagDays, flags: kept.map(({ flag }) => flag) });
}
