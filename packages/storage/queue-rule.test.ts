import { expect, test } from 'vitest';
import { createInsatsLog } from '#storage';
import { openSimulatedTable } from '#table';

test("an offer follows the förbund's rule for its queues as it stands, not as it stood a moment ago", async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const table = openSimulatedTable({ seed, faults: { staleRead: 1 } });
    const rule = { first: [{ municipalities: ['0580'], referrers: [] }] };
    const item = { partition: 'queue-rule#linkoping', sort: 'queue-rule', version: 1, body: rule };
    await table.transact([{ do: 'put', item }]);
    expect(await createInsatsLog(table).queueRule('linkoping')).toEqual(rule);
  }
});
