import { StoreBusy } from '#ledger';
import type { FlowFlags, PublishedQuarters } from '../daily/flow-stores.ts';
import type { DayNumber } from '../observed.ts';
import { dayOf } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { publishQuarter } from './publish-quarter.ts';
import { daysOfQuarter, latestPublishable } from './quarter.ts';
import { summariseQuarter } from './summarise-quarter.ts';

/**
 * Publishes the latest settled quarter of a förbund, where that has not been done. A quarter of which the catalogue had
 * heard nothing by its last day is not published at all. Throws StoreBusy.
 *
 * @param records every record of the förbund: a quarter is published once, so none may be missing
 */
export async function publishDueQuarter(
  { flags, quarters }: { flags: Pick<FlowFlags, 'all'>; quarters: PublishedQuarters },
  forbund: string,
  records: readonly FlowRecord[],
  today: DayNumber,
): Promise<void> {
  const quarter = latestPublishable(today);
  const { last } = daysOfQuarter(quarter);
  if (!records.some(({ heard }) => heard.some((day) => day <= last))) return;
  if (await quarters.find(forbund, quarter)) return;
  const kept = await flags.all(forbund);
  const summary = summariseQuarter(
    records,
    kept.map(({ flag }) => flag),
    { quarter, today },
  );
  const published = publishQuarter(summary, dayOf(today));
  // Another run may have published it first, and then that one stands.
  if (published && (await quarters.publish(forbund, published)) === 'busy') {
    throw new StoreBusy('the quarter could not be published');
  }
}
