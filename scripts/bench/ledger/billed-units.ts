import { type Item, itemBytes } from '#table';
import type { Call } from './watched-table.ts';

/** What DynamoDB bills on demand: write units of the table and of its index, and read units. */
export type Units = { write: number; index: number; read: number };

const bytesOfWriteUnit = 1_024;
const bytesOfReadUnit = 4_096;
/** A transaction writes every item twice. */
const timesInTransaction = 2;

/**
 * The units of some calls by AWS's rules, which DynamoDB Local does not keep: it reports four where AWS bills six.
 * A write is billed by the larger of what stood and what stands, a condition check as a write; a query by all it read
 * together. The index holds keys alone, so only a due time that comes, goes or moves is written there.
 * Source: Amazon DynamoDB Developer Guide, "Capacity unit consumption" and "Amazon DynamoDB Transactions: How it works".
 */
export function unitsOf(calls: readonly Call[]): Units {
  const units: Units = { write: 0, index: 0, read: 0 };
  for (const call of calls) {
    switch (call.ask) {
      case 'get':
        units.read += readUnits(call.found ? [call.found] : [], call.consistent);
        break;
      case 'query':
        units.read += readUnits(call.found, call.query.consistent === true);
        break;
      case 'transact':
        for (const [index, write] of call.writes.entries()) {
          const before = call.before[index];
          const after = write.do === 'put' ? write.item : write.do === 'check' ? before : undefined;
          const alone = call.writes.length === 1 && write.do !== 'check';
          units.write += writeUnits(before, after) * (alone ? 1 : timesInTransaction);
          units.index += indexWrites(before, after);
        }
        break;
      default:
        call satisfies never;
    }
  }
  return units;
}

function writeUnits(before: Item | undefined, after: Item | undefined): number {
  const bytes = Math.max(before ? itemBytes(before) : 0, after ? itemBytes(after) : 0);
  return Math.max(1, Math.ceil(bytes / bytesOfWriteUnit));
}

function readUnits(found: readonly Item[], consistent: boolean): number {
  const bytes = found.reduce((total, item) => total + itemBytes(item), 0);
  return Math.max(1, Math.ceil(bytes / bytesOfReadUnit)) * (consistent ? 1 : 0.5);
}

function indexWrites(before: Item | undefined, after: Item | undefined): number {
  const [was, becomes] = [before?.due, after?.due];
  if (was?.lane === becomes?.lane && was?.at === becomes?.at) return 0;
  return (was ? 1 : 0) + (becomes ? 1 : 0);
}
