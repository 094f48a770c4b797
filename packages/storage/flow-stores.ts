import type { FlowStores } from '#flow';
import type { Table } from '#table';
import { createFlowBaselines } from './flow-baselines.ts';
import { createFlowFlags } from './flow-flags.ts';
import { createPublishedQuarters } from './flow-quarters.ts';
import { createFlowRecords } from './flow-records.ts';
import { createFlowRuns } from './flow-runs.ts';
import { readFlowThresholds } from './flow-thresholds.ts';
import { createFlowWaits } from './flow-waits.ts';

/** Everything that the flow watch reads and keeps, on the table. */
export function createFlowStores(table: Table): FlowStores {
  return {
    records: createFlowRecords(table),
    baselines: createFlowBaselines(table),
    flags: createFlowFlags(table),
    runs: createFlowRuns(table),
    waits: createFlowWaits(table),
    quarters: createPublishedQuarters(table),
    limits: {
      async thresholds(forbund) {
        return (await readFlowThresholds(table, forbund, { consistent: true })).thresholds;
      },
    },
  };
}
