import * as z from 'zod';
import { defaultFlowThresholds, type FlowThresholds, flowThresholds } from '#flow';
import type { Table, Write } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { flowThresholdsKey } from './keys.ts';

/** A förbund's thresholds of the flow watch as they are kept; version 0: it has set none, and the defaults hold. */
export type KeptFlowThresholds = { thresholds: FlowThresholds; version: number };

/** Thresholds as they may stand on the table: from before endings were reckoned with, they have days to wait for them. */
const storedThresholds = flowThresholds
  .extend({ lagDays: z.unknown() })
  .partial({ lagDays: true })
  .transform(({ lagDays: _, ...thresholds }): FlowThresholds => thresholds);

/** A moment behind the latest write unless `consistent`. */
export async function readFlowThresholds(
  table: Table,
  forbund: string,
  options: { consistent: boolean },
): Promise<KeptFlowThresholds> {
  const item = await readsOf(table).get(flowThresholdsKey(forbund), options);
  if (!item) return { thresholds: defaultFlowThresholds, version: 0 };
  return { thresholds: storedThresholds.parse(item.body), version: item.version };
}

/** Puts thresholds in the place of version `replaces`, 0 for none. */
export function putFlowThresholds(forbund: string, value: FlowThresholds, replaces: number): Write {
  return {
    do: 'put',
    item: { ...flowThresholdsKey(forbund), version: replaces + 1, body: asJson(value) },
    when: replaces === 0 ? 'absent' : { version: replaces },
  };
}
