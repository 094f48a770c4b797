import type { Instant } from '#ledger';
import { createCatalogueReader, createFlowStores, createForbundDirectory, putForbund } from '#storage';
import type { Item, Table } from '#table';
import type { FlowParts } from '../../functions/flow/run-forbund.ts';
import { watchFlow } from '../../functions/flow/watch-flow.ts';
import { paceAt } from './lived-places.ts';

/** A förbund that has a name and nothing else. */
export const putNamedForbund = (id: string) =>
  putForbund({ id, name: `Förbundet ${id}`, municipalities: [], note: null });

/** The parts of a run at a moment, over one table; `failed` is told the ids of what was left for the next time. */
export function flowPartsAt(table: Table, now: Instant, failed: string[] = []): FlowParts {
  return {
    table,
    stores: createFlowStores(table),
    directory: createForbundDirectory(table),
    catalogue: createCatalogueReader(table, 0, () => 0),
    pace: paceAt(now),
    goOn: () => true,
    log: {
      info: () => undefined,
      warn: () => undefined,
      fault: (_message, _fault, facts) => failed.push(String(facts?.id)),
    },
  };
}

/** Lets the clock wake the flow watch at a moment; answers the ids of what was left for the next time. */
export async function watchAt(table: Table, now: Instant): Promise<string[]> {
  const failed: string[] = [];
  await watchFlow(flowPartsAt(table, now, failed));
  return failed;
}

/** Everything that the flow watch keeps of a förbund, to the byte. */
export async function everythingOfFlow(table: Table, forbund = 'linkoping'): Promise<Item[]> {
  const kinds = ['flow-records', 'flow-baselines', 'flow-flags', 'flow-run', 'flow-waits', 'flow-quarters'];
  const pages = await Promise.all(
    kinds.map((kind) => table.query({ partition: `${kind}#${forbund}`, limit: 1_000, consistent: true })),
  );
  return pages.flatMap(({ items }) => items);
}
