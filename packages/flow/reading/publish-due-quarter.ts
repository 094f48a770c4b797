import type { FlowStores, RunMoment, Saving } from '../daily/flow-stores.ts';
import { dayOf } from '../record/day-number.ts';
import { publishQuarter } from './publish-quarter.ts';
import type { PublishedQuarter } from './published-quarter.ts';
import { daysOfQuarter, latestPublishable, type Quarter } from './quarter.ts';
import { summariseQuarter } from './summarise-quarter.ts';

/** Where quarters are published, once each. */
export type PublishedQuarters = {
  find(forbund: string, quarter: Quarter): Promise<PublishedQuarter | undefined>;
  /** `moved-on`: it has been published already, and stands as it was. */
  publish(forbund: string, published: PublishedQuarter): Promise<Saving>;
};

/**
 * Publishes the latest settled quarter of a förbund, where that has not been done. A quarter of which the catalogue had
 * heard nothing by its last day is not published at all.
 */
export async function publishDueQuarter(
  stores: Pick<FlowStores, 'records' | 'flags'> & { quarters: PublishedQuarters },
  forbund: string,
  { today }: Pick<RunMoment, 'today'>,
): Promise<Saving | 'nothing-due'> {
  const quarter = latestPublishable(today);
  if (await stores.quarters.find(forbund, quarter)) return 'nothing-due';
  const [records, flags] = await Promise.all([stores.records.all(forbund), stores.flags.all(forbund)]);
  const { last } = daysOfQuarter(quarter);
  if (!records.some(({ heard }) => heard.some((day) => day <= last))) return 'nothing-due';
  const summary = summariseQuarter(
    records,
    flags.map(({ flag }) => flag),
    { quarter, today },
  );
  const published = publishQuarter(summary, dayOf(today));
  return published ? stores.quarters.publish(forbund, published) : 'nothing-due';
}
