import { type Flag, type FlowFlags, flag, type KeptFlag } from '#flow';
import type { Item, Table, Write } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { everyItem } from './every-item.ts';
import { flowFlagKey } from './keys.ts';
import { saveIn } from './saving.ts';

/** Flags on the table, an item each. Reads are consistent: whoever has just acted sees it. */
export function createFlowFlags(table: Table): FlowFlags {
  return {
    async all(forbund) {
      const { partition } = flowFlagKey(forbund, '');
      const items = await Array.fromAsync(everyItem(table, partition, { consistent: true }));
      return items.map(keptFlagOf);
    },
    async find(forbund, id) {
      const item = await readsOf(table).get(flowFlagKey(forbund, id), { consistent: true });
      return item && keptFlagOf(item);
    },
    save: (flag, replaces) => saveIn(table, [putFlag(flag, replaces)]),
  };
}

function keptFlagOf({ body, version }: Item): KeptFlag {
  return { flag: flag.parse(body), version };
}

/** Puts a flag in the place of version `replaces`, 0 for none. */
export function putFlag(value: Flag, replaces: number): Write {
  return {
    do: 'put',
    item: { ...flowFlagKey(value.forbund, value.id), version: replaces + 1, body: asJson(value) },
    when: replaces === 0 ? 'absent' : { version: replaces },
  };
}
