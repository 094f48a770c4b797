import type { Saving } from '#flow';
import { type Table, TableError, type Write } from '#table';

/** Makes conditional writes, all or none, and says how it went. Throws what the table refuses. */
export async function saveIn(table: Table, writes: readonly Write[]): Promise<Saving> {
  try {
    await table.transact(writes);
    return 'saved';
  } catch (error) {
    if (!(error instanceof TableError) || error.fault.kind === 'refused') throw error;
    return error.fault.kind === 'condition-failed' ? 'moved-on' : 'busy';
  }
}
