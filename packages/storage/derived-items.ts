import * as z from 'zod';
import { beginReplay, entry, head, type Replay } from '#ledger';
import { catalogueEntry } from '#search';
import type { Item, Key, Table } from '#table';
import { readsOf } from './busy.ts';
import { catalogueItem } from './catalogue.ts';
import { documentsItem, entryItem, headItem, periodItem, registerItem } from './commit-writes.ts';
import { everyItem } from './every-item.ts';
import { documentsBody, readEvents, statedPeriodBody } from './insats-log.ts';
import {
  catalogueKey,
  documentsKey,
  entryBounds,
  headKey,
  insatsPartition,
  periodBounds,
  registerKey,
} from './keys.ts';

/** What is kept of an insats beside its log, and can be made anew from it. */
export const derivedKinds = ['head', 'documents', 'entry', 'period', 'register', 'catalogue'] as const;
export type DerivedKind = (typeof derivedKinds)[number];

/** How the body of each kind is read. */
export const schemaOf: Readonly<Record<DerivedKind, z.ZodType>> = {
  head,
  documents: documentsBody,
  entry,
  period: statedPeriodBody,
  register: z.null(),
  catalogue: catalogueEntry,
};

export type DerivedItem = { kind: DerivedKind; item: Item };

/** One text for one key: neither part may hold U+0000. */
export const nameOf = ({ partition, sort }: Key) => `${partition}\u0000${sort}`;

const eventsAtATime = 100;

/** Follows the log of an insats from its first event to its last. Throws BrokenLog. */
export async function replayLog(table: Table, insats: string): Promise<Replay> {
  const replay = beginReplay();
  for (;;) {
    const events = await readEvents(readsOf(table), insats, replay.head?.version ?? 0, eventsAtATime);
    for (const event of events) replay.take(event);
    if (events.length < eventsAtATime) return replay;
  }
}

/** Everything that a log says should be kept beside it, by `nameOf` its key. */
export function itemsFrom({ head, documents, periods, entries }: Replay): Map<string, DerivedItem> {
  const items = new Map<string, DerivedItem>();
  const add = (kind: DerivedKind, item: Item) => items.set(nameOf(item), { kind, item });
  if (!head || !documents) return items;
  const { insats, forbund } = head;
  add('head', headItem(head));
  add('documents', documentsItem(insats, documents));
  for (const stated of periods.values()) add('period', periodItem(insats, stated));
  for (const { entry, touchedAt } of entries.values()) add('entry', entryItem(entry, forbund, touchedAt));
  // The first event of a log creates the insats.
  add('register', registerItem(forbund, insats, 1));
  add('catalogue', catalogueItem({ head, documents: documents.value }));
  return items;
}

/** Everything that is kept beside the log now, one item at a time. */
export async function* itemsBeside(
  table: Table,
  { insats, forbund }: { insats: string; forbund: string | undefined },
): AsyncGenerator<DerivedItem> {
  const partition = insatsPartition(insats);
  const single: [DerivedKind, Key][] = [
    ['head', headKey(insats)],
    ['documents', documentsKey(insats)],
  ];
  if (forbund !== undefined) {
    single.push(['register', registerKey(forbund, insats)], ['catalogue', catalogueKey(forbund, insats)]);
  }
  for (const [kind, key] of single) {
    const item = await readsOf(table).get(key, { consistent: true });
    if (item) yield { kind, item };
  }
  const ranges = [
    ['entry', entryBounds],
    ['period', periodBounds],
  ] as const;
  for (const [kind, bounds] of ranges) {
    for await (const item of everyItem(table, partition, { ...bounds, consistent: true })) {
      yield { kind, item };
    }
  }
}
