import type { Poke } from './port.ts';
import { keyOf, type StoredWrite } from './stored.ts';

/** The partitions that a transaction changes, each once. A check changes nothing. */
export function touchedPartitions(writes: readonly StoredWrite[]): string[] {
  return [...new Set(writes.filter((write) => write.do !== 'check').map((write) => keyOf(write).partition))];
}

/**
 * Pokes once the caller's own work is done. A listener that fails has lost its poke, which the port allows: the
 * write stands, and the fault shows as a process warning.
 */
export function pokeLater(onPoke: Poke | undefined, partitions: readonly string[]): void {
  if (!onPoke) return;
  for (const partition of partitions) {
    Promise.resolve()
      .then(() => onPoke(partition))
      .catch((fault) => process.emitWarning(fault instanceof Error ? fault : String(fault)));
  }
}
