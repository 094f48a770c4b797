import type { Item, Table } from '#table';
import { readsOf } from './busy.ts';

const pageSize = 500;

/** Every item of a partition, or of a range in it, page by page; a moment behind the latest write unless `consistent`. */
export async function* everyItem(
  table: Table,
  partition: string,
  options: { consistent?: boolean; from?: string; to?: string } = {},
): AsyncGenerator<Item> {
  let after: string | undefined;
  do {
    const page = await readsOf(table).query({
      partition,
      limit: pageSize,
      ...options,
      ...(after !== undefined && { after }),
    });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
