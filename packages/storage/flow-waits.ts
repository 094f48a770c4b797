import type { DayNumber, FlowWaits } from '#flow';
import type { Wait } from '#ledger';
import type { Item, Table, Write } from '#table';
import { asJson } from './commit-writes.ts';
import { everyItem } from './every-item.ts';
import { flowWaitsKey, flowWaitsPartition } from './keys.ts';
import { saveIn } from './saving.ts';

const insatserOfChunk = 500;

/** Waits on the table, 500 insatser an item. The version of each item is the day that they were reckoned on. */
export function createFlowWaits(table: Table): FlowWaits {
  return {
    async replace(forbund, day, waits) {
      const there = await Array.fromAsync(
        everyItem(table, flowWaitsPartition(forbund), { consistent: true }),
      );
      if (there.some(({ version }) => version > day)) return 'moved-on';
      const writes = writesOf(there, itemsOf(forbund, day, waits));
      return writes.length === 0 ? 'saved' : saveIn(table, writes);
    },
  };
}

function itemsOf(forbund: string, day: DayNumber, waits: ReadonlyMap<string, Wait>): Item[] {
  const inOrder = [...waits].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const items: Item[] = [];
  // The first stands there also where nobody waits: its version says that the day has been reckoned.
  for (let chunk = 0; chunk === 0 || chunk * insatserOfChunk < inOrder.length; chunk += 1) {
    const its = inOrder.slice(chunk * insatserOfChunk, (chunk + 1) * insatserOfChunk);
    items.push({
      ...flowWaitsKey(forbund, chunk),
      version: day,
      body: asJson(Object.fromEntries(its)),
    });
  }
  return items;
}

function writesOf(there: readonly Item[], wanted: readonly Item[]): Write[] {
  const versions = new Map(there.map(({ sort, version }) => [sort, version]));
  const said = new Set(there.map(textOf));
  const conditionOf = (sort: string) => {
    const version = versions.get(sort);
    return version === undefined ? ('absent' as const) : { version };
  };
  const puts = wanted
    .filter((item) => !said.has(textOf(item)))
    .map((item): Write => ({ do: 'put', item, when: conditionOf(item.sort) }));
  const deletes = there
    .filter(({ sort }) => !wanted.some((item) => item.sort === sort))
    .map(({ partition, sort, version }): Write => {
      return { do: 'delete', key: { partition, sort }, when: { version } };
    });
  return [...puts, ...deletes];
}

const textOf = ({ sort, version, body }: Item) => JSON.stringify([sort, version, body]);
