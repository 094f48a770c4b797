import { type FlowBaselines, type KeptBaseline, keptBaseline } from '#flow';
import type { Table, Write } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { everyItem } from './every-item.ts';
import { flowBaselineKey } from './keys.ts';
import { saveIn } from './saving.ts';

/** Baselines on the table, an item a version. One takes some 250 bytes for each insats, so 1,500 insatser have room. */
export function createFlowBaselines(table: Table): FlowBaselines {
  return {
    async latest(forbund) {
      const { partition } = flowBaselineKey(forbund, 0);
      const page = await readsOf(table).query({
        partition,
        order: 'descending',
        limit: 1,
        consistent: true,
      });
      const [item] = page.items;
      return item && keptBaseline.parse(item.body);
    },
    async all(forbund) {
      const { partition } = flowBaselineKey(forbund, 0);
      const items = await Array.fromAsync(everyItem(table, partition, { consistent: true }));
      return items.map(({ body }) => keptBaseline.parse(body));
    },
    keep: (forbund, kept) => saveIn(table, [putFlowBaseline(forbund, kept)]),
  };
}

/** Puts a new version of the baseline beside those before it. */
export function putFlowBaseline(forbund: string, kept: KeptBaseline): Write {
  const { version } = kept.baseline;
  const item = { ...flowBaselineKey(forbund, version), version, body: asJson(kept) };
  return { do: 'put', item, when: 'absent' };
}
