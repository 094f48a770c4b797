import { type Command, swedishDay } from '#ledger';
import { systemPace } from '#runtime';
import { insatsOfPartition, insatsPartition } from '#storage';
import { type Item, openSimulatedTable, type Table, type Write } from '#table';
import { aDescription } from '../../../test/builders/insats.ts';
import { joining, offerToNext, starting } from './lives.ts';
import { actor, carryOut } from './sides.ts';

/** A name of sixteen letters, as an insats has it. */
export const insatsCalled = (number: number, group = 'ledger') =>
  group.padEnd(8, 'x') + String(number).padStart(8, '0');

export type Made = { waiting: number; placed: number; offered: number };

/** How the living entries stand: half of them wait, two have an offer where there are enough, the rest take part. */
export function standing(entries: number): Made {
  const offered = Math.min(2, Math.floor(entries / 10));
  const waiting = Math.ceil(entries / 2);
  return { offered, waiting, placed: entries - offered - waiting };
}

/** Room beside those who take part, so that no command of a day is refused for want of places. */
const freePlaces = 100;

/** An insats that keeps a ledger with so many living entries, made by the commands themselves, on a table in memory. */
export async function anInsatsWith({ waiting, placed, offered }: Made, offersNext = false): Promise<Table> {
  const table = openSimulatedTable({ seed: 1 });
  const insats = insatsCalled(0);
  const { forbund, organisation } = actor;
  const today = swedishDay(systemPace.now());
  const rules = { sharing: true, offerDays: 5, offersNext };
  const asked: Command[] = [
    {
      type: 'createInsats',
      forbund,
      organisation,
      externalReference: null,
      description: aDescription(),
      criteria: null,
    },
    { type: 'setPlaces', places: placed + offered + freePlaces, hoursPerPlace: 40 },
    { type: 'openLedger', rules, placements: [], overbooking: null },
    ...Array.from({ length: placed }, (_, number) => starting(number, today)),
    ...Array.from({ length: waiting + offered }, (_, number) => joining(number)),
    ...Array.from({ length: offered }, () => offerToNext),
  ];
  for (const command of asked) {
    const { answer } = await carryOut(table, insats, command);
    if (answer.outcome === 'refused') throw new Error(`${command.type}: ${JSON.stringify(answer.refused)}`);
  }
  return table;
}

const mostWrites = 100;
const mostItems = 1_000;
const atATime = 8;

/**
 * Copies the insats into a store under other names: what commands read of it. Its log so far, which none of them reads,
 * is left behind. `as` changes each item on its way.
 */
export async function copyInsats(
  from: Table,
  to: Table,
  names: readonly string[],
  as: (item: Item) => Item = (item) => item,
): Promise<void> {
  const own = insatsCalled(0);
  const kept = [...(await itemsIn(from, own, 'entry#')), ...(await itemsIn(from, own, 'state#'))];
  const writes = names.flatMap((name) =>
    kept.map((item): Write => ({ do: 'put', item: { ...as(renamed(item, own, name)) } })),
  );
  const batches = Array.from({ length: Math.ceil(writes.length / mostWrites) }, (_, number) =>
    writes.slice(number * mostWrites, (number + 1) * mostWrites),
  );
  const workers = Array.from({ length: atATime }, async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) await to.transact(batch);
  });
  await Promise.all(workers);
}

/** The items of an insats whose sort key begins so; there are never more than fit on a page. */
async function itemsIn(table: Table, insats: string, beginning: string): Promise<Item[]> {
  const bounds = { from: beginning, to: `${beginning}~` };
  const page = await table.query({ partition: insatsPartition(insats), ...bounds, limit: mostItems });
  if (page.next !== undefined) throw new Error(`${insats} has more items than fit on a page`);
  return page.items;
}

function renamed(item: Item, from: string, to: string): Item {
  if (insatsOfPartition(item.partition) !== from) throw new Error('an item of another insats');
  const body: Item['body'] = JSON.parse(JSON.stringify(item.body).replaceAll(from, to));
  return { ...item, partition: insatsPartition(to), body };
}
