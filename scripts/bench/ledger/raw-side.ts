import { systemPace } from '#runtime';
import { entryKey, eventKey, headKey, insatsPartition, requestKey } from '#storage';
import { type Item, type Key, type Query, type Table, TableError, type Write } from '#table';
import { insatsCalled } from './field.ts';
import { lives } from './lives.ts';
import { anyHash, ledgerSide, type Side } from './sides.ts';
import { type Call, watch } from './watched-table.ts';

/** What a command asks of the store once it has read the head: reads, and one transaction. */
type Shape = { reads: Exclude<Call, { ask: 'transact' }>[]; writes: readonly Write[] };

/** Shapes by life and number in it. */
export type Shapes = readonly (readonly Shape[])[];

/** Goes through every life once, alone, and notes what the ledger asks of the table. */
export async function shapesOf(table: Table): Promise<Shapes> {
  const watched = watch(table);
  const side = ledgerSide(watched.table, [insatsCalled(0)]);
  const shapes: Shape[][] = [];
  for (const [number, steps] of lives.entries()) {
    const life = side.begin(0, number);
    const own: Shape[] = [];
    for (const step of steps) {
      watched.take();
      if ((await life.next()).refused) throw new Error(`${step} was refused where nobody disturbs`);
      own.push(shapeOf(watched.take()));
    }
    shapes.push(own);
    await side.tidy();
  }
  return shapes;
}

function shapeOf(calls: readonly Call[]): Shape {
  const [head, ...rest] = calls;
  const commit = rest.pop();
  if (head?.ask !== 'get' || commit?.ask !== 'transact')
    throw new Error('a command reads the head first and commits last');
  return { reads: rest.filter((call) => call.ask !== 'transact'), writes: commit.writes };
}

/** The body as a text of as many bytes: what the store does with it costs least. */
export function opaque(item: Item): Item {
  const quotes = 2;
  return { ...item, body: 'x'.repeat(Buffer.byteLength(JSON.stringify(item.body)) - quotes) };
}

const lettersOfEntry = 16;
const firstPauseMilliseconds = 20;
const longestPauseMilliseconds = 200;
/** Beyond all bad luck: a condition that cannot hold ends the bench. */
const mostAttempts = 1_000;

/**
 * The store alone, with transactions of the ledger's shape: the same reads before, as many items of as many bytes under
 * the same conditions. Where the head has moved on it reads and writes again after the same pauses as the ledger, or
 * at once when `eager`.
 */
export function rawSide(
  table: Table,
  insatser: readonly string[],
  shapes: Shapes,
  { eager = false } = {},
): Side {
  let made: Key[] = [];
  return {
    begin(number, life) {
      const insats = insatser[number];
      if (insats === undefined) throw new Error('there is no such insats');
      const own = entryKey(insats, anyHash().slice(0, lettersOfEntry));
      const left = [...(shapes[life] ?? [])];
      made.push(own);
      return {
        async next() {
          const shape = left.shift();
          if (!shape) throw new Error('the life has come to its end');
          const opaqueWrites = shape.writes.map((write) =>
            write.do === 'put' ? { ...write, item: opaque(write.item) } : write,
          );
          const request = requestKey(anyHash());
          for (let attempt = 0; ; attempt += 1) {
            const head = await table.get(headKey(insats), { consistent: true });
            if (!head) throw new Error('the head is gone');
            const entry = await readAs(table, shape.reads, insats, own);
            const writes = opaqueWrites.map((write) => placed(write, { insats, head, own, entry, request }));
            if (await committed(table, writes)) return { refused: false, busy: 0 };
            const most = Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** attempt);
            if (attempt === mostAttempts) throw new Error(`the store never took a write in ${insats}`);
            if (!eager) await systemPace.pause(Math.random() * most);
          }
        },
      };
    },
    async tidy() {
      for (const key of made) await table.transact([{ do: 'delete', key }]);
      made = [];
    },
  };
}

/** Makes the reads and answers the own entry, where they meet it. A range is read to its end, page by page. */
async function readAs(
  table: Table,
  reads: Shape['reads'],
  insats: string,
  own: Key,
): Promise<Item | undefined> {
  let entry: Item | undefined;
  for (const read of reads) {
    if (read.ask === 'get') {
      const isEntry = read.key.sort.startsWith(entryKey('', '').sort);
      const found = await table.get(isEntry ? own : read.key, { consistent: read.consistent });
      if (isEntry) entry = found;
    } else if (read.query.after === undefined) {
      const query: Query = { ...read.query, partition: insatsPartition(insats) };
      let page = await table.query(query);
      entry = page.items.find(({ sort }) => sort === own.sort) ?? entry;
      while (page.next !== undefined) {
        page = await table.query({ ...query, after: page.next });
        entry = page.items.find(({ sort }) => sort === own.sort) ?? entry;
      }
    }
  }
  return entry;
}

/** A noted write where it belongs in this insats, under the versions that were read. */
function placed(
  write: Write,
  at: { insats: string; head: Item; own: Key; entry: Item | undefined; request: Key },
): Write {
  if (write.do !== 'put') throw new Error('the commands of a day put, and neither delete nor check');
  const { item } = write;
  const { insats, head, own, entry, request } = at;
  const version = head.version + 1;
  if (item.sort === headKey(insats).sort) {
    const key = headKey(insats);
    return { do: 'put', item: { ...item, ...key, version }, when: { version: head.version } };
  }
  if (item.sort === requestKey('').sort) return { do: 'put', item: { ...item, ...request }, when: 'absent' };
  if (item.sort.startsWith(entryKey('', '').sort)) {
    const when = entry ? { version: entry.version } : 'absent';
    return { do: 'put', item: { ...item, ...own, version }, when };
  }
  return { do: 'put', item: { ...item, ...eventKey(insats, version), version }, when: 'absent' };
}

async function committed(table: Table, writes: Write[]): Promise<boolean> {
  try {
    await table.transact(writes);
    return true;
  } catch (fault) {
    if (fault instanceof TableError && ['condition-failed', 'conflict'].includes(fault.fault.kind))
      return false;
    throw fault;
  }
}
