import { type Command, handleCommand } from '#ledger';
import { projectEntry } from '#search';
import { createCatalogueProjection, createInsatsLog } from '#storage';
import type { Item, Table } from '#table';
import { aRequest, createCykel, mondayMorning, reportPeriod } from './ledger.ts';
import { livePlaces, paceAt } from './lived-places.ts';

/** Brings the catalogue up to the log. */
export const project = (table: Table, insats = 'cykel') =>
  projectEntry(createCatalogueProjection(table), insats);

/** An insats with three placements and somebody with an offer, one who ended, and two stated periods. */
export async function aLife(table: Table): Promise<string> {
  let number = 0;
  const ask = (command: Command) => {
    number += 1;
    return handleCommand(
      createInsatsLog(table),
      paceAt(mondayMorning),
      aRequest(`before ${number}`, command),
    );
  };
  await ask(createCykel);
  await ask(reportPeriod('2026-01-01', '2026-01-31'));
  await ask(reportPeriod('2026-02-01', '2026-02-10'));
  const now = await livePlaces(
    table,
    [
      { step: 'start', which: 0, hours: 1 },
      { step: 'start', which: 1, hours: 1 },
      { step: 'join', which: 0, hours: 1 },
      { step: 'offer', which: 0, hours: 1 },
      { step: 'join', which: 2, hours: 1 },
      { step: 'end', which: 0, hours: 1 },
    ],
    'cykel',
  );
  await project(table);
  return now;
}

/** Puts an item as no command would. */
export async function plant(table: Table, item: Item): Promise<void> {
  await table.transact([{ do: 'put', item }]);
}

/** What a stored item holds, field by field. */
export type Body = Record<string, Item['body']>;
export const bodyOf = (item: Item): Body => item.body as Body;

export async function itemAt(table: Table, sort: string, partition = 'insats#cykel'): Promise<Item> {
  const item = await table.get({ partition, sort }, { consistent: true });
  if (!item) throw new Error(`nothing stands at ${partition} ${sort}`);
  return item;
}

export async function entryItems(table: Table): Promise<Item[]> {
  const range = { from: 'entry#', to: 'entry#~', limit: 100, consistent: true };
  return (await table.query({ partition: 'insats#cykel', ...range })).items;
}

export async function anEntryThat(table: Table, is: string): Promise<Item> {
  const found = (await entryItems(table)).find((item) => JSON.stringify(item.body).includes(`{"is":"${is}"`));
  if (!found) throw new Error(`nobody is ${is}`);
  return found;
}

/** The item with other fields in its body. */
export const changed = (item: Item, changes: Body): Item => ({
  ...item,
  body: { ...bodyOf(item), ...changes },
});

/** Everything that is kept of the insats but its log. */
export async function everythingBeside(table: Table): Promise<Item[]> {
  const partitions = ['insats#cykel', 'insatser#linkoping', 'catalogue#linkoping'];
  const pages = await Promise.all(
    partitions.map((partition) => table.query({ partition, limit: 1_000, consistent: true })),
  );
  return pages.flatMap(({ items }) => items).filter(({ sort }) => !sort.startsWith('event#'));
}
