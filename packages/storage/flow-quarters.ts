import { type PublishedQuarter, type PublishedQuarters, publishedQuarter, type Quarter } from '#flow';
import type { Table } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { flowQuarterKey } from './keys.ts';
import { saveIn } from './saving.ts';

/** What has been published of each quarter. Never replaced: two figures for the same quarter could be compared. */
export function createPublishedQuarters(table: Table): PublishedQuarters {
  return {
    find: (forbund, quarter) => readPublishedQuarter(table, forbund, quarter),
    publish(forbund, published) {
      const item = { ...flowQuarterKey(forbund, published.quarter), version: 1, body: asJson(published) };
      return saveIn(table, [{ do: 'put', item, when: 'absent' }]);
    },
  };
}

/** A quarter as it was published, if it has been. */
export async function readPublishedQuarter(
  table: Table,
  forbund: string,
  quarter: Quarter,
): Promise<PublishedQuarter | undefined> {
  const item = await readsOf(table).get(flowQuarterKey(forbund, quarter), { consistent: false });
  return item && publishedQuarter.parse(item.body);
}
