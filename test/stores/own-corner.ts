import type { Item, Key, Table, Write } from '#table';

/**
 * A corner of a table that looks like a table of its own: whoever works in it writes and sees only partitions and
 * lanes of that name. So hundreds of histories have one real table, and the names of their insatser are the same.
 */
export function cornerOf(table: Table, name: string): Table {
  const inside = (text: string) => `${name} ${text}`;
  const outside = (text: string) => text.slice(name.length + 1);
  const keyInside = ({ partition, sort }: Key): Key => ({ partition: inside(partition), sort });

  function itemInside(item: Item): Item {
    const moved = { ...item, partition: inside(item.partition) };
    return item.due ? { ...moved, due: { ...item.due, lane: inside(item.due.lane) } } : moved;
  }
  function itemOutside(item: Item): Item {
    const moved = { ...item, partition: outside(item.partition) };
    return item.due ? { ...moved, due: { ...item.due, lane: outside(item.due.lane) } } : moved;
  }
  function writeInside(write: Write): Write {
    return write.do === 'put'
      ? { ...write, item: itemInside(write.item) }
      : { ...write, key: keyInside(write.key) };
  }

  return {
    async get(key, options) {
      const item = await table.get(keyInside(key), options);
      return item && itemOutside(item);
    },
    async query(query) {
      const page = await table.query({ ...query, partition: inside(query.partition) });
      return { ...page, items: page.items.map(itemOutside) };
    },
    async due(query) {
      return (await table.due({ ...query, lane: inside(query.lane) })).map(itemOutside);
    },
    transact: (writes) => table.transact(writes.map(writeInside)),
    close: () => table.close(),
  };
}
