import { type Reminders, reminder } from '#ledger';
import { type Table, TableError } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { reminderKey, remindersLane } from './keys.ts';

/** Longer than a staleness is reminded of (a year), so that none is forgotten while it could be queued again. */
const keptSeconds = 400 * 86_400;

/** Reminders on the table, an item a staleness. */
export function createReminders(table: Table): Reminders {
  const reads = readsOf(table);
  return {
    async isQueued({ forbund, insats, asOf }) {
      return (await reads.get(reminderKey(forbund, insats, asOf))) !== undefined;
    },
    async queue(said) {
      const { forbund, insats, asOf, queuedAt } = said;
      const item = {
        ...reminderKey(forbund, insats, asOf),
        version: 1,
        body: asJson(said),
        due: { lane: remindersLane, at: queuedAt },
        expires: Math.floor(Date.parse(queuedAt) / 1_000) + keptSeconds,
      };
      try {
        await table.transact([{ do: 'put', item, when: 'absent' }]);
        return 'queued';
      } catch (error) {
        if (!(error instanceof TableError) || error.fault.kind === 'refused') throw error;
        return error.fault.kind === 'condition-failed' ? 'known' : 'busy';
      }
    },
    async waiting(until, limit) {
      const due = await table.due({ lane: remindersLane, until, limit });
      return due.map((item) => reminder.parse(item.body));
    },
  };
}
