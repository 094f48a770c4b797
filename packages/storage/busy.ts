import { StoreBusy } from '#ledger';
import { type Table, TableError } from '#table';

export type Reads = Pick<Table, 'get' | 'query' | 'due'>;

/** Whether a fault of the table says that nothing was done and that another try may succeed. */
export function asksForPatience(fault: unknown): boolean {
  return fault instanceof TableError && (fault.fault.kind === 'throttled' || fault.fault.kind === 'conflict');
}

/** The table's reads as the capabilities know them: where it asks for a slower pace, they throw StoreBusy. */
export function readsOf(table: Table): Reads {
  return {
    get: (key, options) => table.get(key, options).catch(sayBusy),
    query: (query) => table.query(query).catch(sayBusy),
    due: (query) => table.due(query).catch(sayBusy),
  };
}

function sayBusy(fault: unknown): never {
  throw asksForPatience(fault) ? new StoreBusy('the table asks for a slower pace', { cause: fault }) : fault;
}
