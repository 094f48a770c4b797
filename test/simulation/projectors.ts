import type { Log } from '#observability';
import { projectEntry } from '#search';
import { laggingInsatser } from '#storage';
import type { Table } from '#table';
import { projectPoked } from '../../functions/projector/project.ts';
import type { Chance } from './chance.ts';
import type { Parts } from './parts.ts';
import { hasDied, type Process } from './process.ts';
import type { SimulatedTable } from './storm.ts';
import type { SeenEntry } from './witness.ts';
import { forbund } from './world.ts';

const silent: Log = { info: () => {}, warn: () => {}, fault: () => {} };

/** Pokes that have come and wait to be taken up, by consumers that may die over them. */
export function openPokes() {
  let waiting: string[] = [];
  return {
    poke: (partition: string): void => {
      waiting.push(partition);
    },
    take(): string[] {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}

export type Pokes = ReturnType<typeof openPokes>;

/**
 * Takes up what has been poked, if anything. A consumer that dies leaves the rest of its batch; mostly it is sent again.
 */
export async function project(
  parts: Parts,
  process: Process,
  pokes: Pokes,
  chance: Chance,
): Promise<boolean> {
  const batch = pokes.take();
  if (batch.length === 0) return false;
  const unfinished = await projectPoked(parts.projection(process.far), batch, silent);
  process.handle.restart();
  if (chance.strikes(0.7)) for (const partition of unfinished) pokes.poke(partition);
  return true;
}

/** Mends what lost pokes leave behind, as the sweep does. */
export async function catchUp(parts: Parts, process: Pick<Process, 'far' | 'handle'>): Promise<void> {
  try {
    const projection = parts.projection(process.far);
    for (const insats of await laggingInsatser(process.far, forbund)) await projectEntry(projection, insats);
  } catch (fault) {
    if (!hasDied(fault) && !isBusy(fault)) throw fault;
    process.handle.restart();
  }
}

const isBusy = (fault: unknown) => fault instanceof Error && fault.name === 'StoreBusy';

/** Brings the catalogue to rest: every poke delivered, every late write made, the sweep done in fair weather. */
export async function settle(
  parts: Parts,
  table: SimulatedTable,
  handles: readonly { releasePokes(): void }[],
  pokes: Pokes,
): Promise<void> {
  table.releaseLateWrites();
  for (const handle of handles) handle.releasePokes();
  // Pokes come in a turn of their own.
  await Promise.resolve();
  const projection = parts.projection(parts.table(table));
  await projectPoked(projection, pokes.take(), silent);
  for (const insats of await laggingInsatser(table, forbund)) await projectEntry(projection, insats);
}

/** Looks at the catalogue as it stands now, and adds what has changed since the last look. */
export async function look(table: Table, seen: SeenEntry[]): Promise<void> {
  const { items } = await table.query({ partition: `catalogue#${forbund}`, limit: 10, consistent: true });
  for (const { sort: insats, version, body } of items) {
    const known = seen.findLast((one) => one.insats === insats);
    if (known?.version !== version) seen.push({ insats, version, body });
  }
}
