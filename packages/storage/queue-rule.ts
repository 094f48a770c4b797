import { byTimeOfJoining, type QueueRule, queueRule } from '#ledger';
import type { Table, Write } from '#table';
import { type Reads, readsOf } from './busy.ts';
import { queueRuleKey } from './keys.ts';

/** A förbund's rule for its queues, or the one that holds without; a moment behind the latest write unless `consistent`. */
export async function readQueueRule(
  table: Table,
  forbund: string,
  options: { consistent: boolean },
): Promise<QueueRule> {
  return queueRuleOf(readsOf(table), forbund, options);
}

export async function queueRuleOf(
  reads: Reads,
  forbund: string,
  options: { consistent: boolean },
): Promise<QueueRule> {
  const item = await reads.get(queueRuleKey(forbund), options);
  return item ? queueRule.parse(item.body) : byTimeOfJoining;
}

export function putQueueRule(forbund: string, value: QueueRule): Write {
  return { do: 'put', item: { ...queueRuleKey(forbund), version: 1, body: value } };
}
