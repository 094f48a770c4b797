import { type ApiHandlers, concernedForbund } from '#api';
import { municipalityName } from '#insats';
import { type QueueRule, queueRuleSentence } from '#ledger';
import { putQueueRule, readQueueRule } from '#storage';
import { writeForCall } from './once.ts';
import type { AdminParts } from './parts.ts';

type QueueRuleOperations = 'readQueueRule' | 'setQueueRule';

/** Who goes first in the förbund's queues. */
export function queueRuleApi({
  table,
}: Pick<AdminParts, 'table'>): Pick<ApiHandlers<'admin'>, QueueRuleOperations> {
  const withSentence = (rule: QueueRule) => ({
    ...rule,
    sentence: queueRuleSentence(rule, municipalityName),
  });
  return {
    readQueueRule: async (call) =>
      withSentence(await readQueueRule(table, concernedForbund(call), { consistent: true })),
    async setQueueRule(call) {
      const forbund = concernedForbund(call);
      return writeForCall(table, call, withSentence(call.body), [putQueueRule(forbund, call.body)], 'busy');
    },
  };
}
