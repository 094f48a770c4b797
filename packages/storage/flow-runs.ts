import { type FlowRuns, flowRun } from '#flow';
import type { Table } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { flowRunKey } from './keys.ts';
import { saveIn } from './saving.ts';

/** How far the daily run has come, an item for each förbund. */
export function createFlowRuns(table: Table): FlowRuns {
  return {
    async latest(forbund) {
      const item = await readsOf(table).get(flowRunKey(forbund), { consistent: true });
      return item && { run: flowRun.parse(item.body), version: item.version };
    },
    save(forbund, run, replaces) {
      const item = { ...flowRunKey(forbund), version: replaces + 1, body: asJson(run) };
      const when = replaces === 0 ? 'absent' : { version: replaces };
      return saveIn(table, [{ do: 'put', item, when }]);
    },
  };
}
